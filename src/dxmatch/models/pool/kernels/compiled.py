"""The twins compiled by numba (extra ``fast``): they release the GIL and are kept on disk."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

import numba
import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.plan import Plan
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Bools, Bytes, Ints, Longs

_compile = numba.njit(nogil=True, cache=True, boundscheck=False)

_WINDOW = 1 << 14
"""Rows whose sums are added up at a time, so that they stay in the nearest caches."""

_STEP = 64
"""Entries that are skipped at a time on the way to the end of a window."""

RowIds: TypeAlias = NDArray[np.uint32]


def gather(table: NDArray[Any], codes: Codes) -> NDArray[Any]:
    """See `choice.gather`."""
    column = np.empty(codes.size, table.dtype)
    _gather(table, codes, column)
    return column


@_compile
def _gather(table: NDArray[Any], codes: Codes, column: NDArray[Any]) -> None:
    for row in range(column.size):
        column[row] = table[codes[row]]


# Without branches these loops run on many rows at a time.
@_compile
def marked_served(
    until: NDArray[np.uint16], before: NDArray[np.uint16], enough: np.uint16, mark: np.uint8
) -> Bytes:
    """See `choice.marked_served`."""
    marks = np.empty(until.size, np.uint8)
    for row in range(marks.size):
        served = np.uint16(until[row] - before[row])
        marks[row] = np.uint8(served >= enough) * mark
    return marks


@_compile
def marked_below(places: Codes, end: np.integer[Any], mark: np.uint8) -> Bytes:
    """See `choice.marked_below`."""
    marks = np.empty(places.size, np.uint8)
    for row in range(marks.size):
        marks[row] = np.uint8(places[row] < end) * mark
    return marks


class _Window(NamedTuple):
    """What one search adds up in: sums, the most points of one need, places of entries.

    ``points`` are (sources, codes), credit × weight; ``place`` is the next entry of each source.
    """

    total: Ints
    most: Longs
    held: RowIds
    points: Ints
    place: Longs


def nonzero(plan: Plan, allowed: Bools) -> tuple[RowIds, Ints]:
    """See `choice.nonzero`; the sums are not divided yet."""
    rows, sums = _nonzero(plan, allowed.view(np.uint8))
    return rows, sums


@_compile
def _nonzero(plan: Plan, allowed: Bytes) -> tuple[RowIds, Ints]:
    size, width = allowed.size, min(_WINDOW, allowed.size)
    window = _Window(
        np.zeros(width, np.int32),
        np.zeros(width if _several(plan.first_source) else 0, np.int64),
        np.empty(width, np.uint32),
        _points(plan),
        plan.begin.copy(),
    )
    rows, sums = np.empty(width, np.uint32), np.empty(width, np.int32)
    found = 0
    for start in range(0, size, width):
        if found + width > rows.size:
            rows, sums = _twice(rows), _twice(sums)
        before = found
        found += _add_window(plan, allowed, start, window, rows[found:])
        for at in range(before, found):
            row = rows[at]
            rows[at], sums[at] = row + np.uint32(start), window.total[row]
            window.total[row] = 0
    return rows[:found], sums[:found]


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
def _twice(array: NDArray[Any]) -> NDArray[Any]:
    longer = np.empty(2 * array.size, array.dtype)
    longer[: array.size] = array
    return longer


@_compile
def _add_window(plan: Plan, allowed: Bytes, start: int, window: _Window, fresh: RowIds) -> int:
    """Add up the rows of one window; put those that have a sum into ``fresh``, and count them."""
    found = 0
    turn = start // window.total.size * plan.weight.size
    end = start + window.total.size
    for need in range(plan.weight.size):
        first, after = plan.first_source[need], plan.first_source[need + 1]
        # So nothing that an earlier need or window wrote is above the points of this one.
        ground = (turn + need) << 32
        for source in range(first, after):
            entry, stop = window.place[source], plan.end[source]
            if end < allowed.size:
                stop = entry + _before(plan.rows[entry:stop], np.uint32(end))
            window.place[source] = stop
            rows, codes = plan.rows[entry:stop], plan.codes[entry:stop]
            held = window.held[: _hold(rows, allowed, window.held)]
            for at in held:
                row = rows[at] - np.uint32(start)
                points = window.points[source, codes[at]]
                if after - first > 1:
                    most = max(window.most[row], ground)
                    window.most[row] = max(most, ground + points)
                    points = np.int32(window.most[row] - most)
                fresh[found] = row
                found += (window.total[row] == 0) & (points > 0)
                window.total[row] += points
    return found


@_compile
def _before(rows: RowIds, end: np.uint32) -> int:
    """How many of some ascending rows lie before ``end``, found from the front."""
    near = 0
    while near + _STEP <= rows.size and rows[near + _STEP - 1] < end:
        near += _STEP
    while near < rows.size and rows[near] < end:
        near += 1
    return near


@_compile
def _hold(rows: RowIds, allowed: Bytes, held: RowIds) -> int:
    """Put the places of the allowed ones of some rows to the front of ``held``."""
    count = np.uint64(0)
    for at in range(np.uint64(rows.size)):
        held[count] = at
        count += np.uint64(allowed[rows[at]])
    return int(count)
