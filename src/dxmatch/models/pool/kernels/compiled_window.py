"""What a compiled run adds up in: a window of rows after the other."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.compiled_bits import Words, words_for
from dxmatch.models.pool.kernels.compiled_plans import PlanArrays
from dxmatch.models.pool.kernels.compiling import allocating, borrowing
from dxmatch.models.pool.rows import Ints, Longs
from dxmatch.models.verdict import SCALE

WINDOW = 1 << 16
"""Rows whose sums are added up at a time, so that they stay in the nearest caches."""

RowIds: TypeAlias = NDArray[np.uint32]


class Room(NamedTuple):
    """Memory for one window, used again for the next one and for the next search.

    Attributes:
        allowed: a bit per row of the window.
        total: per row the sum so far; 0 again when a window is through.
        most: per row the most points of the need in turn, above the ground that ``turn`` counts.
        held: entries.
        rows: the row of each of them, or others.
        fresh: rows that have a sum.
        sums: of ``rows``.
        turn: how many needs were added up so far.
    """

    allowed: Words
    total: Ints
    most: Longs
    held: RowIds
    rows: RowIds
    fresh: RowIds
    sums: Longs
    turn: Longs


class Window(NamedTuple):
    """What one search adds up, and where.

    Attributes:
        room: the memory.
        points: (sources, codes): what an entry counts × weight.
        place: the next entry of each source.
        order: the needs, those with the most entries first.
        entries: of each need, in that order.
        top: the most points of each need, in that order.
        size: rows of the pool.
    """

    room: Room
    points: Ints
    place: Longs
    order: Longs
    entries: Longs
    top: Longs
    size: int


@allocating
def room_for(plans: PlanArrays, size: int) -> Room:
    """Memory for some plans over ``size`` rows."""
    width = min(WINDOW, size)
    return Room(
        np.empty(words_for(width), np.uint64),
        np.zeros(width, np.int32),
        np.zeros(width if _several(plans.first_source) else 0, np.int64),
        # One more than there are rows: the next free place is written to before it is known.
        np.empty(width + 1, np.uint32),
        np.empty(width + 1, np.uint32),
        np.empty(width + 1, np.uint32),
        np.empty(width + 1, np.int64),
        np.zeros(1, np.int64),
    )


@borrowing
def _several(first_source: Longs) -> bool:
    """Whether some need has more than one source."""
    for need in range(first_source.size - 1):
        if first_source[need + 1] - first_source[need] > 1:
            return True
    return False


@allocating
def window_of(plan: PlanArrays, room: Room, size: int) -> Window:
    """The first window of a search."""
    needs = plan.weight.size
    order, entries, top = (
        np.arange(needs),
        np.zeros(needs, np.int64),
        np.zeros(needs, np.int64),
    )
    points = np.empty((plan.similarity.size, plan.fits.shape[1]), np.int32)
    place = plan.sources[:, 0].copy()
    _weigh(plan, points)
    _measure(plan, points, order, entries, top)
    return Window(room, points, place, order, entries, top, size)


@borrowing
def _weigh(plan: PlanArrays, points: Ints) -> None:
    for need in range(plan.weight.size):
        fits, weight = plan.fits[plan.fit[need]], np.int32(plan.weight[need])
        for source in range(plan.first_source[need], plan.first_source[need + 1]):
            similarity = np.uint32(plan.similarity[source])
            for code in range(points.shape[1]):
                credit = np.uint32(fits[code]) * similarity // np.uint32(SCALE)
                points[source, code] = np.int32(credit) * weight


@borrowing
def _measure(plan: PlanArrays, points: Ints, order: Longs, entries: Longs, top: Longs) -> None:
    """Put the needs with the most entries first; so few that sorting them needs no more."""
    for need in range(order.size):
        count, most = 0, 0
        for source in range(plan.first_source[need], plan.first_source[need + 1]):
            count += plan.sources[source, 1] - plan.sources[source, 0]
            for code in range(points.shape[1]):
                most = max(most, points[source, code])
        at = need
        while at and entries[at - 1] < count:
            order[at], entries[at], top[at] = order[at - 1], entries[at - 1], top[at - 1]
            at -= 1
        order[at], entries[at], top[at] = need, count, most
