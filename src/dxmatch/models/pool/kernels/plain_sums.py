"""Points of skills asked for in numpy: of everybody who has them, of some rows, and their sums."""

from __future__ import annotations

from collections.abc import Sequence
from threading import local
from typing import Any, Final, NamedTuple

import numpy as np

from dxmatch.models.pool.kernels.entries import Entries
from dxmatch.models.pool.kernels.plan import Plan
from dxmatch.models.pool.rows import Bools, Index, Ints


class Points(NamedTuple):
    """The entries of one token, at least one, and the points of each by its code."""

    part: slice
    by_code: Ints


class Need(NamedTuple):
    """A skill asked for: the best of its sources counts.

    Attributes:
        size: how many entries all sources have.
        weight: its points are at most SCALE times as many.
        sources: tokens that somebody has.
    """

    size: int
    weight: int
    sources: Sequence[Points]


def needs_of(plan: Plan) -> list[Need]:
    """The needs that can give points, the one with the most entries first."""
    needs = []
    for weight, sources in plan.needs:
        size, held = 0, []
        for part, credit in sources:
            many = part.stop - part.start
            if many:
                size += many
                held.append(Points(part, credit if weight == 1 else credit * np.int32(weight)))
        if size and weight:
            needs.append(Need(size, weight, held))
    needs.sort(key=lambda need: -need.size)
    return needs


def points_of(entries: Entries, need: Need, allowed: Bools) -> tuple[Index, Ints]:
    """The allowed rows that get points for a need, once each, and the points."""
    if len(need.sources) == 1:
        return _of_source(entries, need.sources[0], allowed)
    best = Tally(allowed.size, np.maximum)
    for source in need.sources:
        best.add(*_of_source(entries, source, allowed))
    rows = best.rows()
    points = best.at(rows)
    best.clear()
    return rows, points


def _of_source(entries: Entries, source: Points, allowed: Bools) -> tuple[Index, Ints]:
    # No index is out of bounds; numpy takes less time where it does not have to say so.
    rows, codes = entries.rows[source.part], entries.codes[source.part]
    kept = allowed.take(rows, mode="clip").nonzero()[0]
    points = source.by_code.take(codes.take(kept, mode="clip"), mode="clip")
    found = rows.take(kept, mode="clip").astype(np.intp)
    if np.count_nonzero(source.by_code) == source.by_code.size:
        return found, points
    some = points > 0
    return found[some], points[some]


def looked_up(entries: Entries, need: Need, rows: Index) -> Ints:
    """The points of some rows for a need, without scanning its entries."""
    best: Ints | None = None
    for source in need.sources:
        many = source.part.stop - source.part.start >= entries.many
        points = (_read if many else _searched)(entries, source, rows)
        best = points if best is None else np.maximum(best, points, out=best)
    return np.zeros(rows.size, np.int32) if best is None else best


def _read(entries: Entries, source: Points, rows: Index) -> Ints:
    """From the column of a token."""
    by_code = np.concatenate((_NOTHING, source.by_code))
    return by_code.take(entries.column(source.part).take(rows))


def _searched(entries: Entries, source: Points, rows: Index) -> Ints:
    """By a search for each row."""
    held, wanted = entries.rows[source.part], rows.astype(np.uint32)
    at = held.searchsorted(wanted)
    np.minimum(at, held.size - 1, out=at)
    points = source.by_code.take(entries.codes[source.part].take(at))
    points[held.take(at) != wanted] = 0
    return points


_NOTHING: Final = np.zeros(1, np.int32)


class _Kept(local):
    """Of each thread the columns of what it added up last, which are all 0 again."""

    def __init__(self) -> None:
        self.zeros: list[Ints] = []


_KEPT: Final = _Kept()


def _zeros(size: int) -> Ints:
    """A 0 for each row; not written anew, which takes time in proportion to the pool."""
    while _KEPT.zeros:
        known = _KEPT.zeros.pop()
        if known.size == size:
            return known
    return np.zeros(size, np.int32)


class Tally:
    """A column that is 0 but for rows that got points: their sum, or the best of them.

    Args:
        size: of the pool.
        join: ``np.add`` or ``np.maximum``.
    """

    def __init__(self, size: int, join: Any) -> None:
        self._column = _zeros(size)
        self._join = join
        self._found: list[Index] = []

    def add(self, rows: Index, points: Ints) -> None:
        """Points (above 0) of some rows, once each."""
        if self._found:
            known = self._column.take(rows)
            self._found.append(rows.compress(known == 0))
            points = self._join(known, points, out=known)
        else:  # all are new
            self._found.append(rows)
        self._column[rows] = points

    def rows(self) -> Index:
        """Those that got any, once each."""
        if len(self._found) != 1:
            self._found = [np.concatenate(self._found) if self._found else np.empty(0, np.intp)]
        return self._found[0]

    def at(self, rows: Index) -> Ints:
        """What some rows have."""
        return self._column.take(rows)

    def clear(self) -> None:
        """Nobody has anything; the column is used again, if nobody ends a search before."""
        self._column[self.rows()] = 0
        _KEPT.zeros.append(self._column)
