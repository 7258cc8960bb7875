"""The forms in which a year, a month or a day is written (rows 40 to 45)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dxmatch.io.field_options import DateOrder
from dxmatch.io.issues import IssueCode
from dxmatch.io.values.era_years import ERA_NAMES, era_named


@dataclass(frozen=True, slots=True)
class Written:
    """The days that a written date can mean; equal ends for a full date."""

    first: date
    last: date
    issues: tuple[IssueCode, ...] = ()


_PLAIN_DAY: Final = re.compile(r"((?:19|20)[0-9]{2})([-/])([0-9]{1,2})\2([0-9]{1,2})")
_Reader = Callable[[re.Match[str]], Written | IssueCode]
_YEAR_LOW, _YEAR_HIGH = 1900, 2199
_EXCEL_ZERO: Final = date(1899, 12, 30)
_TAIL: Final = re.compile(
    r"(?:t?[0-9]{1,2}:[0-9:.]+z?(?:[+-][0-9:]+)?|\(?[月火水木金土日]曜?日?\))$"
)
_SEP = r"[/.年-]"


def read_written(text: str, order: DateOrder, as_of: date | None) -> Written | IssueCode | None:
    """The date that a whole text is; a code if it is a date that may not be used; else None.

    Args:
        text: plain text in lower case, without blanks.
        order: of day and month where the year stands last.
        as_of: a date without a year is its next occurrence from this day on.
    """
    text = _TAIL.sub("", text) if len(text) > 6 else text
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(text):
            return read(found)
    if found := _YEAR_LAST.fullmatch(text):
        return _year_last(found, order)
    if found := _NO_YEAR.fullmatch(text):
        return _no_year(found, as_of)
    return None


def plain_day(raw: str) -> date | None:
    """The day that ``2026-04-01`` or ``2026/4/1`` is, as `read_written` reads it, but at once.

    Most feeds write their days like this, a different one in every other row.
    """
    found = _PLAIN_DAY.fullmatch(raw)
    try:
        return found and date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None


def days_of(year: int, month: int | None = None, day: int | None = None) -> Written | None:
    """All days of a year, a month or a day; None if there is no such."""
    first_month, last_month = (1, 12) if month is None else (month, month)
    if not (1 <= year <= 9999 and 1 <= first_month <= 12):
        return None
    first_day, last_day = (day, day) if day is not None else (1, 31)
    most = calendar.monthrange(year, last_month)[1]
    if not 1 <= first_day <= most:
        return None
    return Written(date(year, first_month, first_day), date(year, last_month, min(last_day, most)))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _western(found: re.Match[str]) -> Written | IssueCode:
    year = int(found["y"])
    days = days_of(year, _number(found["m"]), _number(found["d"]))
    if days is None:
        return IssueCode.UNREADABLE_VALUE
    return days if _YEAR_LOW <= year <= _YEAR_HIGH else IssueCode.OUT_OF_RANGE


def _era(found: re.Match[str]) -> Written | IssueCode:
    era = era_named(found["e"])
    year = era.western(1 if found["y"] == "元" else int(found["y"]))
    days = days_of(year, _number(found["m"]), _number(found["d"]))
    if days is None or found["y"].strip("0") == "":
        return IssueCode.UNREADABLE_VALUE
    return days if era.overlaps(days.first, days.last) else IssueCode.ERA_OUT_OF_RANGE


def _two_digits(found: re.Match[str]) -> Written | IssueCode:
    days = days_of(2000 + int(found["y"]), _number(found["m"]), _number(found["d"]))
    if days is None:
        return IssueCode.UNREADABLE_VALUE
    return Written(days.first, days.last, (IssueCode.TWO_DIGIT_YEAR,) if found["d"] else ())


def _two_digits_clear(found: re.Match[str]) -> Written | IssueCode:
    days = days_of(2000 + int(found["y"]), _number(found["m"]), _number(found["d"]))
    return IssueCode.UNREADABLE_VALUE if days is None else days


def _serial(found: re.Match[str]) -> Written:
    day = _EXCEL_ZERO + timedelta(days=int(found[1]))
    return Written(day, day, (IssueCode.EXCEL_SERIAL,))


_MD = rf"(?:{_SEP}(?P<m>[0-9]{{1,2}})(?:[/.月-](?P<d>[0-9]{{1,2}})日?|月|\.)?)?"
_FORMS: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    (re.compile(rf"(?P<y>[0-9]{{4}})(?:{_MD}|年)"), _western),
    (re.compile(r"(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-9]{2})?"), _western),
    (re.compile(rf"(?P<e>{ERA_NAMES})\.?(?P<y>元|[0-9]{{1,2}})(?:{_MD}|年)"), _era),
    (re.compile(
        r"'?(?P<y>[0-9]{2})年(?P<m>[0-9]{1,2})(?:月(?:(?P<d>[0-9]{1,2})日?)?)"), _two_digits_clear),
    (re.compile(r"'?(?P<y>[0-9]{2})[/.-](?P<m>[0-9]{1,2})[/.-](?P<d>[0-9]{1,2})"), _two_digits),
    (re.compile(r"([2-7][0-9]{4})(?:\.[0-9]{0,12})?"), _serial),
)  # fmt: skip
_YEAR_LAST: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_NO_YEAR: Final = re.compile(r"([0-9]{1,2})(?:月(?:([0-9]{1,2})日?)?|/([0-9]{1,2}))")


def _year_last(found: re.Match[str], order: DateOrder) -> Written | IssueCode:
    if order is DateOrder.YMD:
        return IssueCode.UNREADABLE_VALUE
    day, month = (1, 2) if order is DateOrder.DMY else (2, 1)
    days = days_of(int(found[3]), int(found[month]), int(found[day]))
    return IssueCode.UNREADABLE_VALUE if days is None else days


def _no_year(found: re.Match[str], as_of: date | None) -> Written | IssueCode:
    month, day = int(found[1]), _number(found[2] or found[3])
    if days_of(2000, month, day) is None:
        return IssueCode.UNREADABLE_VALUE
    if as_of is None:
        return IssueCode.AS_OF_NEEDED
    return next_occurrence(as_of, month, day)


def next_occurrence(as_of: date, month: int, day: int | None = None) -> Written | IssueCode:
    """The next month or day that is not over by ``as_of``; at most eight years on (29 February)."""
    for year in range(as_of.year, min(as_of.year + 9, 10_000)):
        days = days_of(year, month, day)
        if days is not None and days.last >= as_of:
            return Written(days.first, days.last, (IssueCode.YEAR_INFERRED,))
    return IssueCode.OUT_OF_RANGE
