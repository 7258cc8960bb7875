"""The row law, on which explanations, chunks and sub-pools rest."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.models import Position, Talent
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.scoring.algebra import Constraint, Scorer, Strategy
from dxmatch.scoring.evaluate import totals
from dxmatch.scoring.scorers import SkillCoverage, TfidfText
from dxmatch.testing.generators import pools, positions, sheets, talents
from tests.properties.lines import CONSTRAINTS, QUICK_SCORERS, named

SLICES = st.slices(8) | st.just(ALL)


@pytest.mark.parametrize("line", named(CONSTRAINTS))
@settings(max_examples=25)
@given(data=st.data(), position=positions(), pool=pools())
def test_must_line(line: Constraint, position: Position, pool: TalentPool, data: Any) -> None:
    """check(rows) == check(ALL)[rows] for index arrays in any order, with repeats, and slices."""
    whole = line.check(position, pool, ALL)
    rows, part = _rows(data, len(pool)), data.draw(SLICES)
    assert line.check(position, pool, rows).tolist() == whole[rows].tolist()
    assert line.check(position, pool, part).tolist() == whole[part].tolist()


@pytest.mark.parametrize("line", named(QUICK_SCORERS))
@settings(max_examples=25)
@given(data=st.data(), position=positions(), pool=pools())
def test_want_line(line: Scorer, position: Position, pool: TalentPool, data: Any) -> None:
    """score(rows) == score(ALL)[rows] for index arrays in any order, with repeats, and slices."""
    whole = line.score(position, pool, ALL)
    rows, part = _rows(data, len(pool)), data.draw(SLICES)
    assert line.score(position, pool, rows).tolist() == whole[rows].tolist()
    assert line.score(position, pool, part).tolist() == whole[part].tolist()


@settings(max_examples=8)
@given(data=st.data(), position=positions(), pool=pools(max_size=4))
def test_closeness_of_texts(position: Position, pool: TalentPool, data: Any) -> None:
    """The same for TF-IDF: floats, but added up in the same order whatever the rows."""
    whole = TfidfText().score(position, pool, ALL)
    rows = _rows(data, len(pool))
    assert TfidfText().score(position, pool, rows).tolist() == whole[rows].tolist()


@given(data=st.data(), strategy=sheets(text=False), position=positions(), pool=pools())
def test_totals(strategy: Strategy, position: Position, pool: TalentPool, data: Any) -> None:
    """totals(rows) == totals(ALL)[rows]."""
    whole, rows = totals(strategy, position, pool, ALL), _rows(data, len(pool))
    assert totals(strategy, position, pool, rows).tolist() == whole[rows].tolist()


@settings(max_examples=30)
@given(
    data=st.data(),
    position=positions(),
    kinds=st.lists(talents(), min_size=1, max_size=4),
    size=st.integers(40, 400),
)
def test_few_rows_of_many_talents(
    position: Position, kinds: list[Talent], size: int, data: Any
) -> None:
    """Searching for few rows gives what scanning all of them gives (two ways to count skills)."""
    pool = TalentPool.of(
        kinds[i % len(kinds)].model_copy(update={"vendor": "v", "id": f"{i:03}"})
        for i in range(size)
    )
    whole = SkillCoverage().score(position, pool, ALL)
    rows = _rows(data, size)
    assert SkillCoverage().score(position, pool, rows).tolist() == whole[rows].tolist()


def _rows(data: Any, size: int) -> np.ndarray[Any, np.dtype[np.intp]]:
    return np.array(data.draw(st.lists(st.integers(0, size - 1), max_size=12)), np.intp)
