"""本人同意 as vendors write it: あり(2022/4/1), ○(2025/3/31まで), あり(2021/4/1～2022/3/31)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dxmatch.io.field_options import FieldOptions
from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values import parse_consent_purposes, parse_date
from dxmatch.models import Consent, Purpose

_BRACKET = re.compile(r"^(?P<word>[^(（]*)[(（](?P<days>[^)）]*)[)）]\s*$")
_RANGE = re.compile(r"[~～〜]|(?<=\d)\s*-\s*(?=\d{4})")

Consents = tuple[frozenset[Purpose], date | None, date | None]
"""What was agreed to, since when, and the first day on which it is over."""


def parse_consent(raw: str, options: FieldOptions, *, as_of: date | None) -> Parsed[Consents]:
    """A consent with its days. One day is the day of consent, with まで its last day."""
    bracket = _BRACKET.match(raw.strip())
    word, days = (bracket["word"], bracket["days"]) if bracket else (raw, "")
    said = parse_purposes(word, options)
    if said.value is None:
        return Parsed(None, said.issues)
    first, last, issues = _days(days, options, as_of)
    return Parsed((said.value, first, last), (*said.issues, *issues))


def parse_purposes(raw: str, options: FieldOptions) -> Parsed[frozenset[Purpose]]:
    """What was agreed to. A no is an error: data of who refused must not be used, so they wait."""
    said = parse_consent_purposes(raw, default=options.purposes)
    if said.value is not None and not said.value:
        return Parsed(None, (*said.issues, IssueCode.CONSENT_REFUSED))
    return said


def _days(
    text: str, options: FieldOptions, as_of: date | None
) -> tuple[date | None, date | None, tuple[IssueCode, ...]]:
    if not text.strip():
        return None, None, ()
    parts = _RANGE.split(text)
    if len(parts) > 1:
        start, end = parts[0], parts[1]
    else:
        start, end = ("", text) if "まで" in text else (text, "")
    first = _day(start, options, as_of)
    last = _day(end.replace("まで", ""), options, as_of)
    until = None if last.value is None else last.value + timedelta(days=1)
    return first.value, until, (*first.issues, *last.issues)


def _day(text: str, options: FieldOptions, as_of: date | None) -> Parsed[date]:
    if not text.strip():
        return Parsed(None)
    return parse_date(text.strip(), as_of=as_of, order=options.date_order)


def consent_of(
    said: Consents | None,
    purposes: frozenset[Purpose] | None,
    granted: date | None,
    expires: date | None,
) -> Consent | None:
    """One consent from a consent text and from columns of their own, which go first.

    Raises:
        ValidationError: it ends before it begins.
    """
    from_text = said or (frozenset(), None, None)
    agreed = from_text[0] if purposes is None else purposes
    if not agreed:
        return None
    return Consent(
        purposes=agreed, granted=granted or from_text[1], expires=expires or from_text[2]
    )
