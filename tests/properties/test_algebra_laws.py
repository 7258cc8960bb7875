"""The laws of the algebra: what may be written in several ways means the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.errors import InvalidStrategy
from dxmatch.matching import match
from dxmatch.models import Period, Position, Talent
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.scoring.algebra import (
    Constraint,
    Must,
    Scorer,
    Strategy,
    StrategyLike,
    Want,
    as_strategy,
)
from dxmatch.scoring.constraints import FormAllowed, MustHave, WithinBudget
from dxmatch.scoring.evaluate import evaluate, totals
from dxmatch.scoring.scorers import Experience, LeadTime, RateFit, SkillCoverage
from dxmatch.testing.generators import constraints, pools, positions, scorers

A, B, C = scorers(text=False), scorers(text=False), scorers(text=False)
POINTS = st.integers(1, 60)


def ranking(sheet: StrategyLike, position: Position, pool: TalentPool) -> list[tuple[str, int]]:
    return [(m.key, m.total) for m in match(position, pool, sheet, len(pool))]


@given(A, positions(), pools())
def test_identity(a: Scorer, position: Position, pool: TalentPool) -> None:
    """A scorer alone, 1 * it, and a sheet of it are the same."""
    same = [ranking(s, position, pool) for s in (a, 1 * a, Strategy(want=a), as_strategy(a))]
    assert same == [same[0]] * 4
    assert a + Want() == Want() + a == 1 * a


@given(A, B, POINTS, POINTS, positions(), pools())
def test_order_of_lines(
    a: Scorer, b: Scorer, m: int, n: int, position: Position, pool: TalentPool
) -> None:
    """m·a + n·b and n·b + m·a rank and total the same."""
    left, right = m * a + n * b, n * b + m * a
    assert ranking(left, position, pool) == ranking(right, position, pool)


@given(A, B, C, POINTS, POINTS)
def test_flattening(a: Scorer, b: Scorer, c: Scorer, m: int, n: int) -> None:
    """Brackets never matter: both sides are flat, and weights multiply through."""
    assert (a + b) + c == a + (b + c)
    assert m * (a + n * b) == m * a + (m * n) * b
    assert m * (n * a) == (m * n) * a


@given(constraints(), constraints(), constraints())
def test_flattening_of_must(a: Constraint, b: Constraint, c: Constraint) -> None:
    """(a & b) & c is a & (b & c), and an empty side adds nothing."""
    assert (a & b) & c == a & (b & c)
    assert a & Must() == Must() & a == Must((a,))


@given(A, B, POINTS, positions(), pools())
def test_zero_weight(a: Scorer, b: Scorer, m: int, position: Position, pool: TalentPool) -> None:
    """A line of weight 0 changes no total and no order."""
    assert ranking(m * a + 0 * b, position, pool) == ranking(m * a, position, pool)


@given(A, B, POINTS, POINTS, st.integers(2, 9), positions(), pools())
def test_scaling(
    a: Scorer, b: Scorer, m: int, n: int, c: int, position: Position, pool: TalentPool
) -> None:
    """c·(m·a + n·b) multiplies every total by c and keeps the order and the score out of 100."""
    plain = match(position, pool, m * a + n * b, len(pool))
    scaled = match(position, pool, c * (m * a + n * b), len(pool))
    assert [(f.key, f.total * c, f.score) for f in plain] == [
        (f.key, f.total, f.score) for f in scaled
    ]


@given(A, B, POINTS, POINTS, positions(), pools())
def test_totals_are_sums(
    a: Scorer, b: Scorer, m: int, n: int, position: Position, pool: TalentPool
) -> None:
    """total(m·a + n·b) = m·total(a) + n·total(b), between the two if weighted (convexity)."""
    both = totals(Strategy(want=m * a + n * b), position, pool, ALL).tolist()
    one, two = (totals(Strategy(want=x), position, pool, ALL).tolist() for x in (a, b))
    assert both == [m * x + n * y for x, y in zip(one, two, strict=True)]
    for total, x, y in zip(both, one, two, strict=True):
        assert min(x, y) * (m + n) <= total <= max(x, y) * (m + n)


@settings(max_examples=60)
@given(constraints(), A, positions(), pools())
def test_must_is_a_gate(
    must: Constraint, want: Scorer, position: Position, pool: TalentPool
) -> None:
    """A must line never changes the total of those whom it lets through."""
    gated = dict(ranking(Strategy(must, want), position, pool))
    free = dict(ranking(want, position, pool))
    assert gated == {key: total for key, total in free.items() if key in gated}
    alone = [key for key, _ in ranking(must, position, pool)]
    assert set(alone) == set(gated)


@pytest.mark.parametrize("weight", [-1, 0.5, 1.0, True, "60", None])
def test_weights_are_whole_and_not_negative(weight: object) -> None:
    """Anything else is refused with a message in both languages."""
    with pytest.raises(InvalidStrategy) as caught:
        weight * SkillCoverage()  # type: ignore[operator]
    assert caught.value.code == "BAD_WEIGHT"
    assert "配点" in caught.value.text("ja") and "weight" in caught.value.text("en")


def test_huge_weights_are_exact_or_refused() -> None:
    """A total never wraps around: a weight that cannot be summed exactly is refused."""
    pool = TalentPool.of([Talent(vendor="v", id="1", years=50, municipal_years=50)])
    period = Period(start=date(2027, 4, 1), end=date(2028, 4, 1))
    position = Position(id="p", title="t", period=period)
    for weight in (10**6, 2**50, 2**62, 10**30):
        try:
            sheet = Strategy(want=weight * Experience())
        except InvalidStrategy:
            continue
        assert evaluate(sheet, position, pool).totals.tolist() == [weight * 10_000]


def test_a_sheet_needs_a_line_and_a_weight() -> None:
    """An empty sheet, and one whose weights are all zero, are errors, never 0/0."""
    with pytest.raises(InvalidStrategy) as empty:
        Strategy()
    assert empty.value.code == "EMPTY"
    with pytest.raises(InvalidStrategy) as zero:
        Strategy(want=0 * SkillCoverage() + 0 * RateFit())
    assert zero.value.code == "ALL_WEIGHTS_ZERO"


def test_lines_belong_to_their_side() -> None:
    """A scorer under must=, or a constraint under want=, is refused by name."""
    with pytest.raises(InvalidStrategy, match="Constraint, not SkillCoverage"):
        Strategy(must=SkillCoverage())  # type: ignore[arg-type]
    with pytest.raises(InvalidStrategy, match="Scorer, not MustHave"):
        Strategy(want=MustHave())  # type: ignore[arg-type]
    with pytest.raises(InvalidStrategy, match="Scorer, not str"):
        as_strategy("sheet")  # type: ignore[arg-type]


def test_sheets_are_values() -> None:
    """Equal sheets are equal, and can be keys."""
    one = Strategy(WithinBudget() & FormAllowed(), 2 * LeadTime(days=3), name="x")
    two = Strategy(WithinBudget() & FormAllowed(), 2 * LeadTime(days=3), name="x")
    assert one == two and hash(one) == hash(two) and {one: 1}[two] == 1
    assert one != Strategy(WithinBudget() & FormAllowed(), 2 * LeadTime(days=4), name="x")
