"""The value of a cell as the text that a person would type."""

from __future__ import annotations

import math
import re
from datetime import datetime, time, timedelta
from decimal import Decimal

from dxmatch.io.readers.xlsx_formats import GENERAL, NumberFormat, Shown

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
_LONGEST = 100
_LAST_DAY = 2_958_466
_FALSE_LEAP_DAY = 60
_DAY_OF_MONTH = re.compile(r"(\d{4}-\d\d-\d\d)(?:T00:00(?::00(?:\.0+)?)?Z?)?", re.ASCII)


def number_text(raw: str, form: NumberFormat, date1904: bool) -> str:
    """A number as it is shown; whole ones without ``.0``, days in ISO form.

    Raises:
        ValueError: no finite number, or no day of the calendar.
    """
    if form.shown in {Shown.DATE, Shown.DURATION}:
        value = _finite(raw)
        return _day(value, date1904) if form.shown is Shown.DATE else _span(value)
    text = plain_number(raw)
    if form is GENERAL:
        return text
    if form.shown is Shown.PERCENT:
        return f"{format((Decimal(text) * 100).normalize(), 'f')}%"
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    if digits.isdigit():
        digits = digits.rjust(form.digits, "0")
    return f"{sign}{form.before}{digits}{form.after}"


def plain_number(raw: str) -> str:
    """A number without its looks; whole ones keep all their digits.

    Raises:
        ValueError: no finite number.
    """
    if len(raw) > _LONGEST:
        raise ValueError("too long for a number")
    if raw.isdigit() and raw.isascii() and (raw[0] != "0" or raw == "0"):
        return raw
    value = float(raw) if raw.isascii() else math.nan
    if "." in raw and not raw.endswith(".0") and repr(value) == raw:
        return raw  # what Python writes for a number is a number
    value = _finite(raw)
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def _finite(raw: str) -> float:
    text = raw.strip()
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        raise ValueError("no number")
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("no finite number")
    return value


def _day(value: float, date1904: bool) -> str:
    if not 0 <= value < _LAST_DAY:
        raise ValueError("no day")
    whole, seconds = divmod(round(value * 86_400), 86_400)
    if whole == 0 and not date1904:
        return (datetime.min + timedelta(seconds=seconds)).time().isoformat()
    if date1904:
        start = datetime(1904, 1, 1)
    elif whole == _FALSE_LEAP_DAY:
        raise ValueError("29 February 1900")
    else:
        start = datetime(1899, 12, 31 if whole < _FALSE_LEAP_DAY else 30)
    moment = start + timedelta(days=whole, seconds=seconds)
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat(sep=" ")


def _span(value: float) -> str:
    seconds = round(value * 86_400)
    if abs(seconds) > 1e12:
        raise ValueError("no duration")
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'-' if seconds < 0 else ''}{minutes // 60}:{minutes % 60:02}:{rest:02}"


def truth_text(raw: str) -> str:
    """A boolean as ``true`` or ``false``.

    Raises:
        ValueError: neither.
    """
    if raw.strip() not in {"0", "1", "true", "false"}:
        raise ValueError("no boolean")
    return "true" if raw.strip() in {"1", "true"} else "false"


def iso_text(raw: str) -> str:
    """A cell that holds a date in ISO form (rare); midnight is left out.

    Raises:
        ValueError: no date.
    """
    text = raw.strip()
    if day := _DAY_OF_MONTH.fullmatch(text):
        return datetime.fromisoformat(day[1]).date().isoformat()
    return datetime.fromisoformat(text).isoformat(sep=" ")
