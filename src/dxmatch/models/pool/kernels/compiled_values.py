"""Values that lines read off the columns, added up by numba."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numba
import numpy as np
from numba import carray  # type: ignore[attr-defined]

from dxmatch.models.pool.kernels.column_values import LOOKED_UP, SHARE, ColumnValue, LookedUp
from dxmatch.models.pool.kernels.compiled_addresses import Addresses, pointer
from dxmatch.models.pool.kernels.compiled_sums import RowIds
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Ints, Longs
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
    room, found, far = room_of(values), rows.size, 1 << 31
    for value in range(values.shape[0]):
        kind, width, address, other, number, weight = values[value]
        column, reach, kept = pointer(address + start * width), least - room, rows[:found]
        room -= weight * SCALE
        if kind == SHARE:
            until = carray(column, far, np.uint16)
            before = carray(pointer(other + start * width), far, np.uint16)
            found = _add_share(until, before, number, weight, kept, sums, reach)
            continue
        table = carray(pointer(other), far, np.int32)
        if width == 1:
            found = _add_looked_up(carray(column, far, np.uint8), table, weight, kept, sums, reach)
        elif width == 2:
            found = _add_looked_up(carray(column, far, np.uint16), table, weight, kept, sums, reach)
        else:
            found = _add_looked_up(carray(column, far, np.uint32), table, weight, kept, sums, reach)
    return found


@_compile
def _add_looked_up(
    places: Codes, table: Ints, weight: int, rows: RowIds, sums: Longs, reach: np.int64
) -> int:
    found = 0
    for at in range(rows.size):
        if sums[at] >= reach:
            rows[found] = rows[at]
            sums[found] = sums[at] + weight * np.int64(table[places[rows[at]]])
            found += 1
    return found


@_compile
def _add_share(
    until: Codes,
    before: Codes,
    number: int,
    weight: int,
    rows: RowIds,
    sums: Longs,
    reach: np.int64,
) -> int:
    found = 0
    for at in range(rows.size):
        if sums[at] >= reach:
            row = rows[at]
            served = np.int64(np.uint16(until[row] - before[row]))
            rows[found] = row
            sums[found] = sums[at] + weight * (served * SCALE // number)
            found += 1
    return found
