"""The twins compiled by numba (extra ``fast``): they release the GIL and are kept on disk."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.plan import BestOf, Plan
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Bytes, Ints, Longs

_compile = numba.njit(nogil=True, cache=True, boundscheck=False)

_WINDOW = 1 << 15
"""Rows whose sums are added up at a time, so that they stay in the nearest caches."""

_BLOCK = 64
"""Rows of which the largest sum is looked at before any of them."""


def gather(table: NDArray[Any], codes: Codes) -> NDArray[Any]:
    """See `choice.gather`."""
    column = np.empty(codes.size, table.dtype)
    _gather(table, codes, column)
    return column


@_compile
def _gather(table: NDArray[Any], codes: Codes, column: NDArray[Any]) -> None:
    for row in range(column.size):
        column[row] = table[codes[row]]


def leaders(plan: Plan, asked: BestOf) -> tuple[Longs, Ints]:
    """See `choice.leaders`: window by window, with a bounded heap of the k best."""
    rows, values = _leaders(plan, asked.allowed.view(np.uint8), asked.k, asked.gap)
    return rows, values


@_compile
def _leaders(plan: Plan, allowed: Bytes, k: int, gap: int) -> tuple[Longs, Ints]:
    size = allowed.size
    total = np.empty(min(_WINDOW, size), np.int32)
    best = np.zeros(min(_WINDOW, size), np.int32)
    low, high = plan.begin.copy(), plan.begin.copy()
    heap = np.full(k, -1, np.int64)
    rows, values = np.empty(1024, np.int64), np.empty(1024, np.int32)
    found, least = 0, np.int64(0)
    for start in range(0, size, _WINDOW):
        width = min(_WINDOW, size - start)
        _add_window(plan, low, high, start, width, best, total)
        _strike_out(total[:width], allowed[start : start + width])
        for block in range(0, width, _BLOCK):
            sums = total[block : min(block + _BLOCK, width)]
            if _most(sums) < least * plan.total_weight:
                continue
            if found + _BLOCK > rows.size:
                rows = np.concatenate((rows, np.empty(rows.size, np.int64)))
                values = np.concatenate((values, np.empty(values.size, np.int32)))
            for at in range(sums.size):
                if sums[at] < least * plan.total_weight:
                    continue
                value = sums[at] // plan.total_weight
                rows[found], values[found] = start + block + at, value
                found += 1
                if value > heap[0]:
                    _replace_least(heap, value)
                    least = max(np.int64(0), heap[0] - gap)
    kept = np.flatnonzero(values[:found] >= least)
    return rows[kept], values[kept]


@_compile
def _add_window(
    plan: Plan, low: Longs, high: Longs, start: int, width: int, best: Ints, total: Ints
) -> None:
    """Add up one window; ``high`` moves on from the last window to the end of this one."""
    total[:width] = 0
    for source in range(low.size):
        low[source] = high[source]
        stretch = plan.rows[low[source] : plan.end[source]]
        high[source] = low[source] + np.searchsorted(stretch, np.uint32(start + width))
    for need in range(plan.weight.size):
        first, last = plan.first_source[need], plan.first_source[need + 1]
        if last - first == 1:
            _add(plan, need, first, low[first], high[first], start, total)
            continue
        for source in range(first, last):
            _keep(plan, source, low[source], high[source], start, best)
        for source in range(first, last):
            _settle(plan.rows[low[source] : high[source]], start, plan.weight[need], best, total)


# Rows are unsigned, so that no index is checked for being negative.
@_compile
def _add(plan: Plan, need: int, source: int, low: int, high: int, start: int, total: Ints) -> None:
    base, weight = np.uint32(start), plan.weight[need]
    credit = plan.credit[source]
    for at in range(low, high):
        total[plan.rows[at] - base] += credit[plan.codes[at]] * weight


@_compile
def _keep(plan: Plan, source: int, low: int, high: int, start: int, best: Ints) -> None:
    base, credit = np.uint32(start), plan.credit[source]
    for at in range(low, high):
        place = plan.rows[at] - base
        best[place] = max(best[place], credit[plan.codes[at]])


@_compile
def _settle(rows: NDArray[np.uint32], start: int, weight: int, best: Ints, total: Ints) -> None:
    """Add the best credits to the totals, once per row, and forget them."""
    base = np.uint32(start)
    for row in rows:
        total[row - base] += best[row - base] * weight
        best[row - base] = 0


# Loops without branches and without computed places: they run on several rows at a time.
@_compile
def _strike_out(total: Ints, allowed: Bytes) -> None:
    """Let the sum of whoever is not allowed be −1."""
    for at in range(total.size):
        total[at] |= np.int32(allowed[at]) - np.int32(1)


@_compile
def _most(sums: Ints) -> np.int32:
    most = np.int32(-1)
    for at in range(sums.size):
        most = max(most, sums[at])
    return most


@_compile
def _replace_least(heap: Longs, value: int) -> None:
    """Put a value in the place of the least of a heap."""
    at = 0
    while True:
        child = 2 * at + 1
        if child >= heap.size:
            break
        if child + 1 < heap.size and heap[child + 1] < heap[child]:
            child += 1
        if heap[child] >= value:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = value
