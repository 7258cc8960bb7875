"""What is open stays within its bounds, and what is proven stays, however it turns out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.explain.asking import total_spread
from dxmatch.matching import match
from dxmatch.models import Position, Text, Verdict
from dxmatch.models.pool import ALL, Rows, TalentPool
from dxmatch.models.pool.rows import Ints
from dxmatch.scoring.algebra import Constraint, Must, Scorer, Strategy, Want
from dxmatch.scoring.evaluate import evaluate, totals
from dxmatch.scoring.reason import Reason
from dxmatch.scoring.unknown import open_facts, value_bounds
from dxmatch.testing.generators import constraints, pools, positions, scorers, sheets
from tests.properties.completions import completions


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificates(Scorer):
    """資格の数 — a line of another package, which says nothing about what is open."""

    title: ClassVar[Text] = Text(ja="資格の数", en="Certificates")

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        held = pool.certificates.per_row[rows].astype(np.int32)
        listed = np.minimum(pool.skills.per_row[rows], 1).astype(np.int32)
        return np.asarray(np.minimum(held * 4_000 + listed * 1_000, 10_000), np.int32)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        return Reason("CERTIFICATES", {}, Text(ja="資格", en="certificates"))


def with_plug_in(strategy: Strategy) -> Strategy:
    want = Want((*strategy.want, (7, Certificates())))
    return Strategy(Must(strategy.must), want, on_unknown=strategy.on_unknown)


@settings(max_examples=40)
@given(st.data(), positions(), pools(max_size=4))
def test_bounds_hold_for_every_want_line(
    data: st.DataObject, position: Position, pool: TalentPool
) -> None:
    """least ≤ value now ≤ most, and the value after any answers lies between them too."""
    line = data.draw(scorers(), "line")
    least, most = value_bounds(line, position, pool, ALL)
    value = line.score(position, pool, ALL)
    assert (least.dtype, most.dtype) == (np.dtype(np.int32), np.dtype(np.int32))
    assert (least <= value).all() and (value <= most).all()
    after = line.score(position, data.draw(completions(pool), "answers"), ALL)
    assert (least <= after).all() and (after <= most).all()


@given(st.data(), positions(), pools(max_size=4), constraints())
def test_yes_and_no_are_final(
    data: st.DataObject, position: Position, pool: TalentPool, line: Constraint
) -> None:
    """Answers turn UNKNOWN into anything, and never a YES or a NO into something else."""
    before = line.check(position, pool, ALL)
    after = line.check(position, data.draw(completions(pool), "answers"), ALL)
    known = before != int(Verdict.UNKNOWN)
    assert (before[known] == after[known]).all()
    for row in range(len(pool)):
        facts = open_facts(line, position, pool, row)
        assert bool(facts) == (not known[row])


@given(st.data(), sheets(text=False), positions(), pools(max_size=6))
def test_totals_stay_in_their_range(
    data: st.DataObject, strategy: Strategy, position: Position, pool: TalentPool
) -> None:
    """The true total lies in the range, with lines of other packages too; who is surely eligible
    stays so, and who cannot be does not become so."""
    sheet = with_plug_in(strategy)
    spread = total_spread(sheet, position, pool)
    answered = data.draw(completions(pool), "answers")
    after = totals(sheet, position, answered, spread.rows)
    assert (spread.low <= after).all() and (after <= spread.high).all()
    assert (spread.low <= spread.now).all() and (spread.now <= spread.high).all()
    eligible = set(evaluate(sheet, position, answered).rows.tolist())
    assert set(spread.rows[spread.sure].tolist()) <= eligible <= set(spread.rows.tolist())


@given(st.data(), sheets(text=False), positions(), pools(max_size=6), st.integers(1, 4))
def test_what_is_proven_stays(
    data: st.DataObject, strategy: Strategy, position: Position, pool: TalentPool, k: int
) -> None:
    """Without a question the first k are the first k, in order, whatever is answered; and what
    is open has a question."""
    short = match(position, pool, strategy, k)
    found = short.unknowns()
    assert found.proven == (not found.questions) == (not short.next_questions())
    after = match(position, data.draw(completions(pool), "answers"), strategy, k)
    if found.proven:
        assert [m.key for m in after] == [m.key for m in short]
    for each in found.ranges:
        assert each.low <= each.now <= each.high
    effects = [question.effect for question in found.questions]
    assert effects == sorted(effects, reverse=True)


@given(sheets(), positions(), pools(max_size=6), st.integers(1, 4))
def test_few_questions_are_the_largest(
    strategy: Strategy, position: Position, pool: TalentPool, k: int
) -> None:
    """Asked for fewer, the largest come."""
    short = match(position, pool, strategy, k)
    all_ = [question.effect for question in short.next_questions(shown=1_000)]
    assert [question.effect for question in short.next_questions(shown=2)] == all_[:2]
