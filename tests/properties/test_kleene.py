"""Three-valued logic of must lines: & is min, | is max, ~ is 2 − x."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.models import Position
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.scoring.algebra import AnyOf, Constraint, Not, Strategy
from dxmatch.scoring.evaluate import evaluate
from dxmatch.testing.generators import constraints, pools, positions
from dxmatch.testing.generators.sheets import single_constraints

A, B, C = constraints(), constraints(), constraints()


def told(line: Constraint, position: Position, pool: TalentPool) -> list[int]:
    return [int(verdict) for verdict in line.check(position, pool, ALL)]


def overall(strategy: Strategy, position: Position, pool: TalentPool) -> list[int]:
    """0 excluded, 1 to be reviewed, 2 fine: one per talent."""
    sheet, out = evaluate(strategy, position, pool), [0] * len(pool)
    for row, open_ in zip(sheet.rows.tolist(), sheet.needs_review.tolist(), strict=True):
        out[row] = 1 if open_ else 2
    return out


@settings(max_examples=50)
@given(A, B, C, positions(), pools())
def test_laws_of_or(
    a: Constraint, b: Constraint, c: Constraint, position: Position, pool: TalentPool
) -> None:
    """a | b is the larger verdict: commutative, associative, idempotent."""
    largest = [
        max(pair) for pair in zip(told(a, position, pool), told(b, position, pool), strict=True)
    ]
    assert told(a | b, position, pool) == told(b | a, position, pool) == largest
    assert told((a | b) | c, position, pool) == told(a | (b | c), position, pool)
    assert told(a | a, position, pool) == told(a, position, pool)


@settings(max_examples=50)
@given(A, B, positions(), pools())
def test_laws_of_and(a: Constraint, b: Constraint, position: Position, pool: TalentPool) -> None:
    """a & b is the smaller verdict: commutative, idempotent."""
    least = [
        min(pair) for pair in zip(told(a, position, pool), told(b, position, pool), strict=True)
    ]
    assert overall(Strategy(must=a & b), position, pool) == least
    assert overall(Strategy(must=b & a), position, pool) == least
    assert overall(Strategy(must=a & a), position, pool) == told(a, position, pool)


@settings(max_examples=50)
@given(A, positions(), pools())
def test_laws_of_not(a: Constraint, position: Position, pool: TalentPool) -> None:
    """~~a is a; ~ turns YES and NO round and leaves UNKNOWN."""
    assert told(~~a, position, pool) == told(a, position, pool)
    assert told(~a, position, pool) == [2 - verdict for verdict in told(a, position, pool)]
    assert told(Not(of=Not(of=a)), position, pool) == told(a, position, pool)


@settings(max_examples=50)
@given(A, B, positions(), pools())
def test_de_morgan(a: Constraint, b: Constraint, position: Position, pool: TalentPool) -> None:
    """~(a | b) says what ~a & ~b says."""
    left = told(~(a | b), position, pool)
    assert left == overall(Strategy(must=(~a) & (~b)), position, pool)


@settings(max_examples=50)
@given(A, B, C, positions(), pools())
def test_distribution(
    a: Constraint, b: Constraint, c: Constraint, position: Position, pool: TalentPool
) -> None:
    """a | (b and c) = (a | b) and (a | c), with *and* as the side of a sheet."""
    both = [
        min(pair) for pair in zip(told(b, position, pool), told(c, position, pool), strict=True)
    ]
    left = [max(pair) for pair in zip(told(a, position, pool), both, strict=True)]
    assert overall(Strategy(must=(a | b) & (a | c)), position, pool) == left


@given(st.lists(single_constraints(), min_size=1, max_size=3), single_constraints())
def test_alternatives_are_flat(parts: list[Constraint], last: Constraint) -> None:
    """a | b | c is one line with three alternatives, however it is bracketed."""
    line: Constraint = parts[0]
    for part in parts[1:]:
        line = line | part
    joined = line | last
    assert isinstance(joined, AnyOf)
    assert not any(isinstance(part, AnyOf) for part in joined.of)
