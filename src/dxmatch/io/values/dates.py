"""Days and months: 2026/4/1, 令和7年4月1日, R7.4.1, 202604, 25/4/1, Excel serials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dxmatch.io.issues import IssueCode as Code
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.eras import ERA_YEAR, end_of_month, era_year, inside
from dxmatch.io.values.text import MAX_LENGTH, clean, is_missing

EXCEL_DAY_ZERO = date(1899, 12, 30)
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.0+)?")
_COMPACT = re.compile(r"(19\d{2}|20\d{2})(0[1-9]|1[0-2])([0-3]\d)?")


class DateOrder(StrEnum):
    """The order of the parts of a day written with figures only."""

    YMD = "ymd"
    MDY = "mdy"
    DMY = "dmy"


@dataclass(frozen=True, slots=True)
class Written:
    """A year, month or day as written, with where it ends in the text."""

    year: int
    month: int | None
    day: int | None
    issues: tuple[Code, ...] = ()

    @property
    def first(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can mean."""
        if self.day is not None:
            return self.first
        return date(self.year, 12, 31) if self.month is None else end_of_month(self.first)


def parse_date(raw: str, *, order: DateOrder = DateOrder.YMD) -> Parsed[date]:
    """A day; of a month or a year the first day.

    ERA_OUT_OF_RANGE, if the era has no such day; UNREADABLE_VALUE, if it is none.
    """
    if len(raw) > MAX_LENGTH:
        return Parsed(None, (Code.OUT_OF_RANGE,))
    if is_missing(raw):
        return Parsed(None, (Code.MISSING,))
    found = read_day(clean(raw), order)
    if isinstance(found, Code):
        return Parsed(None, (found,))
    return Parsed(found.first, found.issues)


def read_day(text: str, order: DateOrder = DateOrder.YMD) -> Written | Code:
    """The year, month and day at the start of clean text, or why there is none."""
    text = re.sub(r"\([月火水木金土日]\)|[T ]\d{1,2}:\d{2}.*$", "", text).strip()
    if _SERIAL.fullmatch(text):
        return _serial(int(text.split(".")[0]))
    if era := ERA_YEAR.match(text):
        return _era(era, text[era.end() :])
    if compact := _COMPACT.fullmatch(text):
        return _checked(int(compact[1]), int(compact[2]), _int(compact[3]))
    if order is not DateOrder.YMD and (
        parts := re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)", text)
    ):
        month, day = (parts[1], parts[2]) if order is DateOrder.MDY else (parts[2], parts[1])
        return _checked(int(parts[3]), int(month), int(day))
    return _western(text)


def _western(text: str) -> Written | Code:
    parts = re.match(r"(\d{4})(?:年度?|[/.\-]|$)\s?(\d{1,2})?(?:月|[/.\-])?\s?(\d{1,2})?", text)
    if parts:
        return _checked(int(parts[1]), _int(parts[2]), _int(parts[3]))
    short = re.match(r"'?(\d{2})(?:年|[/.\-])\s?(\d{1,2})(?:月|[/.\-]|$)\s?(\d{1,2})?", text)
    if short:
        issues = () if "年" in text else (Code.TWO_DIGIT_YEAR,)
        return _checked(2000 + int(short[1]), int(short[2]), _int(short[3]), issues)
    return Code.UNREADABLE_VALUE


def _serial(number: int) -> Written:
    day = EXCEL_DAY_ZERO + timedelta(days=number)
    return Written(day.year, day.month, day.day, (Code.EXCEL_SERIAL,))


def _era(match: re.Match[str], rest: str) -> Written | Code:
    era, year = era_year(match)
    parts = re.match(r"\s?[/.\-]?\s?(\d{1,2})(?:月|[/.\-]|$)\s?(\d{1,2})?", rest)
    month, day = (int(parts[1]), _int(parts[2])) if parts else (None, None)
    if month is not None and not 1 <= month <= 12:
        return Code.UNREADABLE_VALUE
    if not inside(era, year, month, day):
        return Code.ERA_OUT_OF_RANGE
    return _checked(year, month, day)


def _checked(
    year: int, month: int | None, day: int | None, issues: tuple[Code, ...] = ()
) -> Written | Code:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return Code.UNREADABLE_VALUE
    return Written(year, month, day, issues)


def _int(text: str | None) -> int | None:
    return int(text) if text else None
