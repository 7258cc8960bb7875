"""All subsets of up to `MOST_BITS` things at once, as arrays indexed by bit masks."""

from __future__ import annotations

from typing import Final

import numpy as np

from dxmatch.models.pool.rows import Bools, Index, Longs

MOST_BITS: Final = 20
"""2²⁰ subsets take a few hundredths of a second; every bit more doubles that."""


def sums_over_subsets(histogram: Longs) -> Longs:
    """For every mask the sum of the entries of its subsets (zeta transform)."""
    sums = histogram.astype(np.int64)
    for halves in _halves(sums):
        halves[:, 1] += halves[:, 0]
    return sums


def minimal_masks(holds: Bools) -> Index:
    """The masks for which something holds, and for no mask with a bit less.

    ``holds`` must be monotone: what holds for a mask holds for those that contain it.
    """
    smaller = np.zeros(holds.size, np.bool_)
    for halves, without in zip(_halves(smaller), _halves(holds), strict=True):
        halves[:, 1] |= without[:, 0]
    return np.flatnonzero(holds & ~smaller)


def _halves(table: Longs | Bools) -> list[Longs | Bools]:
    """For every bit a view ``[:, 0]`` without and ``[:, 1]`` with it."""
    bits = table.size.bit_length() - 1
    return [table.reshape(-1, 2, 1 << bit) for bit in range(bits)]
