"""The sweep over weights against trying every whole number."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.explain.weight_change import _least

NUMBERS = st.lists(st.tuples(st.integers(0, 40), st.integers(-6, 6)), min_size=2, max_size=7)


def ahead(totals: list[int], values: list[int], at: int, points: int) -> int:
    told = [t + points * v for t, v in zip(totals, values, strict=True)]
    return sum(
        other > told[at] or (other == told[at] and index < at) for index, other in enumerate(told)
    )


@given(NUMBERS, st.data(), st.integers(1, 3))
def test_the_smallest_number_of_points(
    people: list[tuple[int, int]], data: st.DataObject, k: int
) -> None:
    at = data.draw(st.integers(0, len(people) - 1))
    totals, values = [t for t, _ in people], [v for _, v in people]
    found = _least(np.array(totals), np.array(values), at, k)
    works = [n for n in range(1, 120) if ahead(totals, values, at, n) < k]
    if ahead(totals, values, at, 0) >= k:
        assert found == (works[0] if works else None)
