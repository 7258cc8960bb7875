import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.explain.patterns import Patterns, joined, patterns
from dxmatch.models.pool.rows import Bools


def tables(rows: int, cells: int) -> st.SearchStrategy[Bools]:
    row = st.lists(st.booleans(), min_size=cells, max_size=cells)
    return st.lists(row, min_size=rows, max_size=rows).map(lambda x: np.array(x, np.bool_))


def back(told: Patterns) -> Bools:
    return told.lets_in[told.numbers]


@given(st.integers(1, 6), st.sampled_from((1, 3, 31, 70)), st.data())
def test_nothing_is_lost(rows: int, cells: int, data: st.DataObject) -> None:
    one, other = data.draw(tables(rows, cells)), data.draw(tables(rows, cells))
    first, second = patterns(list(one.T)), patterns(list(other.T))
    assert np.array_equal(back(first), one)
    assert np.array_equal(back(joined(first, second)), one & other)


@pytest.mark.parametrize("start", range(4))
def test_what_only_opens_is_one_number(start: int) -> None:
    told = patterns(list(np.array([[step >= start for step in range(3)]]).T))
    assert told.numbers.tolist() == [min(start, 3)]
    assert told.lets_in.shape == (4, 3)
