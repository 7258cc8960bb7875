"""Capacity over time as columns: any period is one subtraction of two cached columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.availability import Availability
from dxmatch.models.period import Period
from dxmatch.models.pool.coded import Coded, Lists
from dxmatch.models.pool.recent import Recent
from dxmatch.models.pool.rows import Bools, Bytes, Index, Ints, Longs, Rows

_COLUMN_BYTES = 64 * 2**20
"""Room for kept columns of capacity; at least 16 are kept."""

FOREVER = 3_652_060
"""The ordinal after 9999-12-31: the end of an open window, and "never" as a first day."""


@dataclass(frozen=True, eq=False)
class Calendar:
    """Windows of all talents, sorted by row, with days as proleptic ordinals."""

    starts: Index
    first_day: Ints
    last_day: Ints
    share: Ints
    tentative: Bools
    min_share: Bytes
    unknown: Bools
    """No statement, or "ask": capacity is possible at any time."""
    flexible: Bools
    """Will talk about other conditions (応相談)."""
    off_hours: Bools
    certain: bool
    """Nothing is tentative or unknown, so that possible capacity is sure capacity."""
    _columns: Recent[tuple[int, int, bool], Ints]
    _gates: Recent[int, tuple[Bools, Bools]] = field(default_factory=partial(Recent, 16))

    @classmethod
    def build(cls, availabilities: Coded[Availability | None]) -> Calendar:
        """One entry per row; None means that nothing is known."""
        rows = availabilities.codes
        known = [availability or Availability() for availability in availabilities.values]
        windows = [window for availability in known for window in availability.windows]
        sizes = np.array([len(availability.windows) for availability in known], np.intp)
        lists = Lists.of_sizes(sizes, np.arange(len(windows))).take(rows)
        starts = np.array([w.start.toordinal() for w in windows], np.int32)
        ends = np.array([w.end.toordinal() if w.end else FOREVER for w in windows], np.int32)
        shares = np.array([w.share for w in windows], np.int32)
        tentative = np.array([w.tentative for w in windows], np.bool_)[lists.codes]
        unknown = sizes[rows] == 0
        return cls(
            starts=lists.starts,
            first_day=starts[lists.codes],
            last_day=ends[lists.codes],
            share=shares[lists.codes],
            tentative=tentative,
            min_share=np.array([a.min_share for a in known], np.uint8)[rows],
            unknown=unknown,
            flexible=np.array([a.negotiable for a in known], np.bool_)[rows],
            off_hours=np.array([a.outside_office_hours for a in known], np.bool_)[rows],
            certain=not (unknown.any() or tentative.any()),
            _columns=Recent(max(16, _COLUMN_BYTES // (4 * max(rows.size, 1)))),
        )

    def served(self, period: Period, share: int, rows: Rows, *, sure: bool) -> Ints:
        """Percent-days of a need of ``share`` percent that each row can serve in ``period``.

        Every day counts min(capacity, share), so the full need is served only if every day has
        room for it. Sure capacity leaves tentative windows out and is 0 where nothing is known;
        possible capacity is then the whole need.
        """
        until = self._until(period.end.toordinal(), share, sure)
        before = self._until(period.start.toordinal(), share, sure)
        return until[rows] - before[rows]

    def first_free(self, day: int, share: int, rows: Rows) -> Longs:
        """The first ordinal of a stretch of days on which each row surely has ``share`` percent
        and that is not over by ``day``; it may lie before ``day``, and is FOREVER if there is none.
        Windows that meet are one stretch."""
        filled = np.flatnonzero(np.diff(self.starts))
        large = ~self.tentative & (self.share >= share)
        follows = np.zeros(large.size, np.bool_)
        follows[1:] = large[1:] & large[:-1] & (self.last_day[:-1] == self.first_day[1:])
        follows[self.starts[:-1][filled]] = False
        head = np.maximum.accumulate(np.where(follows, 0, np.arange(large.size)))
        usable = large & (self.last_day > day)
        starts = np.where(usable, self.first_day[head], FOREVER).astype(np.int64)
        out = np.full(self.unknown.size, FOREVER, np.int64)
        if filled.size:
            out[filled] = np.minimum.reduceat(starts, self.starts[:-1][filled])
        return out[rows]

    def gates(self, share: int) -> tuple[Bools, Bools]:
        """Who may, and who surely does, take an engagement of ``share`` percent at office hours.

        A talent who takes larger ones only may do so if flexible; evenings and weekends, or no
        statement at all, leave it open.
        """
        return self._gates.get(share, lambda: self._build_gates(share))

    def _build_gates(self, share: int) -> tuple[Bools, Bools]:
        small = self.min_share > share
        return _frozen(~small | self.flexible), _frozen(~(small | self.unknown | self.off_hours))

    def _until(self, day: int, share: int, sure: bool) -> Ints:
        """Percent-days served before ``day``, for every row; the last ones asked are kept."""
        sure = sure or self.certain
        return self._columns.get((day, share, sure), lambda: self._integrate(day, share, sure))

    def _integrate(self, day: int, share: int, sure: bool) -> Ints:
        length = np.minimum(self.last_day, day).astype(np.int64) - self.first_day
        area = np.maximum(length, 0) * np.minimum(self.share, share)
        if sure:
            area[self.tentative] = 0
        running = np.concatenate([[0], np.cumsum(area)])
        column = running[self.starts[1:]] - running[self.starts[:-1]]
        if not sure:
            column[self.unknown] = day * share
        return _frozen(column.astype(np.int32))


_A = TypeVar("_A", bound=np.generic)


def _frozen(column: NDArray[_A]) -> NDArray[_A]:
    column.flags.writeable = False
    return column


def needed(period: Period, share: int) -> int:
    """Percent-days of a whole need."""
    return period.days * share
