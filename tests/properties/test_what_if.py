"""What if is the difference of two rankings, whatever is changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dxmatch.explain.what_if import Movement
from dxmatch.matching import match
from dxmatch.models import Position
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.testing.generators import pools, positions, sheets


@given(
    sheets(text=False), sheets(text=False), positions(), positions(), pools(max_size=7),
    st.integers(1, 4),
)  # fmt: skip
def test_difference_of_two_rankings(
    before: Strategy,
    after: Strategy,
    here: Position,
    there: Position,
    pool: TalentPool,
    k: int,
) -> None:
    """Ranks and totals are those of the two matches; the points of the lines explain the change
    of the total; entered and left are the difference of the lists; the shortlist stays."""
    short = match(here, pool, before, k)
    listed = [(m.key, m.rank, m.total) for m in short]
    told = short.what_if(after, position=there)
    again = match(there, pool, after, k)
    assert [(m.key, m.rank, m.total) for m in match(here, pool, before, k)] == listed
    was, now = [m.key for m in short], [m.key for m in again]
    assert [move.key for move in told.moves if move.movement is not Movement.LEFT] == now
    assert {move.key for move in told.entered} == set(now) - set(was)
    assert {move.key for move in told.left} == set(was) - set(now)
    assert (told.eligible_before, told.eligible_after) == (short.eligible, again.eligible)
    for move in told.moves:
        first, second = short.explain(move.key), again.explain(move.key)
        assert (move.rank_before, move.rank_after) == (first.rank, second.rank)
        assert (move.total_before, move.total_after) == (first.total, second.total)
        assert sum(line.points for line in move.lines) == second.total - first.total
        assert bool(move.blocked_before) == first.excluded
        assert bool(move.blocked_after) == second.excluded
