"""The vocabulary: what it must hold, what it refuses, and how it is extended."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.errors import InvalidInput
from dxmatch.vocabulary import Skill, SkillCategory, Vocabulary, normalise

_STORIES = """
cdo cdo-assistant cio-assistant information-security security-policy api-design
api-development database-design postgresql mysql documentation municipal-dx lgwan
government-cloud mynaportal three-layer-separation digital-garden-health-zone mic-producer
mic-project-manager mic-service-designer mic-engineer industry-finance cert-ap cert-sc
"""
ORIGIN_STORIES = _STORIES.split()

DSSP_ITEMS = {
    "1.1": 5, "1.2": 7, "1.3": 7, "1.4": 9, "2.1": 6, "2.2": 2, "2.3": 6,
    "3.1": 10, "3.2": 3, "4.1": 4, "4.2": 2, "5.1": 2, "5.2": 4,
}  # fmt: skip

NATIONAL_EXAMS = {
    "ip": 1, "sg": 2, "fe": 2, "ap": 3, "st": 4, "sa": 4, "pm": 4,
    "nw": 4, "db": 4, "es": 4, "sm": 4, "au": 4, "sc": 4,
}  # fmt: skip


def skill(key: str, *names: str, implies: tuple[str, ...] = ()) -> Skill:
    ja, *aliases = names or (key,)
    return Skill(key, ja, ja, SkillCategory.LANGUAGE, tuple(aliases), implies)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.default()


def test_it_is_read_once() -> None:
    assert Vocabulary.default() is Vocabulary.default()


def test_it_covers_the_field(vocabulary: Vocabulary) -> None:
    assert len(vocabulary) >= 800
    assert [key for key in ORIGIN_STORIES if key not in vocabulary] == []
    assert all(vocabulary.skills(category) for category in SkillCategory)


def test_all_67_items_of_dssp_v2(vocabulary: Vocabulary) -> None:
    items = [s.id for s in vocabulary.skills(SkillCategory.STANDARD)]
    assert Counter(key.split("-")[1] for key in items) == DSSP_ITEMS
    assert len(items) == 67
    assert vocabulary["dssp2-1.1-01"].ja == "ビジネス環境と経営戦略の理解"
    assert vocabulary["dssp2-5.2-04"].ja == "適応力"


def test_the_twenty_standardised_tasks(vocabulary: Vocabulary) -> None:
    tasks = [s for s in vocabulary if s.id.startswith("std20-")]
    assert len(tasks) == 20
    assert all("municipal-it" in vocabulary.implies(task.id) for task in tasks)


def test_national_exams_evidence_their_level_and_at_most_four(vocabulary: Vocabulary) -> None:
    levels = {exam: vocabulary[f"cert-{exam}"].itss_level for exam in NATIONAL_EXAMS}
    assert levels == NATIONAL_EXAMS
    assert vocabulary["cert-sc"].expires_years == 3
    certificates = set(vocabulary.skills(SkillCategory.CERTIFICATE))
    assert {s for s in vocabulary if s.itss_level or s.expires_years} <= certificates


def test_prefixes_and_categories_agree(vocabulary: Vocabulary) -> None:
    for prefix, category in (
        ("cert-", SkillCategory.CERTIFICATE),
        ("industry-", SkillCategory.INDUSTRY),
        ("dssp2-", SkillCategory.STANDARD),
    ):
        assert {s for s in vocabulary if s.id.startswith(prefix)} == {*vocabulary.skills(category)}


def test_an_id_is_never_the_name_of_another_skill(vocabulary: Vocabulary) -> None:
    owners = {s.id: vocabulary.keys.get(normalise(s.id), s.id) for s in vocabulary}
    assert {key: owner for key, owner in owners.items() if key != owner} == {}


def test_implications_run_through(vocabulary: Vocabulary) -> None:
    assert {"spring-framework", "java"} <= vocabulary.implies("spring-boot")
    assert vocabulary.steps("spring-boot")["java"] == 2
    assert "java" not in vocabulary.implies("javascript")
    assert {"aws", "cloud"} <= vocabulary.implies("aws-ec2")
    for source in vocabulary.implied_by("java"):
        assert "java" in vocabulary.implies(source)
    assert "spring-boot" in vocabulary.implied_by("java")


@pytest.mark.parametrize(
    ("skills", "code"),
    [
        ([skill("a", "Ｊａｖａ"), skill("b", "java")], "SKILL_ALIAS_CLASH"),
        ([skill("a", "①"), skill("b")], "SKILL_ALIAS_CLASH"),
        ([skill("a"), skill("a", "b")], "SKILL_DUPLICATE"),
        ([skill("a", implies=("b",))], "IMPLIES_UNKNOWN"),
        ([skill("a", implies=("a",))], "IMPLIES_CYCLE"),
        ([skill("a", implies=("b",)), skill("b", implies=("a",))], "IMPLIES_CYCLE"),
    ],
)
def test_a_contradictory_vocabulary_is_refused(skills: list[Skill], code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        Vocabulary(skills)
    assert refused.value.code == code


@given(st.randoms(use_true_random=False))
def test_order_of_entries_and_aliases_does_not_matter(shuffled: random.Random) -> None:
    """Any order of the entries, and of each entry's aliases, gives the same digest and keys."""
    skills = list(Vocabulary.default())[:40]
    needed = {key for s in skills for key in Vocabulary.default().implies(s.id)}
    skills += [Vocabulary.default()[key] for key in sorted(needed - {s.id for s in skills})]
    mixed = [
        Skill(
            s.id, s.ja, s.en, s.category,
            tuple(shuffled.sample(s.aliases, len(s.aliases))), s.implies[::-1],
            s.itss_level, s.expires_years, s.verified,
        )
        for s in shuffled.sample(skills, len(skills))
    ]  # fmt: skip
    one, other = Vocabulary(skills), Vocabulary(mixed)
    assert (one.digest, dict(one.keys), [s.id for s in one]) == (
        other.digest, dict(other.keys), [s.id for s in other],
    )  # fmt: skip


def test_every_change_changes_the_digest() -> None:
    base = [skill("a", "A", "B"), skill("c")]
    variants = [
        [skill("a", "A"), skill("c")],
        [skill("a", "A", "B"), skill("c", implies=("a",))],
        [skill("a", "A", "B")],
        [skill("a", "AA", "B"), skill("c")],
    ]
    digests = {Vocabulary(skills).digest for skills in [base, *variants]}
    assert len(digests) == 5


def test_extending_leaves_the_original_alone(vocabulary: Vocabulary) -> None:
    before = vocabulary.digest
    extended = vocabulary.extended([skill("nadesiko", "なでしこ", implies=("javascript",))])
    assert len(extended) == len(vocabulary) + 1
    assert "nadesiko" not in vocabulary
    assert "nadesiko" in extended.implied_by("javascript")
    assert vocabulary.digest == before != extended.digest


def test_extending_a_known_skill_adds_its_aliases(vocabulary: Vocabulary, tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(
        'version = "1"\nsource = "ours"\ncategory = "language"\n'
        '[skills]\njava = { name = "Java", aliases = ["社内Java標準"] }\n',
        encoding="utf-8",
    )
    extended = vocabulary.extended(file)
    assert extended.keys[normalise("社内java標準")] == "java"
    assert extended["java"].implies == vocabulary["java"].implies
    assert len(extended) == len(vocabulary)


def test_extending_with_a_taken_name_is_refused(vocabulary: Vocabulary) -> None:
    with pytest.raises(InvalidInput, match="java"):
        vocabulary.extended([skill("coffee", "ジャバ")])


def test_importing_and_reading_needs_no_heavy_library() -> None:
    code = (
        "import sys; from dxmatch.vocabulary import SkillSimilarity, Vocabulary, resolve\n"
        "SkillSimilarity.default().neighbours('java'); resolve('Java', Vocabulary.default())\n"
        "print(sorted({'sklearn', 'scipy', 'numpy', 'rapidfuzz'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
