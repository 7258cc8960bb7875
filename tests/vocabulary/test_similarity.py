"""Similarity between skills: directed, bounded, frozen, and free of false friends."""

from __future__ import annotations

import random
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.vocabulary import Skill, SkillCategory, SkillSimilarity, Vocabulary
from dxmatch.vocabulary.relations import Relations
from dxmatch.vocabulary.similarity import SCALE
from dxmatch.vocabulary.spelling import anchors, features
from dxmatch.vocabulary.spelling_table import FULL_NAME, compute_table, frozen_table, render_table

VOCABULARY = Vocabulary.default()
SIMILARITY = SkillSimilarity.default()
IDS = st.sampled_from([skill.id for skill in VOCABULARY])
FILE = Path(__file__).parents[2] / "src/dxmatch/vocabulary/data/similarity.csv"

FALSE_FRIENDS = [
    ("c", "c++", "c#", "f#", "r", "go", "objective-c", "sql", "cobol"),
    ("java", "javascript"),
    ("go", "django", "gcp", "mongodb"),
    ("r", "rust", "ruby", "rpa"),
    ("react", "redis"),
    ("scala", "scalardb", "pascal"),
    ("nutanix", "unix"),
    ("chatgpt", "chatwork"),
    ("access", "access-control"),
    ("swift", "aws-sns"),
    ("prisma", "prisma-access"),
    ("cert-db", "database-design"),
    ("cert-pm", "project-management"),
    ("industry-healthcare", "health-dx"),
]


@pytest.mark.parametrize("group", FALSE_FRIENDS)
def test_false_friends_have_nothing_in_common(group: tuple[str, ...]) -> None:
    assert all(skill in VOCABULARY for skill in group)
    alike = {(a, b): SIMILARITY.between(a, b) for a, b in permutations(group, 2)}
    assert {pair: value for pair, value in alike.items() if value} == {}


def test_the_frozen_table_is_up_to_date() -> None:
    """Recomputing gives the committed file, byte for byte."""
    text = render_table(compute_table(VOCABULARY), VOCABULARY)
    assert FILE.read_text(encoding="utf-8") == text, "run: python tools/build_similarity.py"
    assert FILE.stat().st_size < 400_000


def test_a_skill_satisfies_what_it_implies_and_only_in_part_the_other_way() -> None:
    assert SIMILARITY.between("spring-boot", "java") == SCALE
    assert SIMILARITY.between("spring-framework", "spring-boot") == 5_000
    assert SIMILARITY.between("java", "spring-boot") == 2_500
    assert SIMILARITY.between("aws-ec2", "aws") == SCALE > SIMILARITY.between("aws", "aws-ec2") > 0


def test_declared_nearness_counts_both_ways() -> None:
    assert SIMILARITY.between("mysql", "postgresql") == SIMILARITY.between("postgresql", "mysql")
    assert 0 < SIMILARITY.between("cio-assistant", "cdo-assistant") < SCALE


def test_names_that_share_a_word_are_somewhat_alike() -> None:
    assert 2_500 <= SIMILARITY.between("network-construction", "network-design") <= FULL_NAME


@given(IDS)
def test_a_skill_satisfies_itself(skill: str) -> None:
    """Reflexive: sim(x, x) = 10,000."""
    assert SIMILARITY.between(skill, skill) == SCALE


@given(IDS, IDS)
def test_only_an_implied_skill_is_satisfied_fully(have: str, want: str) -> None:
    """Bounds: 0 … 10,000, and 10,000 exactly for itself or what it implies."""
    value = SIMILARITY.between(have, want)
    assert 0 <= value <= SCALE
    assert (value == SCALE) == (have == want or want in VOCABULARY.implies(have))


@given(IDS)
def test_neighbours_are_all_that_counts(want: str) -> None:
    """neighbours(w) = every h with sim(h, w) > 0, by value, then id."""
    every = [(s.id, SIMILARITY.between(s.id, want)) for s in VOCABULARY]
    expected = sorted(((h, v) for h, v in every if v), key=lambda n: (-n[1], n[0]))
    assert SIMILARITY.neighbours(want) == tuple(expected)


def test_an_unknown_skill_satisfies_only_itself() -> None:
    assert SIMILARITY.neighbours("our-own") == (("our-own", SCALE),)
    assert SIMILARITY.between("our-own", "java") == SIMILARITY.between("java", "our-own") == 0


def test_declared_relations_name_known_skills_and_do_not_contradict() -> None:
    relations = Relations.default()
    pairs = {*relations.near, *relations.distinct}
    assert {skill for pair in pairs for skill in pair if skill not in VOCABULARY} == set()
    assert all(0 < value < SCALE for value in relations.near.values())
    assert relations.distinct.isdisjoint(relations.near)
    both = [(a, b) for a, b in pairs if b in VOCABULARY.implies(a) or a in VOCABULARY.implies(b)]
    assert both == []


def test_an_extended_vocabulary_is_computed_anew() -> None:
    own = Skill("wan-design", "広域ネットワーク設計", "WAN design", SkillCategory.INFRASTRUCTURE)
    small = Vocabulary([VOCABULARY["network-design"], VOCABULARY["cobol"], own])
    assert frozen_table(small) is None
    similarity = SkillSimilarity.of(small)
    assert 0 < similarity.between("wan-design", "network-design") <= FULL_NAME
    assert similarity.between("wan-design", "cobol") == 0
    assert similarity.digest != SIMILARITY.digest


def test_a_vocabulary_without_skills_has_no_pairs() -> None:
    assert compute_table(Vocabulary([])) == {}
    assert compute_table(Vocabulary([VOCABULARY["cert-ap"]])) == {}


@given(st.randoms(use_true_random=False))
def test_order_of_entries_and_aliases_does_not_matter(shuffled: random.Random) -> None:
    """Any order of the entries, and of each entry's aliases, gives the same table and digest."""
    skills = [s for s in VOCABULARY.skills(SkillCategory.SECURITY) if not s.implies]
    mixed = [
        Skill(s.id, s.ja, s.en, s.category, tuple(shuffled.sample(s.aliases, len(s.aliases))))
        for s in shuffled.sample(skills, len(skills))
    ]
    one, other = Vocabulary(skills), Vocabulary(mixed)
    assert compute_table(one) == compute_table(other) != {}
    assert SkillSimilarity.of(one).digest == SkillSimilarity.of(other).digest


def test_features_follow_the_script() -> None:
    assert features("設計") == ["設", "計", "設計"]
    assert features("SQL") == ["=sql"]
    assert {"=java", "<ja", "av", "a>"} <= {*features("Java")}
    assert features("Web design", frozenset({"design"})) == ["=web", "=design"]
    assert anchors("Java") != anchors("JavaScript")
    assert anchors("ネットワーク設計") == ["ネツトワ", "ツトワク", "設計"]
