"""On which days of the period that all seats share somebody can work, as bits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.rows import Index
from dxmatch.staffing.bench import OPEN, Bench, Teams

Bits = NDArray[np.uint8]


def shared_period(bench: Bench) -> tuple[int, int]:
    """First day and first day after, as ordinals; empty if the second is not larger."""
    starts = [seat.period.start.toordinal() for seat in bench.seats]
    ends = [seat.period.end.toordinal() for seat in bench.seats]
    return max(starts), min(ends)


def common_days(bench: Bench, teams: Teams, *, sure: bool) -> Index:
    """On how many days everybody has room for their seat; `OPEN` seats always have."""
    first, end = shared_period(bench)
    if end <= first:
        return np.zeros(len(teams), np.int64)
    codes = bench.pool.calendar.codes
    together = np.full((len(teams), -(-(end - first) // 8)), 255, np.uint8)
    for seat in range(teams.shape[1]):
        rows = teams[:, seat]
        days = _days(bench, seat, sure)[codes[rows]]
        together &= np.where((rows == OPEN)[:, None], np.uint8(255), days)
    # Bits after the last day are 0 for everybody, but not in a team of open seats only.
    spare = together.shape[1] * 8 - (end - first)
    together[:, -1] &= np.uint8(255 << spare & 255)
    return np.asarray(np.bitwise_count(together).sum(axis=1), np.int64)


def _days(bench: Bench, seat: int, sure: bool) -> Bits:
    """One line per different availability: the days with room for the share of a seat."""
    share = bench.seats[seat].workload.percent
    return bench.keep(("days", share, sure), lambda: _build(bench, share, sure))


def _build(bench: Bench, share: int, sure: bool) -> Bits:
    first, end = shared_period(bench)
    calendar = bench.pool.calendar
    free = np.zeros((calendar.unknown.size, end - first), np.bool_)
    free[calendar.unknown] = not sure
    bounds = calendar.windows.starts
    large = calendar.share >= share
    if sure:
        large = large & ~calendar.tentative
    for code in range(len(free)):
        for window in range(int(bounds[code]), int(bounds[code + 1])):
            if large[window]:
                start = max(int(calendar.first_day[window]) - first, 0)
                free[code, start : max(int(calendar.last_day[window]) - first, 0)] = True
    return np.packbits(free, axis=1)
