import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models.pool.narrow import narrow_type, narrowed

BORDERS = [2**bits + step for bits in (8, 16, 32) for step in (-2, -1, 0, 1)]


@given(st.sampled_from(BORDERS) | st.integers(0, 2**40))
def test_a_number_is_never_wrapped(top: int) -> None:
    """The largest number fits, and the next narrower type would not hold it."""
    kind = narrow_type(top)
    assert np.iinfo(kind).max >= top
    assert narrowed(np.array([0, top], np.int64), top).tolist() == [0, top]
    smaller = {1: -1, 2: 2**8 - 1, 4: 2**16 - 1, 8: 2**32 - 1}[kind.itemsize]
    assert top > smaller


@pytest.mark.parametrize("top", [-1, 0])
def test_nothing_takes_the_narrowest(top: int) -> None:
    assert narrowed(np.empty(0, np.intp), top).dtype == np.uint8
