"""Capacity over time: worked out once per different availability, any period one subtraction.

A column of one boundary date holds, per talent, the percent-days that can be served before it,
modulo 2**16. The difference of two such columns is exact whenever the whole need is smaller than
2**16 percent-days (655 days at full time); larger needs are worked out without columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.availability import Availability
from dxmatch.models.period import Period
from dxmatch.models.pool.coded import Coded, Lists
from dxmatch.models.pool.kernels import ColumnTest, Early, Marked, Served, Share, gather
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.recent import RecentColumns
from dxmatch.models.pool.rows import ALL, Bools, Bytes, Ints, Longs, Rows, verdicts
from dxmatch.models.pool.stretches import FOREVER, Stretches

_WRAP = 2**16

Column = NDArray[np.uint16]


@dataclass(frozen=True, eq=False)
class Calendar:
    """Each different availability once, with days as proleptic ordinals; a code per row.

    ``unknown``: no statement, or "ask": capacity is possible at any time. ``flexible``: will talk
    about other conditions (応相談). ``certain``: nothing is tentative or unknown, so that possible
    capacity is sure capacity.
    """

    codes: Codes
    windows: Lists
    first_day: Ints
    last_day: Ints
    share: Ints
    tentative: Bools
    min_share: Bytes
    unknown: Bools
    flexible: Bools
    off_hours: Bools
    certain: bool
    plain: bool
    """Nobody keeps to a least share, to office hours, or says nothing: the gates are open."""
    _columns: RecentColumns[tuple[int, int, bool], Column] = field(default_factory=RecentColumns)
    _gates: RecentColumns[int, Bytes] = field(default_factory=RecentColumns)
    _stretches: RecentColumns[int, Stretches] = field(default_factory=RecentColumns)

    @classmethod
    def build(cls, availabilities: Coded[Availability | None]) -> Calendar:
        """One entry per row; None means that nothing is known."""
        known = [availability or Availability() for availability in availabilities.values]
        windows = [window for availability in known for window in availability.windows]
        sizes = np.array([len(availability.windows) for availability in known], np.intp)
        tentative = np.array([w.tentative for w in windows], np.bool_)
        unknown, off_hours = sizes == 0, np.array([a.outside_office_hours for a in known], np.bool_)
        min_share = np.array([a.min_share for a in known], np.uint8)
        return cls(
            codes=availabilities.codes,
            windows=Lists.of_sizes(sizes, np.arange(len(windows))),
            first_day=np.array([w.start.toordinal() for w in windows], np.int32),
            last_day=np.array([w.end.toordinal() if w.end else FOREVER for w in windows], np.int32),
            share=np.array([w.share for w in windows], np.int32),
            tentative=tentative,
            min_share=min_share,
            unknown=unknown,
            flexible=np.array([a.negotiable for a in known], np.bool_),
            off_hours=off_hours,
            certain=not (unknown.any() or tentative.any()),
            plain=not (unknown.any() or off_hours.any() or min_share.any()),
        )

    def of(self, row: int) -> int:
        """Which availability a row has: the index of ``min_share``, ``unknown`` and the like."""
        return int(self.codes[row])

    def served(self, period: Period, share: int, rows: Rows, *, sure: bool) -> Ints:
        """Percent-days of a need of ``share`` percent that each row can serve in ``period``.

        Every day counts min(capacity, share), so the full need is served only if every day has
        room for it. Sure capacity leaves tentative windows out and is 0 where nothing is known;
        possible capacity is then the whole need.
        """
        if needed(period, share) < _WRAP:
            end, start = self._bounds(period, share, sure=sure)
            return (end[rows] - start[rows]).astype(np.int32)
        until, before = (
            self._integrate(day.toordinal(), share, sure) for day in (period.end, period.start)
        )
        return (until - before).astype(np.int32)[self.codes[rows]]

    def verdicts(self, period: Period, share: int, enough: int, rows: Rows) -> Bytes:
        """Whether each row can serve at least ``enough`` percent-days and takes such engagements.

        YES if sure capacity suffices, NO if not even possible capacity does.
        """
        possible = self.served(period, share, rows, sure=False) >= enough
        sure = possible
        if not self.certain:
            sure = self.served(period, share, rows, sure=True) >= enough
        found = verdicts(possible, sure)
        return found if self.plain else np.minimum(found, self.gates(share)[rows])

    def test(self, period: Period, share: int, enough: int) -> ColumnTest:
        """The same as `verdicts` of everybody, as a test of columns."""
        if max(enough, needed(period, share)) >= _WRAP:
            return Marked(self.verdicts(period, share, enough, ALL))
        sure = self._bounds(period, share, sure=True)
        possible = sure if self.certain else self._bounds(period, share, sure=False)
        return Served(sure, possible, enough, None if self.plain else self.gates(share))

    def value(self, period: Period, share: int) -> Share | None:
        """What each row surely serves of a need of ``share`` percent, on the scale 0 … SCALE.

        None where the need is too large for columns.
        """
        whole = needed(period, share)
        if whole >= _WRAP:
            return None
        return Share(self._bounds(period, share, sure=True), whole)

    def first_free(self, day: int, share: int, row: int) -> int:
        """The first ordinal of a stretch of days on which a row surely has ``share`` percent and
        that is not over by ``day``; it may lie before ``day``, and is FOREVER if there is none.
        Windows that meet are one stretch."""
        known = self._large(share)
        own = known.of(self.of(row))
        heads = known.heads[own][known.lasts[own] > day]
        return int(heads.min(initial=FOREVER))

    def early(self, day: int, share: int, span: int) -> Early:
        """How early before ``day`` that stretch begins, ``span`` days at most."""
        known = self._large(share)
        return Early(self.codes, known.starts, known.heads, known.lasts, day, span)

    def _large(self, share: int) -> Stretches:
        """The stretches of windows that surely have ``share`` percent."""

        def made() -> Stretches:
            large = ~self.tentative & (self.share >= share)
            return Stretches.build(self.windows, self.first_day, self.last_day, large)

        return self._stretches.get(share, made)

    def gates(self, share: int) -> Bytes:
        """Verdict per row: does the talent take an engagement of ``share`` percent at office hours?

        One who takes larger ones only may do so if flexible; evenings and weekends, or no
        statement at all, leave it open.
        """
        return self._gates.get(share, lambda: self._build_gates(share))

    def _build_gates(self, share: int) -> Bytes:
        small = self.min_share > share
        may, does = ~small | self.flexible, ~(small | self.unknown | self.off_hours)
        return _frozen(gather(verdicts(may | does, does), self.codes))

    def _bounds(self, period: Period, share: int, *, sure: bool) -> tuple[Column, Column]:
        """The columns of the end and of the start; the last ones asked for are kept."""
        sure = sure or self.certain
        until, before = period.end.toordinal(), period.start.toordinal()
        return self._until(until, share, sure), self._until(before, share, sure)

    def _until(self, day: int, share: int, sure: bool) -> Column:
        return self._columns.get((day, share, sure), lambda: self._column(day, share, sure))

    def _column(self, day: int, share: int, sure: bool) -> Column:
        wrapped = (self._integrate(day, share, sure) % _WRAP).astype(np.uint16)
        return _frozen(gather(wrapped, self.codes))

    def _integrate(self, day: int, share: int, sure: bool) -> Longs:
        """Percent-days served before ``day``, for every different availability."""
        length = np.minimum(self.last_day, day).astype(np.int64) - self.first_day
        area = np.maximum(length, 0) * np.minimum(self.share, share)
        if sure:
            area[self.tentative] = 0
        running = np.concatenate([[0], np.cumsum(area)])
        column = running[self.windows.starts[1:]] - running[self.windows.starts[:-1]]
        if not sure:
            column[self.unknown] = day * share
        return np.asarray(column, np.int64)


_A = TypeVar("_A", bound=np.generic)


def _frozen(column: NDArray[_A]) -> NDArray[_A]:
    column.flags.writeable = False
    return column


def needed(period: Period, share: int) -> int:
    """Percent-days of a whole need."""
    return period.days * share
