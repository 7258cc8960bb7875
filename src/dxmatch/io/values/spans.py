"""When something can start, and when it ends (rows 32 to 48)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from dxmatch.io.field_options import DateOrder
from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.day_forms import plain_day
from dxmatch.io.values.durations import parse_months
from dxmatch.io.values.plain_text import folded, mentions, too_long, without_brackets
from dxmatch.io.values.span_part import Part, Precision, When
from dxmatch.io.values.span_words import read_part
from dxmatch.models import fiscal_year


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The start lies between ``earliest`` and ``latest`` (both included; None: not said).

    ``end`` is the first day after; None: not said. ``open``: nothing limits it (即日〜, 長期).
    """

    earliest: date | None = None
    latest: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN
    open: bool = False
    long: bool = False

    @property
    def last_day(self) -> date | None:
        """The last day that belongs to it."""
        return None if self.end is None else self.end - timedelta(days=1)


_NEGOTIABLE: Final = ("相談", "調整", "応談", "negotiable")
_LONG: Final = ("長期", "長期間", "長期予定", "長期可", "無期限", "期限なし")
_WITHIN: Final = re.compile(r"(?:今年度|本年度|年度|今期)(?:内|中|末)(?:まで)?")
_START_WORDS: Final = re.compile(
    r"(?:以降|から|より|開始|スタート|参画|稼働|着任|入場|可能|可|予定|希望|頃|ころ|ごろ)+$"
)
_END_WORDS: Final = re.compile(r"(?:まで|迄|終了)(?:の?予定|頃)*$")
_ABOUT_END: Final = re.compile(r"(?:まで|迄|終了|の?予定|頃)+$")
_EARLIEST: Final = re.compile(r"^(?:最短で?|早くて|早ければ|最速で?)")
_FROM_WORDS: Final = re.compile(r"(?:以降|から|より)(?:[^0-9]*)$")
_DASH_BETWEEN: Final = re.compile(r"(?<=[日月0-9])-(?=[0-9]{4}[/.年]|[0-9]{1,2}[/月]|長期)")


def parse_span(
    raw: str,
    *,
    as_of: date | None,
    fiscal: bool = True,
    order: DateOrder = DateOrder.YMD,
) -> Parsed[DateSpan]:
    """A start, a period or an end: ``4月上旬``, ``即日～長期``, ``〜2026/3末``, ``年度内``.

    Args:
        raw: the text.
        as_of: the day from which 来月 counts; without it such words are AS_OF_NEEDED.
        fiscal: 第1四半期 is April to June; else January to March.
        order: of day and month where the year stands last.
    """
    plain = plain_day(raw)
    if plain is not None:
        return Parsed(DateSpan(plain, plain, None, Precision.DAY))
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    when, text = When(as_of, fiscal, order), folded(raw)
    outside, _ = without_brackets(text)
    found = _read(outside.replace(" ", "") or text, when)
    if found is not None:
        return found
    if mentions(text, _NEGOTIABLE):
        return Parsed(DateSpan(precision=Precision.NEGOTIABLE), (IssueCode.NEGOTIABLE,))
    return Parsed(None, (IssueCode.UNREADABLE_VALUE,))


def _read(text: str, when: When) -> Parsed[DateSpan] | None:
    if _WITHIN.fullmatch(text):
        return _within_fiscal_year(when)
    left, tilde, right = _DASH_BETWEEN.sub("~", text).partition("~")
    if not tilde and (found := re.search(r"(?:から|より)(?=.*(?:まで|迄|長期)$)", text)):
        left, tilde, right = text[: found.start()], "~", text[found.end() :]
    if not tilde:
        return _end_only(text, when) if _END_WORDS.search(text) else _start_only(text, when)
    if not left:
        return _end_only(right, when)
    start = _start_only(left, when)
    if start is None or start.value is None:
        return start
    span = replace(start.value, open=not right or right in _LONG, long=right in _LONG)
    if span.open:
        return Parsed(span, start.issues)
    return _with_end(span, right, when, start.issues)


def _within_fiscal_year(when: When) -> Parsed[DateSpan]:
    if when.as_of is None:
        return Parsed(None, (IssueCode.AS_OF_NEEDED,))
    end = date(fiscal_year(when.as_of) + 1, 4, 1)
    return Parsed(DateSpan(end=end), (IssueCode.FISCAL,))


def _start_only(text: str, when: When) -> Parsed[DateSpan] | None:
    if text in _LONG:
        return Parsed(DateSpan(open=True, long=True))
    text = _EARLIEST.sub("", text)
    part = read_part(_START_WORDS.sub("", text), when) or read_part(text, when)
    if not isinstance(part, Part):
        return None if part is None else Parsed(None, (part,))
    if part.precision is Precision.FISCAL_YEAR and text.endswith(("内", "中")):
        return Parsed(DateSpan(end=_next_day(part.last)), part.issues)
    is_open = part.precision is Precision.ASAP or _FROM_WORDS.search(text) is not None
    return Parsed(DateSpan(part.first, part.last, None, part.precision, is_open), part.issues)


def _end_only(text: str, when: When) -> Parsed[DateSpan] | None:
    part = read_part(_ABOUT_END.sub("", text), when)
    if not isinstance(part, Part):
        return None if part is None else Parsed(None, (part,))
    return Parsed(DateSpan(end=_next_day(part.last)), part.issues)


def _next_day(day: date) -> date:
    return min(day, date.max - timedelta(days=1)) + timedelta(days=1)


def _with_end(
    span: DateSpan, text: str, when: When, issues: tuple[IssueCode, ...]
) -> Parsed[DateSpan] | None:
    """The span with the end that stands behind the wave: a date or a duration."""
    start = span.earliest
    part = read_part(_ABOUT_END.sub("", text), replace(when, as_of=start or when.as_of))
    if isinstance(part, IssueCode):
        return Parsed(None, (part,))
    if part is not None:
        end, more = _next_day(part.last), part.issues
    elif (months := parse_months(text).value) is not None and start is not None:
        end, more = _months_later(start, months.months), ()
    else:
        return None
    if start is not None and end <= start:
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    return Parsed(replace(span, end=end), tuple(dict.fromkeys((*issues, *more))))


def _months_later(day: date, months: int) -> date:
    """The same day so many months later; the first of the next month if there is none."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year, month + 2, 1)
