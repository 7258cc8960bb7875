"""Postings added up window by window, compiled by numba."""

from __future__ import annotations

import numpy as np

from dxmatch.models.pool.kernels.compiled_addresses import load_32, load_64
from dxmatch.models.pool.kernels.compiled_bits import LANES, bits_of, first_bit, has, words_for
from dxmatch.models.pool.kernels.compiled_plans import PlanArrays
from dxmatch.models.pool.kernels.compiled_window import Room, RowIds, Window
from dxmatch.models.pool.kernels.compiling import borrowing

_SEARCH = 64
"""Entries that are read in the time of looking up one row."""


@borrowing
def add_window(
    plan: PlanArrays, window: Window, start: int, size: int, later: int
) -> tuple[int, int]:
    """Add up the allowed rows of one window, and put those that have a sum into ``fresh``.

    The first needs in ``order`` may be left out, so many as ``later``; those of which reading all
    entries is cheaper than looking up the rows found so far are not.

    Returns:
        How many rows have a sum, and how many needs were left out.
    """
    place, found = window.order.size, 0
    while place > later or (
        place and window.entries[place - 1] * size < found * _SEARCH * window.size
    ):
        place -= 1
        need = window.order[place]
        first, after = plan.first_source[need], plan.first_source[need + 1]
        window.room.turn[0] += 1
        for source in range(first, after):
            held = _held(plan, window, start, size, source)
            if after - first > 1:
                found = _add_best(plan, window, source, held, found)
            else:
                found = _add(plan, window, source, held, found)
    return found, place


@borrowing
def _add(plan: PlanArrays, window: Window, source: int, held: int, found: int) -> int:
    """Add up the only source of a need."""
    room = window.room
    for at in range(held):
        row, points = room.rows[at], window.points[source, plan.codes[room.held[at]]]
        room.fresh[found] = row
        found += (room.total[row] == 0) & (points > 0)
        room.total[row] += points
    return found


@borrowing
def _add_best(plan: PlanArrays, window: Window, source: int, held: int, found: int) -> int:
    """Add what one of several sources gives above the others."""
    room = window.room
    # So nothing that an earlier need or window wrote is above the points of this one.
    ground = room.turn[0] << 32
    for at in range(held):
        row, points = room.rows[at], window.points[source, plan.codes[room.held[at]]]
        most = max(room.most[row], ground)
        room.most[row] = max(most, ground + points)
        more = np.int32(room.most[row] - most)
        room.fresh[found] = row
        found += (room.total[row] == 0) & (more > 0)
        room.total[row] += more
    return found


@borrowing
def _held(plan: PlanArrays, window: Window, start: int, size: int, source: int) -> int:
    """Put the entries of one source that stand for allowed rows to the front of ``held``, their
    rows (from ``start`` on) beside, and count them."""
    begin, last = plan.sources[source, 0], plan.sources[source, 1]
    words, ranks = plan.sources[source, 2], plan.sources[source, 3]
    if words:
        return _hold_dense(words, ranks, begin, start, size, window.room)
    end, entry = start + size, window.place[source]
    entry = _entry(plan.rows, entry, last, entry, start)
    guess = entry + (last - entry) * size // (window.size - start)
    stop = _entry(plan.rows, entry, last, guess, end)
    window.place[source] = stop
    return _hold(plan.rows, entry, stop, np.uint32(start), window.room)


@borrowing
def _hold_dense(words: int, ranks: int, begin: int, start: int, size: int, room: Room) -> int:
    count, first = np.uint64(0), start // LANES
    for place in range(words_for(size)):
        word = np.uint64(load_64(words + 8 * (first + place)))
        both = word & room.allowed[place]
        entry = np.uint64(begin + load_32(ranks + 4 * (first + place)))
        while both:
            bit = first_bit(both)
            both &= both - np.uint64(1)
            room.rows[count] = np.uint64(place * LANES) + bit
            room.held[count] = entry + bits_of(word & ((np.uint64(1) << bit) - np.uint64(1)))
            count += np.uint64(1)
    return int(count)


@borrowing
def _hold(rows: RowIds, entry: int, stop: int, start: np.uint32, room: Room) -> int:
    """The same for a source of few entries, without a branch."""
    count = np.uint64(0)
    for at in range(np.uint64(entry), np.uint64(stop)):
        row = rows[at] - start
        room.rows[count] = row
        room.held[count] = at
        count += has(room.allowed, row)
    return int(count)


@borrowing
def add_later(
    plan: PlanArrays, window: Window, place: int, start: int, some: int, reach: np.int64
) -> int:
    """Look up the points of the first rows for one of the needs that `add_window` left out.

    Rows whose sum does not reach enough are left out first; the others move to the front, and
    their number is returned.
    """
    need, found = window.order[place], 0
    first, after = plan.first_source[need], plan.first_source[need + 1]
    rows, sums = window.room.rows, window.room.sums
    for at in range(some):
        if sums[at] >= reach:
            row, best = rows[at], np.int64(0)
            for source in range(first, after):
                entry = _entry_of(plan, source, start + np.int64(row), window.size)
                if entry >= 0:
                    best = max(best, np.int64(window.points[source, plan.codes[entry]]))
            rows[found], sums[found] = row, sums[at] + best
            found += 1
    return found


@borrowing
def _entry_of(plan: PlanArrays, source: int, row: np.int64, size: int) -> int:
    """The entry of a source for one row; -1 if it has none."""
    begin, end = plan.sources[source, 0], plan.sources[source, 1]
    words, ranks = plan.sources[source, 2], plan.sources[source, 3]
    if words:
        word = np.uint64(load_64(words + row // LANES * 8))
        bit = np.uint64(1) << np.uint64(row % LANES)
        if not word & bit:
            return -1
        before = load_32(ranks + row // LANES * 4)
        return int(begin + before + np.int64(bits_of(word & (bit - np.uint64(1)))))
    # Where it is if the rows are spread evenly; it is not far from there.
    guess = begin + row * (end - begin) // size
    entry = _entry(plan.rows, begin, end, guess, row)
    return int(entry) if entry < end and plan.rows[entry] == row else -1


@borrowing
def _entry(rows: RowIds, begin: int, end: int, guess: int, sought: int | np.int64) -> int:
    """The first entry between two places that is not below ``sought``, looked for from a guess."""
    low, high, step = begin, end, 16
    if guess < end and rows[guess] < sought:
        low = guess + 1
        while low + step < end and rows[low + step] < sought:
            low += step + 1
            step *= 2
        high = min(end, low + step)
    else:
        high = min(guess, end)
        while high - step >= begin and rows[high - step] >= sought:
            high -= step
            step *= 2
        low = max(begin, high - step)
    while low < high:
        middle = (low + high) // 2
        if rows[middle] < sought:
            low = middle + 1
        else:
            high = middle
    return low
