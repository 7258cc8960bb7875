"""Which steps let each talent in, with equal talents as one: exact whatever the pattern is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dxmatch.models.pool.rows import Bools, Index

_CHUNK = 30
"""Bits that are numbered at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Per row the number of its pattern, and per pattern which cells let the row in.

    Cells are the combinations of steps of some dials, step 0 first, the last dial fastest.
    """

    numbers: Index
    lets_in: Bools

    def take(self, at: Index) -> Index:
        """The numbers of some rows."""
        return self.numbers[at]


def patterns(cells: list[Bools]) -> Patterns:
    """From one column per cell: which rows it lets in."""
    first = cells[0]
    if all(not np.any(a & ~b) for a, b in pairwise(cells)):
        # Every cell lets in whom the one before did: the number of closed cells says it all.
        closed = np.zeros(first.size, np.intp)
        for column in cells:
            closed += ~column
        order = np.arange(len(cells))
        return Patterns(closed, order[None, :] >= np.arange(len(cells) + 1)[:, None])
    numbers = np.zeros(first.size, np.intp)
    for start in range(0, len(cells), _CHUNK):
        bits = np.zeros(first.size, np.int64)
        for place, column in enumerate(cells[start : start + _CHUNK]):
            bits |= column.astype(np.int64) << place
        numbers = _numbered(numbers, _numbered(bits))
    rows = np.zeros(int(numbers.max(initial=-1)) + 1, np.intp)
    rows[numbers] = np.arange(first.size)
    return Patterns(numbers, np.array([column[rows] for column in cells]).T)


def joined(one: Patterns, other: Patterns) -> Patterns:
    """Both have to let a row in, over the same cells."""
    count = len(other.lets_in)
    pairs, numbers = np.unique(one.numbers * count + other.numbers, return_inverse=True)
    return Patterns(
        numbers.astype(np.intp), one.lets_in[pairs // count] & other.lets_in[pairs % count]
    )


def _numbered(*keys: Index) -> Index:
    """Different combinations of keys as 0, 1, 2 …"""
    combined = keys[0]
    for key in keys[1:]:
        combined = combined * (int(key.max(initial=0)) + 1) + key
    return np.asarray(np.unique(combined, return_inverse=True)[1], np.intp)
