"""The k best in one compiled run: tests of columns, postings, values of columns, and a heap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numba
import numpy as np

from dxmatch.models.pool.kernels.compiled import count, pass_window
from dxmatch.models.pool.kernels.compiled_addresses import Addresses
from dxmatch.models.pool.kernels.compiled_searches import Searches, plan_at, searches_of
from dxmatch.models.pool.kernels.compiled_sums import (
    RowIds,
    Window,
    add_later,
    add_window,
    window_of,
)
from dxmatch.models.pool.kernels.compiled_values import add_values, room_of
from dxmatch.models.pool.kernels.plan import Best, Plan, Search
from dxmatch.models.pool.rows import Bytes, Ints, Longs

_compile = numba.njit(nogil=True, cache=True, boundscheck=False)


def ranked(searches: Sequence[Search], size: int) -> list[Best]:
    """See `choice.ranked`; the plans of all searches read the same postings."""
    addresses = Addresses()
    k = max(search.wanted.k for search in searches)
    totals, rows = np.full((2, len(searches), k), -1, np.int64)
    eligible = np.zeros(len(searches), np.int64)
    _ranked(searches_of(searches, addresses), totals, rows, eligible, size)
    rows = rows.astype(np.intp, copy=False)
    return [
        Best(rows[place, :count], totals[place, :count], number)
        for place, number in enumerate(eligible.tolist())
        for count in [min(searches[place].wanted.k, number)]
    ]


class _Heap(NamedTuple):
    """The best so far, the worst of them first; of equal totals the later row is the worse."""

    totals: Longs
    rows: Longs


class _Race(NamedTuple):
    """One search: what is added up, who is best so far, room for totals.

    ``weight`` is that of the sums of points, ``room`` the most that the other lines can add.
    """

    plan: Plan
    window: Window
    values: Longs
    heap: _Heap
    sums: Longs
    weight: np.int64
    room: np.int64


@_compile
def _ranked(searches: Searches, totals: Longs, rows: Longs, eligible: Longs, size: int) -> None:
    for place in range(eligible.size):
        weight, _, k = searches.numbers[place]
        plan = plan_at(searches, place)
        window = window_of(plan, size)
        steps = searches.steps[searches.first[place, 2] : searches.first[place + 1, 2]]
        values = searches.values[searches.first[place, 3] : searches.first[place + 1, 3]]
        heap = _Heap(totals[place, :k], rows[place, :k])
        sums = np.empty(window.total.size, np.int64)
        race = _Race(plan, window, values, heap, sums, weight, room_of(values))
        flags = np.empty(window.total.size, np.uint8)
        eligible[place] = _push_all(race, steps, flags)
        _sort(heap)


@_compile
def _push_all(race: _Race, steps: Longs, flags: Bytes) -> int:
    """Push whoever may be among the best; how many rows are eligible."""
    eligible, size = 0, race.window.size
    for start in range(0, size, flags.size):
        allowed = flags[: min(flags.size, size - start)]
        pass_window(steps, start, allowed)
        eligible += count(allowed)
        later = _later(race)
        found, later = add_window(race.plan, allowed, start, race.window, later)
        fresh = race.window.fresh[:found]
        _push_fresh(race, start, fresh, later)
        if race.heap.totals[0] <= race.room:
            for row in fresh:
                allowed[row] = 0
            _push_others(race, start, allowed)
    return eligible


@_compile
def _bar(race: _Race, least: np.int64) -> np.int64:
    """The sum of points from which on a row can reach a total, if the other lines give their most.

    A row gets ``weight`` × (sum // total weight), so whoever is below is out without a division.
    """
    return -((race.room - least) // race.weight) * race.plan.total_weight


@_compile
def _later(race: _Race) -> int:
    """How many needs can wait, those with the most entries first.

    Whoever has something only for them stays below the bar. So they are looked up for those alone
    whom the other needs bring close enough. The bar never falls: what waits once may wait for ever.
    """
    top, bar = race.window.top, _bar(race, race.heap.totals[0])
    later, most = 0, np.int64(0)
    while later < top.size and most + top[later] < bar:
        most += top[later]
        later += 1
    return later


@_compile
def _push_fresh(race: _Race, start: int, fresh: RowIds, later: int) -> None:
    """Push the rows of a window that have a sum, and forget the sums.

    As long as there are no k best, those come first that the first line puts ahead: they keep
    most others from being asked about.
    """
    total, k = race.window.total, race.heap.totals.size
    if race.heap.totals[0] < 0 and fresh.size > k:
        _push_some(race, start, fresh, later, _kth_sum(total, fresh, k))
    _push_some(race, start, fresh, later, np.int64(1))
    for row in fresh:
        total[row] = 0


@_compile
def _kth_sum(total: Ints, fresh: RowIds, k: int) -> np.int64:
    """The k-th greatest sum of more than k rows."""
    sums = _Heap(np.full(k, -1, np.int64), np.full(k, -1, np.int64))
    for row in fresh:
        if total[row] > sums.totals[0]:
            _push(sums, np.int64(total[row]), 0)
    return np.int64(sums.totals[0])


@_compile
def _push_some(race: _Race, start: int, fresh: RowIds, later: int, ahead: np.int64 | int) -> None:
    """Push those of some rows whose sum is at least ``ahead`` (from 1); their sums are then 0."""
    window, sums, rows = race.window, race.sums, race.window.held
    least = race.heap.totals[0]
    bar, rest = _bar(race, least), window.top[:later].sum()
    enough, found = max(ahead, bar - rest), 0
    for row in fresh:
        rows[found] = row
        found += window.total[row] >= enough
    for at in range(found):
        sums[at] = window.total[rows[at]]
        window.total[rows[at]] = 0
    for place in range(later - 1, -1, -1):
        found = add_later(race.plan, window, place, start, rows[:found], sums, bar - rest)
        rest -= window.top[place]
    for at in range(found):
        sums[at] = sums[at] // race.plan.total_weight * race.weight
    _push_rows(race, start, add_values(race.values, start, rows[:found], sums, least))


@_compile
def _push_others(race: _Race, start: int, allowed: Bytes) -> None:
    """Push the allowed rows of a window to which the first line gives nothing."""
    rows, found = race.window.held, 0
    for row in range(allowed.size):
        rows[found] = row
        found += allowed[row]
    race.sums[:found] = 0
    least = race.heap.totals[0]
    _push_rows(race, start, add_values(race.values, start, rows[:found], race.sums, least))


@_compile
def _push_rows(race: _Race, start: int, found: int) -> None:
    """Push the first of the rows that are held, with the sums beside."""
    sums, totals = race.sums, race.heap.totals
    for at in range(found):
        if sums[at] >= totals[0]:
            _push(race.heap, sums[at], start + int(race.window.held[at]))


@_compile
def _push(heap: _Heap, total: np.int64 | int, row: int) -> None:
    """Put a row in the place of the worst one, if it is better."""
    if total > heap.totals[0] or (total == heap.totals[0] and row < heap.rows[0]):
        _sift(heap, total, row, heap.totals.size)


@_compile
def _sift(heap: _Heap, total: np.int64 | int, row: int, size: int) -> None:
    """Put a row in the place of the worst one among the first ``size``, and order these again."""
    totals, rows = heap.totals, heap.rows
    at = 0
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and _worse(heap, child + 1, totals[child], rows[child]):
            child += 1
        if not _worse(heap, child, total, row):
            break
        totals[at], rows[at] = totals[child], rows[child]
        at = child
    totals[at], rows[at] = total, row


@_compile
def _sort(heap: _Heap) -> None:
    """Best first."""
    totals, rows = heap.totals, heap.rows
    for size in range(totals.size - 1, 0, -1):
        total, row = totals[size], rows[size]
        totals[size], rows[size] = totals[0], rows[0]
        _sift(heap, total, row, size)


@_compile
def _worse(heap: _Heap, at: int, total: np.int64 | int, row: int) -> bool:
    """Whether one of the heap is worse than a total and a row."""
    return bool(heap.totals[at] < total or (heap.totals[at] == total and heap.rows[at] > row))
