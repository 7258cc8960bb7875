"""The quick ways to the best give what judging and sorting everybody gives."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.matching import match, match_many
from dxmatch.models import Position
from dxmatch.models.pool import Kernels, TalentPool
from dxmatch.scoring.algebra import OnUnknown, Strategy
from dxmatch.scoring.constraints import PlaceReachable, ScheduleFits, WithinBudget
from dxmatch.scoring.evaluate import evaluate
from dxmatch.scoring.ranking import best
from dxmatch.scoring.scorers import RateFit, ScheduleSlack, SkillCoverage
from dxmatch.testing.generators import pools, positions, sheets


@given(sheets(text=False), positions(), pools(max_size=40), st.integers(1, 50))
def test_the_best_are_the_first_of_all(
    strategy: Strategy, position: Position, pool: TalentPool, k: int
) -> None:
    """best(sheet, k) == the first k of all eligible in order of (−total, identity), totals too,
    whatever could be left out on the way and with every twin of the kernels."""
    sheet = evaluate(strategy, position, pool)
    ranked = sorted(zip((-sheet.totals).tolist(), sheet.rows.tolist(), strict=True))[:k]
    for kernels in (Kernels.NUMPY, Kernels.COMPILED):
        found = best(evaluate(strategy, position, pool.using(kernels)), k)
        told = zip((-found.totals).tolist(), found.rows.tolist(), strict=True)
        assert list(told) == ranked


weights = st.integers(0, 9)


@given(
    st.integers(1, 9), weights, weights, positions(), pools(max_size=40), st.integers(1, 12),
    st.sampled_from(OnUnknown),
)  # fmt: skip
def test_the_best_by_values_of_columns_are_the_first_of_all(
    skills: int, price: int, slack: int, position: Position, pool: TalentPool, k: int,
    on_unknown: OnUnknown,
) -> None:  # fmt: skip
    """The same for a sheet whose lines can all be read off columns, in one compiled run."""
    want = skills * SkillCoverage() + price * RateFit() + slack * ScheduleSlack()
    must = ScheduleFits(percent=60) & WithinBudget() & PlaceReachable()
    strategy = Strategy(must, want, on_unknown=on_unknown)
    sheet = evaluate(strategy, position, pool.using(Kernels.NUMPY))
    ranked = sorted(zip((-sheet.totals).tolist(), sheet.rows.tolist(), strict=True))[:k]
    found = best(evaluate(strategy, position, pool.using(Kernels.COMPILED)), k)
    assert list(zip((-found.totals).tolist(), found.rows.tolist(), strict=True)) == ranked
    assert found.eligible == sheet.eligible


@settings(max_examples=30)
@given(
    st.lists(positions(), max_size=6),
    pools(max_size=15),
    sheets(text=False),
    st.integers(1, 4),
    st.integers(1, 3),
    st.sampled_from((Kernels.NUMPY, Kernels.COMPILED)),
)
def test_many_positions_are_each_alone(
    needs: list[Position],
    pool: TalentPool,
    strategy: Strategy,
    chunk: int,
    threads: int,
    kernels: Kernels,
) -> None:
    """match_many(positions)[i] is match(positions[i]), byte for byte, for any size of the chunks,
    any number of threads and both twins of the kernels, and its arrays tell the same."""
    pool = pool.using(kernels)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("dxmatch.matching.many._CHUNK", chunk)
        found = match_many(needs, pool, strategy, 3, threads=threads)
    assert len(found) == len(needs)
    for index, need in enumerate(needs):
        alone = match(need, pool, strategy, 3)
        assert found[index].to_json() == alone.to_json()
        assert found.keys(index) == [each.key for each in alone]
        listed = found.rows[index] >= 0
        assert found.totals[index][listed].tolist() == [each.total for each in alone]
        assert int(found.eligible[index]) == alone.eligible
        assert json.loads(alone.to_json())["eligible"] == alone.eligible
