"""Capacity over time as columns: any period is one subtraction of two cached columns."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np

from dxmatch.models.availability import Availability
from dxmatch.models.period import Period
from dxmatch.models.pool.rows import ALL, Bools, Index, Ints, Longs, Rows

FOREVER = 3_652_060
"""The ordinal after 9999-12-31: the end of an open window, and "never" as a first day."""

_CACHED_DAYS = 64


@dataclass(frozen=True, eq=False)
class Calendar:
    """Windows of all talents, sorted by row, with days as proleptic ordinals."""

    starts: Index
    first_day: Ints
    last_day: Ints
    share: Ints
    tentative: Bools
    min_share: Ints
    unknown: Bools
    """No statement, or "ask": capacity is possible at any time."""
    flexible: Bools
    """Will talk about other conditions (応相談)."""
    off_hours: Bools
    _cache: OrderedDict[tuple[int, int, bool], Longs] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def build(cls, availabilities: Sequence[Availability | None]) -> Calendar:
        """One entry per row; None means that nothing is known."""
        known = [availability or Availability() for availability in availabilities]
        windows = [window for availability in known for window in availability.windows]
        sizes = [len(availability.windows) for availability in known]
        return cls(
            starts=np.concatenate([[0], np.cumsum(sizes, dtype=np.intp)]).astype(np.intp),
            first_day=np.array([w.start.toordinal() for w in windows], np.int32),
            last_day=np.array([w.end.toordinal() if w.end else FOREVER for w in windows], np.int32),
            share=np.array([w.share for w in windows], np.int32),
            tentative=np.array([w.tentative for w in windows], np.bool_),
            min_share=np.array([a.min_share for a in known], np.int32),
            unknown=np.array([not a.windows for a in known], np.bool_),
            flexible=np.array([a.negotiable for a in known], np.bool_),
            off_hours=np.array([a.outside_office_hours for a in known], np.bool_),
        )

    def served(self, period: Period, share: int, rows: Rows, *, sure: bool) -> Longs:
        """Percent-days of a need of ``share`` percent that each row can serve in ``period``.

        Every day counts min(capacity, share), so the full need is served only if every day has
        room for it. ``sure`` leaves tentative windows out. Unknown talents serve 0.
        """
        until = self._until(period.end.toordinal(), share, sure)
        before = self._until(period.start.toordinal(), share, sure)
        return until[rows] - before[rows]

    def first_free(self, day: int, share: int, rows: Rows) -> Longs:
        """The first ordinal on which each row surely has ``share`` percent in a window that is
        not over by ``day``; it may lie before ``day``, and is FOREVER if there is none."""
        usable = ~self.tentative & (self.share >= share) & (self.last_day > day)
        starts = np.where(usable, self.first_day, FOREVER).astype(np.int64)
        out = np.full(self.unknown.size, FOREVER, np.int64)
        filled = np.flatnonzero(np.diff(self.starts))
        if filled.size:
            out[filled] = np.minimum.reduceat(starts, self.starts[:-1][filled])
        return out[rows]

    def _until(self, day: int, share: int, sure: bool) -> Longs:
        """Percent-days served before ``day``, for every row; kept for the days asked last."""
        key = (day, share, sure and bool(self.tentative.any()))
        with self._lock:
            column = self._cache.get(key)
            if column is not None:
                self._cache.move_to_end(key)
                return column
        column = self._integrate(day, share, key[2])
        column.flags.writeable = False
        with self._lock:
            self._cache[key] = column
            while len(self._cache) > _CACHED_DAYS:
                self._cache.popitem(last=False)
        return column

    def _integrate(self, day: int, share: int, sure: bool) -> Longs:
        length = np.minimum(self.last_day, day).astype(np.int64) - self.first_day
        area = np.maximum(length, 0) * np.minimum(self.share, share)
        if sure:
            area[self.tentative] = 0
        running = np.concatenate([[0], np.cumsum(area)])
        return np.asarray(running[self.starts[1:]] - running[self.starts[:-1]], np.int64)


def needed(period: Period, share: int) -> int:
    """Percent-days of a whole need."""
    return period.days * share


__all__ = ["ALL", "FOREVER", "Calendar", "needed"]
