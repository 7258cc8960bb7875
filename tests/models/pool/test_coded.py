import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models import Rate
from dxmatch.models.pool.arrays import is_constant, total_bytes
from dxmatch.models.pool.coded import Coded, chained, coded

VALUES = st.lists(st.sampled_from(["a", "b", "c", 1.5, None, frozenset({1})]), max_size=12)


@given(VALUES)
def test_a_column_says_what_it_was_made_of(values: list[object]) -> None:
    column = coded(values)
    assert column.listed() == values == [column[row] for row in range(len(column))]
    assert len(column.values) == len(set(values))
    assert column.canonical().listed() == values


@given(st.lists(VALUES, max_size=4), st.data())
def test_equal_columns_look_equal(several: list[list[object]], data: st.DataObject) -> None:
    """Chained or not, with values that nobody has or not: the canonical form is one."""
    whole = [value for values in several for value in values]
    joined = chained([coded(values) for values in several])
    assert joined.listed() == whole
    rows = np.array(data.draw(st.lists(st.sampled_from(range(len(whole))))) if whole else [], int)
    found = joined.take(rows).canonical()
    expected = coded([whole[row] for row in rows]).canonical()
    assert list(found.values) == list(expected.values)
    assert found.codes.tolist() == expected.codes.tolist()
    assert found.codes.dtype == expected.codes.dtype
    assert is_constant(found.codes) == is_constant(expected.codes)


def test_equal_records_are_kept_once() -> None:
    rates = [Rate(low=500_000), Rate(low=600_000), Rate(low=500_000)]
    column = coded(rates)
    assert len(column.values) == 2 and column.listed() == rates


@pytest.mark.parametrize("count", [255, 256, 257, 65_535, 65_536, 65_537])
def test_codes_widen_with_the_values(count: int) -> None:
    """At every border of a type all values are still told apart, also after chaining."""
    column = coded(list(map(str, range(count))))
    width = 1 if count <= 256 else 2 if count <= 65_536 else 4
    assert column.codes.itemsize == width
    assert column.listed() == [str(number) for number in range(count)]
    half = coded(list(map(str, range(count // 2)))), coded(list(map(str, range(count // 2, count))))
    joined = chained(half)
    assert joined.codes.itemsize == width and joined.listed() == column.listed()
    narrow = joined.take(np.arange(200)).canonical()
    assert narrow.codes.itemsize == 1 and narrow.listed() == column.listed()[:200]


def test_one_value_for_all_takes_one_byte() -> None:
    column = Coded(["x"], np.zeros(1000, np.intp)).canonical()
    assert total_bytes([column.codes]) == 1 and column.listed() == ["x"] * 1000
    assert total_bytes([column.take(np.arange(10)).codes]) == 1
