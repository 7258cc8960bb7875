"""The k best in one compiled run: tests of columns, postings, values of columns, and a heap."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dxmatch.models.pool.kernels.compiled import count, pass_window
from dxmatch.models.pool.kernels.compiled_addresses import Addresses
from dxmatch.models.pool.kernels.compiled_bits import LANES, clear, first_bit, words_for
from dxmatch.models.pool.kernels.compiled_plans import PlanArrays, plan_at
from dxmatch.models.pool.kernels.compiled_searches import SearchArrays, arrays_of
from dxmatch.models.pool.kernels.compiled_sums import add_later, add_window
from dxmatch.models.pool.kernels.compiled_values import add_values, room_of
from dxmatch.models.pool.kernels.compiled_window import Window, room_for, window_of
from dxmatch.models.pool.kernels.compiling import allocating, borrowing
from dxmatch.models.pool.kernels.searches import Bests, Searches
from dxmatch.models.pool.rows import Longs

_FIRST = 1 << 11
"""Rows of the first window."""


def ranked(searches: Searches, size: int) -> Bests:
    """See `choice.ranked`."""
    count, addresses = len(searches.plans), Addresses()
    totals, rows = np.full((2, count, searches.k), -1, np.int64)
    eligible = np.zeros(count, np.int64)
    _ranked(arrays_of(searches, addresses, size), totals, rows, eligible, size)
    return Bests(rows.astype(np.intp, copy=False), totals, eligible)


class _Heap(NamedTuple):
    """The best so far, the worst of them first; of equal totals the later row is the worse."""

    totals: Longs
    rows: Longs


class _Race(NamedTuple):
    """One search: what is added up, and who is best so far.

    ``weight`` is that of the sums of points, ``room`` the most that the other lines can add,
    ``spare`` a heap for whatever comes between.
    """

    plan: PlanArrays
    window: Window
    values: Longs
    heap: _Heap
    spare: _Heap
    weight: np.int64
    total_weight: np.int64
    room: np.int64


@allocating
def _ranked(searches: SearchArrays, totals: Longs, rows: Longs, eligible: Longs, size: int) -> None:
    room = room_for(searches.plans, size)
    spare = _Heap(np.empty_like(totals[0]), np.empty_like(rows[0]))
    for place in range(eligible.size):
        plan = plan_at(searches.plans, searches.first_need[place], searches.first_need[place + 1])
        window = window_of(plan, room, size)
        steps, values = searches.steps[place], searches.values[place]
        heap = _Heap(totals[place], rows[place])
        most = room_of(values)
        total_weight = searches.total_weight[place]
        race = _Race(plan, window, values, heap, spare, searches.weight, total_weight, most)
        eligible[place] = _push_all(race, steps)


@borrowing
def _push_all(race: _Race, steps: Longs) -> int:
    """Push whoever may be among the best, and sort them; how many rows are eligible.

    The first windows are small: those few say already how good one has to be.
    """
    window, eligible, start, part = race.window, 0, 0, _FIRST
    while start < window.size:
        part = min(part, window.size - start)
        pass_window(steps, start, part, window.room.allowed)
        eligible += count(window.room.allowed, part)
        # Whoever stands behind all that are held has to be better, not as good.
        reach = race.heap.totals[0] + 1
        found, later = add_window(race.plan, window, start, part, _later(race, reach))
        _push_fresh(race, start, found, later, reach)
        if max(reach, race.heap.totals[0]) <= race.room:
            _push_others(race, start, part, found, reach)
        start += part
        part = min(2 * part, window.room.total.size)
    _sort(race.heap)
    return eligible


@borrowing
def _bar(race: _Race, reach: np.int64) -> np.int64:
    """The sum of points from which on a row can reach a total, if the other lines give their most.

    A row gets ``weight`` × (sum // total weight), so whoever is below is out without a division.
    """
    return -((race.room - reach) // race.weight) * race.total_weight


@borrowing
def _later(race: _Race, reach: np.int64) -> int:
    """How many needs can wait, those with the most entries first.

    Whoever has something only for them stays below the bar. So they are looked up for those alone
    whom the other needs bring close enough. The bar never falls: what waits once may wait for ever.
    """
    top, bar = race.window.top, _bar(race, reach)
    later, most = 0, np.int64(0)
    while later < top.size and most + top[later] < bar:
        most += top[later]
        later += 1
    return later


@borrowing
def _push_fresh(race: _Race, start: int, fresh: int, later: int, reach: np.int64) -> None:
    """Push the rows of a window that have a sum, and forget the sums but not the rows.

    As long as there are no k best, those come first that the first line puts ahead: they keep
    most others from being asked about.
    """
    room = race.window.room
    if race.heap.totals[0] < 0 and fresh > race.heap.totals.size:
        _push_some(race, start, fresh, later, reach, _kth_sum(race, fresh))
    _push_some(race, start, fresh, later, reach, np.int64(1))
    for at in range(fresh):
        room.total[room.fresh[at]] = 0


@borrowing
def _kth_sum(race: _Race, fresh: int) -> np.int64:
    """The k-th greatest sum of more than k rows."""
    room, k = race.window.room, race.heap.totals.size
    sums = _Heap(race.spare.totals[:k], race.spare.rows[:k])
    sums.totals[:] = -1
    for at in range(fresh):
        total = np.int64(room.total[room.fresh[at]])
        if total > sums.totals[0]:
            _sift(sums, total, 0, k)
    return np.int64(sums.totals[0])


@borrowing
def _push_some(
    race: _Race, start: int, fresh: int, later: int, reach: np.int64, ahead: np.int64
) -> None:
    """Push those rows whose sum is at least ``ahead`` (from 1); their sums are then 0."""
    window, room = race.window, race.window.room
    reach = max(reach, race.heap.totals[0])
    bar, rest, found = _bar(race, reach), np.int64(0), 0
    for place in range(later):
        rest += window.top[place]
    enough = max(ahead, bar - rest)
    for at in range(fresh):
        room.rows[found] = room.fresh[at]
        found += room.total[room.fresh[at]] >= enough
    for at in range(found):
        room.sums[at] = room.total[room.rows[at]]
        room.total[room.rows[at]] = 0
    for place in range(later - 1, -1, -1):
        found = add_later(race.plan, window, place, start, found, bar - rest)
        rest -= window.top[place]
    for at in range(found):
        room.sums[at] = room.sums[at] // race.total_weight * race.weight
    _push_rows(race, start, found, reach)


@borrowing
def _push_others(race: _Race, start: int, size: int, fresh: int, reach: np.int64) -> None:
    """Push the allowed rows of a window to which the first line gives nothing."""
    room, found = race.window.room, 0
    for at in range(fresh):
        clear(room.allowed, room.fresh[at])
    for place in range(words_for(size)):
        word = room.allowed[place]
        while word:
            room.rows[found] = np.uint64(place * LANES) + first_bit(word)
            room.sums[found] = 0
            found += 1
            word &= word - np.uint64(1)
    _push_rows(race, start, found, max(reach, race.heap.totals[0]))


@borrowing
def _push_rows(race: _Race, start: int, some: int, reach: np.int64) -> None:
    """Push the first rows, with the sums beside and what the other lines add."""
    room, heap = race.window.room, race.heap
    for at in range(add_values(race.values, start, room.rows[:some], room.sums, reach)):
        if room.sums[at] >= heap.totals[0]:
            _push(heap, room.sums[at], start + int(room.rows[at]))


@borrowing
def _push(heap: _Heap, total: np.int64 | int, row: int) -> None:
    """Put a row in the place of the worst one, if it is better."""
    if total > heap.totals[0] or (total == heap.totals[0] and row < heap.rows[0]):
        _sift(heap, total, row, heap.totals.size)


@borrowing
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


@borrowing
def _sort(heap: _Heap) -> None:
    """Best first."""
    totals, rows = heap.totals, heap.rows
    for size in range(totals.size - 1, 0, -1):
        total, row = totals[size], rows[size]
        totals[size], rows[size] = totals[0], rows[0]
        _sift(heap, total, row, size)


@borrowing
def _worse(heap: _Heap, at: int, total: np.int64 | int, row: int) -> bool:
    """Whether one of the heap is worse than a total and a row."""
    return bool(heap.totals[at] < total or (heap.totals[at] == total and heap.rows[at] > row))
