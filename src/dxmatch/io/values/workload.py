"""How much somebody works, as percent of full time (rows 23 to 31).

Full time is 5 days a week; 20 days or 160 hours a month; 40 hours a week. These are conventions
of the trade, not legal rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import folded, mentions, too_long
from dxmatch.io.values.quantity import Bounds, Quantity, find_bounds, is_about, no_quantity


class WorkUnit(StrEnum):
    """What a workload is counted in."""

    DAYS_PER_WEEK = "days_per_week"
    DAYS_PER_MONTH = "days_per_month"
    HOURS_PER_WEEK = "hours_per_week"
    HOURS_PER_MONTH = "hours_per_month"
    PERCENT = "percent"


FULL_TIME: Final = {
    WorkUnit.DAYS_PER_WEEK: 5,
    WorkUnit.DAYS_PER_MONTH: 20,
    WorkUnit.HOURS_PER_WEEK: 40,
    WorkUnit.HOURS_PER_MONTH: 160,
    WorkUnit.PERCENT: 100,
}
"""What counts as 100 percent."""

_MOST: Final = {
    WorkUnit.DAYS_PER_WEEK: 7,
    WorkUnit.DAYS_PER_MONTH: 31,
    WorkUnit.HOURS_PER_WEEK: 80,
    WorkUnit.HOURS_PER_MONTH: 320,
    WorkUnit.PERCENT: 100,
}


@dataclass(frozen=True, slots=True)
class ShareRange:
    """Least and most work in percent of full time (1 to 100, rounded to the nearest).

    ``said_low`` and ``said_high`` are the numbers as they were said, in ``unit``. A missing end
    is open. ``outside_office_hours``: evenings and weekends only.
    """

    low: int | None = None
    high: int | None = None
    unit: WorkUnit = WorkUnit.PERCENT
    said_low: float | None = None
    said_high: float | None = None
    approximate: bool = False
    outside_office_hours: bool = False


_UNITS: Final = r"人月|割|%|パーセント|percent|日間?|days?|時間|hours?|hrs?|h"
_JOINT: Final = r"[~,、・-]|or|または|又は|か(?!ら)"
_FULL: Final = ("フル稼働", "フルタイム", "常勤", "専任", "fulltime", "full-time", "フル")
_OFF_HOURS: Final = re.compile(r"夜間|土日|週末|休日|祝日|夕方|早朝|業務時間外|時間外|副業時間")
_NEGOTIABLE: Final = ("相談", "調整", "negotiable")
_PERIODS: Final = re.compile(r"週|月|week|month|/wk|/mo|/w|/m")
# 1日8時間 says nothing new; 1日4時間 × 週3日 is a product, which is not read.
_HOURS_A_DAY: Final = re.compile(r"(?:1日|毎日|日)(?:に|あたり|当たり)?([0-9]{1,2})(?:時間|h)")
_FRACTION_MONTH: Final = {"人月": Fraction(100), "割": Fraction(10)}


def parse_workload(raw: str, *, unit: WorkUnit | None = None) -> Parsed[ShareRange]:
    """A workload: ``週3~5``, ``月20時間以上``, ``0.5人月``, ``フル稼働``, ``平日夜間・土日``.

    Args:
        raw: the text.
        unit: what the mapping declares for a bare number; without it that is AMBIGUOUS_UNIT.
    """
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    text = folded(raw)
    if refused := no_quantity(text):
        return Parsed(None, (refused,))
    if (daily := _HOURS_A_DAY.search(text)) and daily[1] != "8":
        return Parsed(None, (IssueCode.AMBIGUOUS_UNIT,))
    text = _HOURS_A_DAY.sub("", text)
    off_hours = _OFF_HOURS.search(text) is not None and "可" not in text
    for bounds in find_bounds(text, _UNITS, joint=_JOINT):
        counted, factor = _counted(text, bounds, unit)
        if counted is None:
            return Parsed(None, (IssueCode.AMBIGUOUS_UNIT,))
        return _share(bounds, counted, factor, is_about(text), off_hours)
    if off_hours:
        return Parsed(ShareRange(outside_office_hours=True), (IssueCode.TIME_WINDOW,))
    if mentions(text, _FULL) and "不可" not in text:
        return Parsed(ShareRange(100, 100, WorkUnit.DAYS_PER_WEEK, 5.0, 5.0))
    if mentions(text, _NEGOTIABLE):
        return Parsed(None, (IssueCode.NEGOTIABLE,))
    return Parsed(None, (IssueCode.UNREADABLE_VALUE,))


def _counted(
    text: str, bounds: Bounds, default: WorkUnit | None
) -> tuple[WorkUnit | None, Fraction]:
    """The unit of a number, and what makes percent of 人月 and 割."""
    said = bounds.unit
    if said in _FRACTION_MONTH:
        return WorkUnit.PERCENT, _FRACTION_MONTH[said]
    if said in ("%", "パーセント", "percent"):
        return WorkUnit.PERCENT, Fraction(1)
    before = _PERIODS.findall(text[: bounds.start])
    after = _PERIODS.findall(text[bounds.stop : bounds.stop + 6])
    period = (before[-1:] or after[:1] or [""])[0]
    weekly = period in ("週", "week", "/wk", "/w")
    if said and not said.startswith(("日", "d")):
        hours = WorkUnit.HOURS_PER_WEEK if weekly else WorkUnit.HOURS_PER_MONTH
        return (hours if period else _if_hours(default)), Fraction(1)
    if not period:
        return (_if_days(default) if said else default), Fraction(1)
    return (WorkUnit.DAYS_PER_WEEK if weekly else WorkUnit.DAYS_PER_MONTH), Fraction(1)


def _if_hours(default: WorkUnit | None) -> WorkUnit | None:
    return default if default in (WorkUnit.HOURS_PER_WEEK, WorkUnit.HOURS_PER_MONTH) else None


def _if_days(default: WorkUnit | None) -> WorkUnit | None:
    return default if default in (WorkUnit.DAYS_PER_WEEK, WorkUnit.DAYS_PER_MONTH) else None


def _share(
    bounds: Bounds, unit: WorkUnit, factor: Fraction, approximate: bool, off_hours: bool
) -> Parsed[ShareRange]:
    low, high = _times(bounds.low, factor), _times(bounds.high, factor)
    said = [end for end in (low, high) if end is not None]
    if min(said) <= 0 or max(said) > _MOST[unit] or said != sorted(said):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    noted = {IssueCode.APPROX: approximate, IssueCode.TIME_WINDOW: off_hours}
    share = ShareRange(
        _percent(low, unit),
        _percent(high, unit),
        unit,
        None if low is None else float(low),
        None if high is None else float(high),
        approximate,
        off_hours,
    )
    return Parsed(share, tuple(code for code, holds in noted.items() if holds))


def _times(end: Quantity | None, factor: Fraction) -> Fraction | None:
    return None if end is None else end.value * factor


def _percent(said: Fraction | None, unit: WorkUnit) -> int | None:
    if said is None:
        return None
    return max(1, min(100, int(said * 100 / FULL_TIME[unit] + Fraction(1, 2))))
