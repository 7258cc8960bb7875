"""Values that lines read off the columns, added up by numba."""

from __future__ import annotations

from typing import Final

import numpy as np

from dxmatch.models.pool.kernels.asked import Numbers
from dxmatch.models.pool.kernels.column_values import (
    EARLY,
    LOOKED_UP,
    SHARE,
    ColumnValue,
    Early,
    LookedUp,
)
from dxmatch.models.pool.kernels.compiled_addresses import (
    Addresses,
    load_16,
    load_64,
    load_int32,
    number_at,
)
from dxmatch.models.pool.kernels.compiled_window import RowIds
from dxmatch.models.pool.kernels.compiling import borrowing
from dxmatch.models.pool.rows import Longs
from dxmatch.models.verdict import SCALE

NO_VALUE: Final[Numbers] = (0, 0, 0, 0, 0, 0)
"""In the place of a value that nobody reads."""


def value_numbers(value: ColumnValue, weight: int, addresses: Addresses) -> Numbers:
    """A value as kind, bytes of a number, the addresses of two columns, a number, and weight."""
    of = addresses.of
    if isinstance(value, LookedUp):
        places, table = value
        return LOOKED_UP, places.itemsize, of(places), of(table), 0, weight
    if isinstance(value, Early):
        lists = [of(column) for column in (value.starts, value.heads, value.lasts)]
        more = np.array([*lists, value.span], np.int64)
        return EARLY, value.codes.itemsize, of(value.codes), of(more), value.day, weight
    until, before = value.span
    return SHARE, until.itemsize, of(until), of(before), value.whole, weight


@borrowing
def room_of(values: Longs) -> np.int64:
    """The most that all lines can add."""
    room = np.int64(0)
    for value in range(values.shape[0]):
        room += values[value, 5] * SCALE
    return room


@borrowing
def add_values(values: Longs, start: int, rows: RowIds, sums: Longs, reach: np.int64 | int) -> int:
    """Add the values of all lines to the sums of some rows, which begin at ``start``.

    Whoever cannot reach a total of ``reach`` any more is left out before a line is asked; rows and
    sums of the others move to the front, and their number is returned.
    """
    room, found = room_of(values), rows.size
    for value in range(values.shape[0]):
        kind, width, column, other, number, weight = values[value]
        found = _reaching(rows[:found], sums, reach - room)
        room -= weight * SCALE
        asked, first = rows[:found], column + start * width
        if kind == LOOKED_UP:
            _add_looked_up(first, width, other, weight, asked, sums)
        elif kind == SHARE:
            _add_shares(first, other + start * width, number, weight, asked, sums)
        else:
            _add_early(first, width, other, number, weight, asked, sums)
    return found


@borrowing
def _reaching(rows: RowIds, sums: Longs, reach: np.int64) -> int:
    """Move those whose sum is enough to the front, and count them."""
    found = 0
    for at in range(rows.size):
        rows[found], sums[found] = rows[at], sums[at]
        found += sums[at] >= reach
    return found


@borrowing
def _add_looked_up(
    column: int, width: int, table: int, weight: int, rows: RowIds, sums: Longs
) -> None:
    for at in range(rows.size):
        sums[at] += weight * load_int32(table + 4 * number_at(column, width, rows[at]))


@borrowing
def _add_shares(
    until: int, before: int, whole: int, weight: int, rows: RowIds, sums: Longs
) -> None:
    for at in range(rows.size):
        place = 2 * np.int64(rows[at])
        # Below 2**16 × SCALE, which 32 bits hold; to divide these takes less time.
        served = np.uint32((load_16(until + place) - load_16(before + place)) % 65_536)
        sums[at] += weight * np.int64(served * np.uint32(SCALE) // np.uint32(whole))


@borrowing
def _add_early(
    column: int, width: int, more: int, day: int, weight: int, rows: RowIds, sums: Longs
) -> None:
    """See `Early`; at ``more`` are the addresses of starts, heads and lasts, and the span."""
    starts, heads, lasts = load_64(more), load_64(more + 8), load_64(more + 16)
    span = load_64(more + 24)
    for at in range(rows.size):
        code, early = number_at(column, width, rows[at]), -span
        for window in range(load_64(starts + 8 * code), load_64(starts + 8 * code + 8)):
            if load_int32(lasts + 4 * window) > day:
                early = max(early, min(day - load_int32(heads + 4 * window), span))
        sums[at] += weight * ((early + span) * SCALE // (2 * span))
