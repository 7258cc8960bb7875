"""A reason is the same in the small pool, and lines that look at others see all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dxmatch.explain.close_up import CloseUp
from dxmatch.models import Position
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Constraint, Scorer
from dxmatch.scoring.scorers import RateFit, TfidfText
from dxmatch.testing.generators import pools, positions
from tests.explain.hand_checked import shortlist
from tests.properties.lines import CONSTRAINTS, QUICK_SCORERS


@given(st.data(), positions(), pools(min_size=2, max_size=6))
def test_the_same_reasons(data: st.DataObject, position: Position, pool: TalentPool) -> None:
    rows = data.draw(st.lists(st.integers(0, len(pool) - 1), min_size=1, max_size=3))
    people = CloseUp(pool, rows)
    lines: tuple[Constraint | Scorer, ...] = (*CONSTRAINTS, *QUICK_SCORERS)
    for line in lines:
        for row in rows:
            assert line.why(position, *people.of(line, row)) == line.why(position, pool, row)


def test_who_is_asked_where() -> None:
    pool = shortlist().pool
    people = CloseUp(pool, [3, 1])
    small, row = people.of(RateFit(), 3)
    assert (len(small), row, small.talents[row].key) == (2, 1, pool.talents[3].key)
    assert people.of(TfidfText(), 3) == (pool, 3)
