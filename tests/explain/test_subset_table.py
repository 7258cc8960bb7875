import numpy as np

from dxmatch.explain.subset_table import minimal_masks, sums_over_subsets


def test_sums_over_subsets() -> None:
    histogram = np.array([1, 2, 4, 8, 16, 32, 64, 128])
    sums = sums_over_subsets(histogram)
    for mask in range(8):
        inside = [m for m in range(8) if m & mask == m]
        assert sums[mask] == histogram[inside].sum()
    assert histogram[0] == 1, "the input stays"


def test_minimal_masks() -> None:
    holds = np.array([False, False, False, True, True, True, True, True])
    assert minimal_masks(holds).tolist() == [3, 4]
    assert minimal_masks(np.array([True] * 4)).tolist() == [0]
    assert minimal_masks(np.array([False] * 4)).tolist() == []
    assert minimal_masks(np.array([True])).tolist() == [0]
