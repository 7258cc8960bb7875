"""The k best in one compiled run: tests of columns, postings, values of columns, and a heap."""

from __future__ import annotations

from typing import Any, NamedTuple

import numba
import numpy as np
from numba import carray  # type: ignore[attr-defined]

from dxmatch.models.pool.kernels.column_tests import Step
from dxmatch.models.pool.kernels.column_values import LOOKED_UP, SHARE, ColumnValue, LookedUp
from dxmatch.models.pool.kernels.compiled import (
    RowIds,
    add_window,
    address_of,
    columns_of,
    count,
    numbers_of,
    pass_window,
    pointer,
    window_of,
)
from dxmatch.models.pool.kernels.plan import Plan, Wanted
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Ints, Longs
from dxmatch.models.verdict import SCALE

_compile = numba.njit(nogil=True, cache=True, boundscheck=False)


class _Heap(NamedTuple):
    """The best so far, the worst of them first; of equal totals the later row is the worse."""

    totals: Longs
    rows: Longs


def ranked(plan: Plan, steps: list[Step], wanted: Wanted, size: int) -> tuple[Longs, Longs, int]:
    """See `choice.ranked`; in no order, and −1 where there are fewer than k."""
    columns = columns_of(steps)
    values = [(weight, _whole(value)) for weight, value in wanted.others]
    totals, rows, eligible = _ranked(
        plan, numbers_of(steps, columns), _value_numbers(values), wanted.weight, wanted.k, size
    )
    return rows, totals, eligible


def _whole(value: ColumnValue) -> tuple[int, int, Codes, Codes, int]:
    """Kind, bytes of a number, two columns without gaps, and a number."""
    whole = np.ascontiguousarray
    if isinstance(value, LookedUp):
        places = whole(value.places)
        return LOOKED_UP, places.itemsize, places, whole(value.table, np.int32), 0
    until, before = value.span
    return SHARE, until.itemsize, whole(until), whole(before), value.whole


def _value_numbers(values: list[tuple[int, tuple[int, int, Codes, Codes, int]]]) -> Longs:
    numbers = [
        (kind, width, address_of(column), address_of(other), number, weight)
        for weight, (kind, width, column, other, number) in values
    ]
    return np.array(numbers, np.int64).reshape(-1, 6)


@_compile
def _ranked(
    plan: Plan, steps: Longs, values: Longs, weight: int, k: int, size: int
) -> tuple[Longs, Longs, int]:
    window = window_of(plan, size)
    width = window.total.size
    flags = np.empty(width, np.uint8)
    heap = _Heap(np.full(k, -1, np.int64), np.full(k, -1, np.int64))
    room = np.int64(0)
    for value in range(values.shape[0]):
        room += values[value, 5] * SCALE
    eligible = 0
    for start in range(0, size, width):
        allowed = flags[: min(width, size - start)]
        pass_window(steps, start, allowed)
        eligible += count(allowed)
        fresh = window.fresh[: add_window(plan, allowed, start, size - start, window)]
        _push_fresh(plan, values, start, window.total, fresh, _Race(heap, weight, room))
    if heap.totals[0] <= room:
        _push_rest(plan, steps, values, size, heap)
    return heap.totals, heap.rows, eligible


class _Race(NamedTuple):
    """The best so far, the weight of the first line, and the most that the others can add."""

    heap: _Heap
    weight: int
    room: int | np.int64


@_compile
def _push_fresh(
    plan: Plan, values: Longs, start: int, total: Ints, fresh: RowIds, race: _Race
) -> None:
    """Push the rows of a window that have a sum, and forget the sums.

    The columns of the other lines are far away. So as long as there are no k best, those that the
    first line puts ahead come first; they keep most others from being asked about.
    """
    k, ahead = race.heap.totals.size, np.int32(0)
    if race.heap.totals[0] < 0 and fresh.size > k:
        ahead = np.partition(total[fresh], fresh.size - k)[fresh.size - k]
    for turn in range(2 if ahead else 1):
        for row in fresh:
            if ahead and (total[row] >= ahead) != (turn == 0):
                continue
            points = np.int64(total[row] // plan.total_weight) * race.weight
            if points + race.room >= race.heap.totals[0]:
                place = start + int(row)
                _push(race.heap, points + _others(values, place), place)
    for row in fresh:
        total[row] = 0


@_compile
def _push_rest(plan: Plan, steps: Longs, values: Longs, size: int, heap: _Heap) -> None:
    """Those to whom the first line gives nothing may be among the best too."""
    window = window_of(plan, size)
    width = window.total.size
    flags = np.empty(width, np.uint8)
    for start in range(0, size, width):
        allowed = flags[: min(width, size - start)]
        pass_window(steps, start, allowed)
        fresh = window.fresh[: add_window(plan, allowed, start, size - start, window)]
        for row in range(allowed.size):
            if allowed[row] and window.total[row] == 0:
                _push(heap, _others(values, start + row), start + row)
        for row in fresh:
            window.total[row] = 0


@_compile
def _others(values: Longs, row: int) -> np.int64:
    """Σ weight × value of the other lines."""
    total = np.int64(0)
    for value in range(values.shape[0]):
        kind, width, column, other, number, weight = values[value]
        if kind == LOOKED_UP:
            place = _number_at(column, width, row)
            found = np.int64(_table(other, int(place))[place])
        else:
            until, before = _number_at(column, 2, row), _number_at(other, 2, row)
            found = np.int64(np.uint16(until - before)) * SCALE // number
        total += weight * found
    return total


@_compile
def _table(address: int, last: int) -> Any:
    """The int32 numbers at an address, up to a place."""
    return carray(pointer(address), last + 1, np.int32)


@_compile
def _number_at(address: int, width: int, row: int) -> np.int64:
    """One number of a column of unsigned numbers."""
    if width == 1:
        return np.int64(carray(pointer(address), row + 1, np.uint8)[row])
    if width == 2:
        return np.int64(carray(pointer(address), row + 1, np.uint16)[row])
    if width == 4:
        return np.int64(carray(pointer(address), row + 1, np.uint32)[row])
    return np.int64(carray(pointer(address), row + 1, np.int64)[row])


@_compile
def _push(heap: _Heap, total: np.int64 | int, row: int) -> None:
    """Put a row in the place of the worst one, if it is better."""
    totals, rows = heap.totals, heap.rows
    if total < totals[0] or (total == totals[0] and row > rows[0]):
        return
    at = 0
    while True:
        child = 2 * at + 1
        if child >= totals.size:
            break
        if child + 1 < totals.size and _worse(heap, child + 1, totals[child], rows[child]):
            child += 1
        if not _worse(heap, child, total, row):
            break
        totals[at], rows[at] = totals[child], rows[child]
        at = child
    totals[at], rows[at] = total, row


@_compile
def _worse(heap: _Heap, at: int, total: np.int64 | int, row: int) -> bool:
    """Whether one of the heap is worse than a total and a row."""
    return bool(heap.totals[at] < total or (heap.totals[at] == total and heap.rows[at] > row))
