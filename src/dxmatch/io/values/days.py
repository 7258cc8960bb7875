"""Single days: of an update, a consent, an examination."""

from __future__ import annotations

from datetime import date
from typing import Final

from dxmatch.io.field_options import DateOrder
from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.day_forms import plain_day, read_written
from dxmatch.io.values.plain_text import folded, mentions, too_long

_TODAY: Final = ("本日", "今日", "即日", "today", "asap")
_NEGOTIABLE: Final = ("相談", "調整")


def parse_date(
    raw: str, *, as_of: date | None = None, order: DateOrder = DateOrder.YMD
) -> Parsed[date]:
    """One day; a month or a year counts as its first day.

    Args:
        raw: ``2026/4/1``, ``令和8年4月1日``, ``R8.4.1``, ``202604``, ``46113`` (Excel) …
        as_of: the day on which 本日 is, and after which a date without a year lies.
        order: of day and month where the year stands last.
    """
    plain = plain_day(raw)
    if plain is not None:
        return Parsed(plain)
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    text = folded(raw)
    written = read_written(text, order, as_of)
    if isinstance(written, IssueCode):
        return Parsed(None, (written,))
    if written is not None:
        return Parsed(written.first, written.issues)
    if text in _TODAY:
        return Parsed(as_of, () if as_of else (IssueCode.AS_OF_NEEDED,))
    if mentions(text, _NEGOTIABLE):
        return Parsed(None, (IssueCode.NEGOTIABLE,))
    return Parsed(None, (IssueCode.UNREADABLE_VALUE,))
