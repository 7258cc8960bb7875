"""Postings added up window by window, compiled by numba."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numba
import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.plan import Plan
from dxmatch.models.pool.rows import Bytes, Ints, Longs

_compile = numba.njit(nogil=True, cache=True, boundscheck=False)

WINDOW = 1 << 14
"""Rows whose sums are added up at a time, so that they stay in the nearest caches."""

_LARGE = 1 << 18
"""Rows from which on twice as many are taken at a time: fewer steps from one place to another."""

_SEARCH = 16
"""Entries that are read in the time of looking up one row."""

RowIds: TypeAlias = NDArray[np.uint32]


class Window(NamedTuple):
    """What one search adds up in.

    Attributes:
        total: per row of the window the sum so far.
        most: per row the most points of the need in turn.
        held: places of entries, and room for rows.
        fresh: rows that have a sum.
        points: (sources, codes): credit × weight.
        place: the next entry of each source.
        order: the needs, those with the most entries first.
        entries: of each need, in that order.
        top: the most points of each need, in that order.
        size: rows of the pool.
    """

    total: Ints
    most: Longs
    held: RowIds
    fresh: RowIds
    points: Ints
    place: Longs
    order: Longs
    entries: Longs
    top: Longs
    size: int


@_compile
def window_of(plan: Plan, size: int) -> Window:
    """Room for the first window."""
    width = min(WINDOW if size < _LARGE else 2 * WINDOW, size)
    points, entries = _points(plan), _entries(plan)
    order = _order(entries)
    return Window(
        np.zeros(width, np.int32),
        np.zeros(width if _several(plan.first_source) else 0, np.int64),
        np.empty(width, np.uint32),
        # One more than there are rows: the next free place is written to before it is known.
        np.empty(width + 1, np.uint32),
        points,
        plan.begin.copy(),
        order,
        entries[order],
        _top(plan, points, order),
        size,
    )


@_compile
def _entries(plan: Plan) -> Longs:
    """How many entries each need has."""
    entries = np.zeros(plan.weight.size, np.int64)
    for need in range(entries.size):
        for source in range(plan.first_source[need], plan.first_source[need + 1]):
            entries[need] += plan.end[source] - plan.begin[source]
    return entries


@_compile
def _order(entries: Longs) -> Longs:
    """The needs with the most entries first; so few that sorting them needs no more than this."""
    order = np.arange(entries.size)
    for need in range(1, entries.size):
        at = need
        while at and entries[order[at - 1]] < entries[need]:
            order[at] = order[at - 1]
            at -= 1
        order[at] = need
    return order


@_compile
def _top(plan: Plan, points: Ints, order: Longs) -> Longs:
    """The most points of each need, in some order."""
    top = np.zeros(order.size, np.int64)
    for place, need in enumerate(order):
        for source in range(plan.first_source[need], plan.first_source[need + 1]):
            top[place] = max(top[place], points[source].max())
    return top


@_compile
def _several(first_source: Longs) -> bool:
    """Whether some need has more than one source."""
    for need in range(first_source.size - 1):
        if first_source[need + 1] - first_source[need] > 1:
            return True
    return False


@_compile
def _points(plan: Plan) -> Ints:
    points = np.empty_like(plan.credit)
    for need in range(plan.weight.size):
        for source in range(plan.first_source[need], plan.first_source[need + 1]):
            points[source] = plan.credit[source] * plan.weight[need]
    return points


@_compile
def add_window(
    plan: Plan, allowed: Bytes, start: int, window: Window, later: int
) -> tuple[int, int]:
    """Add up the rows of one window, and put those that have a sum into `fresh`.

    The first needs in ``order`` may be left out, so many as ``later``; those of which reading all
    entries is cheaper than looking up the rows found so far are not.

    Returns:
        How many rows have a sum, and how many needs were left out.
    """
    place, found = window.order.size, 0
    while place > later or (
        place and window.entries[place - 1] * allowed.size < found * _SEARCH * window.size
    ):
        place -= 1
        found = _add_need(plan, allowed, start, window, place, found)
    return found, place


@_compile
def _add_need(
    plan: Plan, allowed: Bytes, start: int, window: Window, place: int, found: int
) -> int:
    need, turn = window.order[place], start // window.total.size + 1
    first, after = plan.first_source[need], plan.first_source[need + 1]
    # So nothing that an earlier need or window wrote is above the points of this one.
    ground = (turn * window.order.size - place) << 32
    for source in range(first, after):
        last, end = plan.end[source], start + allowed.size
        entry = window.place[source]
        entry = _entry(plan.rows, entry, last, entry, start)
        guess = entry + (last - entry) * allowed.size // (window.size - start)
        stop = _entry(plan.rows, entry, last, guess, end)
        window.place[source] = stop
        rows, codes = plan.rows[entry:stop], plan.codes[entry:stop]
        held = window.held[: _hold(rows, np.uint32(start), allowed, window.held)]
        for at in held:
            row = rows[at] - np.uint32(start)
            points = window.points[source, codes[at]]
            if after - first > 1:
                most = max(window.most[row], ground)
                window.most[row] = max(most, ground + points)
                points = np.int32(window.most[row] - most)
            window.fresh[found] = row
            found += (window.total[row] == 0) & (points > 0)
            window.total[row] += points
    return found


@_compile
def add_later(
    plan: Plan, window: Window, place: int, start: int, rows: RowIds, sums: Longs, reach: np.int64
) -> int:
    """Look up the points of some rows for one of the needs that `add_window` left out.

    Rows whose sum does not reach enough are left out first; the others move to the front, and
    their number is returned.
    """
    need, found = window.order[place], 0
    first, after = plan.first_source[need], plan.first_source[need + 1]
    for at in range(rows.size):
        if sums[at] >= reach:
            row, best = rows[at], np.int64(0)
            for source in range(first, after):
                begin, end, sought = plan.begin[source], plan.end[source], start + np.int64(row)
                # Where it is if the rows are spread evenly; it is not far from there.
                guess = begin + sought * (end - begin) // window.size
                entry = _entry(plan.rows, begin, end, guess, sought)
                if entry < end and plan.rows[entry] == sought:
                    best = max(best, np.int64(window.points[source, plan.codes[entry]]))
            rows[found], sums[found] = row, sums[at] + best
            found += 1
    return found


@_compile
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


@_compile
def _hold(rows: RowIds, start: np.uint32, allowed: Bytes, held: RowIds) -> int:
    """Put the places of the allowed ones of some rows to the front of ``held``."""
    count = np.uint64(0)
    for at in range(np.uint64(rows.size)):
        held[count] = at
        count += np.uint64(allowed[rows[at] - start])
    return int(count)
