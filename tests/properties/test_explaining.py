"""Every line shows what it compared, sums are exact, and the words follow from the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.matching import match
from dxmatch.models import Position, Text, Verdict
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Ints
from dxmatch.scoring.algebra import Must, OnUnknown, Scorer, Strategy, Want
from dxmatch.scoring.reason import Reason, wording
from dxmatch.testing.generators import pools, positions, sheets
from tests.properties.numbers import numbers_of, numbers_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages(Scorer):
    """言語の数 — a line of another package, with words of its own."""

    title: ClassVar[Text] = Text(ja="言語の数", en="Languages")
    each: int = 1_500

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        spoken = pool.languages.per_row.astype(np.int32)
        return np.minimum(spoken * self.each, 10_000).astype(np.int32)[rows]

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        facts = {"count": len(pool.talents[row].languages), "each": self.each}
        words = Text(ja="言語 {count} × {each}", en="{count} languages of {each}")
        return Reason("LANGUAGES", facts, words)


def with_plug_in(strategy: Strategy) -> Strategy:
    want = Want((*strategy.want, (3, Languages())))
    return Strategy(Must(strategy.must), want, on_unknown=strategy.on_unknown)


@given(sheets(text=False), positions(), pools(max_size=6), st.sampled_from(("ja", "en")))
def test_every_talent_is_explained_with_exact_sums(
    strategy: Strategy, position: Position, pool: TalentPool, lang: str
) -> None:
    """In or out: all lines are told, value × weight = points, the points sum to the total, and
    who is out has a must line that says why; who is in has none."""
    short = match(position, pool, with_plug_in(strategy), 3)
    least = Verdict.YES if strategy.on_unknown is OnUnknown.EXCLUDE else Verdict.UNKNOWN
    for talent in pool:
        found = short.explain(talent.key)
        assert (len(found.must), len(found.want)) == (len(strategy.must), len(strategy.want) + 1)
        assert found.total == sum(f.points for f in found.want)
        assert all(f.points == f.weight * (f.value or 0) for f in found.want)
        blocking = [f for f in found.must if f.verdict is not None and f.verdict < least]
        assert found.excluded == bool(blocking)
        text = found.text(lang)  # type: ignore[arg-type]
        for finding in found.findings:
            assert finding.text(lang) in text  # type: ignore[arg-type]


@settings(max_examples=60)
@given(sheets(), positions(), pools(max_size=6), st.sampled_from(("ja", "en")))
def test_every_number_in_the_text_is_in_the_object(
    strategy: Strategy, position: Position, pool: TalentPool, lang: str
) -> None:
    """The text of a finding has no number but those of its facts, value, weight, points, source;
    Japanese and English are made from the same reason."""
    short = match(position, pool, with_plug_in(strategy), 3)
    for talent in pool:
        for finding in short.explain(talent.key).findings:
            told = finding.reason
            facts = [
                fact.get(lang) if isinstance(fact, Text) else fact  # type: ignore[arg-type]
                for fact in told.facts.values()
            ]
            assert numbers_of(told.text(lang)) <= numbers_within(facts)  # type: ignore[arg-type]
            known = numbers_within(facts, finding.value, finding.weight, finding.points)
            known |= numbers_within(told.source, told.as_of)
            assert numbers_of(finding.text(lang)) <= known  # type: ignore[arg-type]


def test_words_bring_no_numbers_of_their_own() -> None:
    """A number in a table of words would be one that no line worked out."""
    for words in wording().values():
        assert not numbers_of(words.ja) and not numbers_of(words.en)


@given(sheets(text=False), positions(), pools(max_size=6))
def test_a_source_has_its_day(strategy: Strategy, position: Position, pool: TalentPool) -> None:
    """Where a rule has a source, the reason says when it was read; both come out in the table."""
    short = match(position, pool, strategy, 10)
    for found, table in zip(short, short.to_dict()["matches"], strict=True):
        for finding, row in zip(found.findings, table["findings"], strict=True):
            assert bool(finding.reason.source) == bool(finding.reason.as_of)
            assert row.get("source", "") == finding.reason.source
            assert row.get("as_of", "") == finding.reason.as_of


UNCOMPARED = {
    "BUDGET_NOT_STATED", "RATE_NOT_STATED", "FORM_ANY", "PLACE_REMOTE", "MUST_NONE",
    "COVERAGE_NOTHING_ASKED", "STYLE_NOTHING_ASKED", "TFIDF_NO_TEXT", "CONSENT_UNKNOWN",
}  # fmt: skip
"""Codes where one side of the comparison is missing: nothing is asked, or nothing is stated."""


@given(sheets(), positions(), pools(max_size=4))
def test_both_sides_of_a_comparison_are_facts(
    strategy: Strategy, position: Position, pool: TalentPool
) -> None:
    """Unless nothing is asked for, a reason has two facts at least: what is asked for and what is
    stated. Where nothing is stated it has what is asked for; TF-IDF has its closeness;
    alternatives and opposites have the inner reason."""
    short = match(position, pool, strategy, 10)
    for talent in pool:
        for finding in short.explain(talent.key).findings:
            told = finding.reason
            if told.code in UNCOMPARED:
                continue
            single = told.code.endswith("UNKNOWN") or told.code in {"TFIDF", "NOT", "NONE_OF"}
            assert len(told.facts) >= (1 if single else 2), told.code
