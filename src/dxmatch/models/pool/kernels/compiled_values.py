"""Values that lines read off the columns, added up by numba."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numba
import numpy as np
from numba import carray  # type: ignore[attr-defined]

from dxmatch.models.pool.kernels.column_values import (
    EARLY,
    LOOKED_UP,
    SHARE,
    ColumnValue,
    Early,
    LookedUp,
)
from dxmatch.models.pool.kernels.compiled_addresses import Addresses, pointer
from dxmatch.models.pool.kernels.compiled_sums import RowIds
from dxmatch.models.pool.rows import Longs
from dxmatch.models.verdict import SCALE

_compile = numba.njit(nogil=True, cache=True, boundscheck=False)

ValueNumbers: TypeAlias = tuple[int, int, int, int, int, int]


def value_numbers(
    values: Sequence[tuple[int, ColumnValue]], addresses: Addresses
) -> list[ValueNumbers]:
    """Each value as kind, bytes of a number, the addresses of two columns, a number, and weight."""
    return [_numbers(weight, value, addresses) for weight, value in values]


def _numbers(weight: int, value: ColumnValue, addresses: Addresses) -> ValueNumbers:
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


def as_values(numbers: Sequence[ValueNumbers]) -> Longs:
    """The values as one array."""
    return np.array(numbers, np.int64).reshape(-1, 6)


@_compile
def room_of(values: Longs) -> np.int64:
    """The most that all lines can add."""
    room = np.int64(0)
    for value in range(values.shape[0]):
        room += values[value, 5] * SCALE
    return room


@_compile
def add_values(values: Longs, start: int, rows: RowIds, sums: Longs, least: np.int64 | int) -> int:
    """Add the values of all lines to the sums of some rows, which begin at ``start``.

    Whoever cannot reach a total of ``least`` any more is left out before a line is asked; rows and
    sums of the others move to the front, and their number is returned.
    """
    room, found = room_of(values), rows.size
    for value in range(values.shape[0]):
        kind, width, column, other, number, weight = values[value]
        found = _reaching(rows[:found], sums, least - room)
        room -= weight * SCALE
        asked, first = rows[:found], column + start * width
        if kind == LOOKED_UP:
            _add_looked_up(first, width, other, weight, asked, sums)
        elif kind == SHARE:
            _add_shares(first, other + start * width, number, weight, asked, sums)
        else:
            more = carray(pointer(other), 4, np.int64)
            _add_early(first, width, more, number, weight, asked, sums)
    return found


@_compile
def _reaching(rows: RowIds, sums: Longs, reach: np.int64) -> int:
    """Move those whose sum is enough to the front, and count them."""
    found = 0
    for at in range(rows.size):
        rows[found], sums[found] = rows[at], sums[at]
        found += sums[at] >= reach
    return found


_FAR = 1 << 31
"""More numbers than any column has: where one ends is known by whoever gives its address."""


@_compile
def _number_at(address: int, width: int, row: int | np.uint32) -> np.int64:
    """One number of a column of unsigned numbers."""
    if width == 1:
        return np.int64(carray(pointer(address), _FAR, np.uint8)[row])
    if width == 2:
        return np.int64(carray(pointer(address), _FAR, np.uint16)[row])
    return np.int64(carray(pointer(address), _FAR, np.uint32)[row])


@_compile
def _add_looked_up(
    column: int, width: int, table: int, weight: int, rows: RowIds, sums: Longs
) -> None:
    values = carray(pointer(table), _FAR, np.int32)
    for at in range(rows.size):
        sums[at] += weight * np.int64(values[_number_at(column, width, rows[at])])


@_compile
def _add_shares(
    until: int, before: int, whole: int, weight: int, rows: RowIds, sums: Longs
) -> None:
    ends, starts = carray(pointer(until), _FAR, np.uint16), carray(pointer(before), _FAR, np.uint16)
    for at in range(rows.size):
        served = np.int64(np.uint16(ends[rows[at]] - starts[rows[at]]))
        sums[at] += weight * (served * SCALE // whole)


@_compile
def _add_early(
    column: int, width: int, more: Longs, day: int, weight: int, rows: RowIds, sums: Longs
) -> None:
    """See `Early`; ``more`` are the addresses of starts, heads and lasts, and the span."""
    starts = carray(pointer(more[0]), _FAR, np.int64)
    heads = carray(pointer(more[1]), _FAR, np.int32)
    lasts = carray(pointer(more[2]), _FAR, np.int32)
    span = more[3]
    for at in range(rows.size):
        code, early = _number_at(column, width, rows[at]), -span
        for window in range(starts[code], starts[code + 1]):
            if lasts[window] > day:
                early = max(early, min(day - np.int64(heads[window]), span))
        sums[at] += weight * ((early + span) * SCALE // (2 * span))
