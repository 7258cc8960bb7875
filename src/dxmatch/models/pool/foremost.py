"""The greatest of many values, without sorting them."""

from __future__ import annotations

import numpy as np

from dxmatch.models.pool.rows import Index, Ints, Longs


def greatest(values: Ints, count: int) -> Index:
    """Places of so many of the greatest values, and of some that tie with the last."""
    if values.size <= count:
        return np.arange(values.size)
    last = kth(values, count)
    tied = np.flatnonzero(values == last)[:count]
    return np.concatenate((np.flatnonzero(values > last), tied))


def kth(values: Ints | Longs, k: int) -> int:
    """The k-th greatest of at least k values."""
    return int(np.partition(values, -k)[-k])
