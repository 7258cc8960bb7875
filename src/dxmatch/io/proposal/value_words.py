"""How a value was read, in words: so that a person sees whether the columns are right."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from dxmatch.io.issues import IssueCode, Severity
from dxmatch.io.issues import wording as issue_words
from dxmatch.io.parsed import Parsed
from dxmatch.io.values import DateSpan, Precision, ShareRange
from dxmatch.models import Certification, LanguageClaim, Rate, RateUnit, SkillClaim, Text

_FREE: Final = ("headline", "summary")
_MOST: Final = 4
_UNITS: Final = {
    RateUnit.HOUR: Text(ja="時間", en="hour"),
    RateUnit.DAY: Text(ja="日", en="day"),
    RateUnit.MONTH: Text(ja="月", en="month"),
    RateUnit.PERSON_MONTH: Text(ja="人月", en="person-month"),
    RateUnit.YEAR: Text(ja="年", en="year"),
}
_NEGOTIABLE: Final = Text(ja="応相談", en="negotiable")
_NOTHING: Final = Text(ja="(読めません)", en="(cannot be read)")
_MISSING: Final = Text(ja="(なし)", en="(none)")


def value_words(parsed: Parsed[Any], field: str) -> Text:
    """The value that was read; of free text only its length; the reason if nothing was read."""
    value = parsed.value
    if value is None:
        if IssueCode.MISSING in parsed.issues or not parsed.issues:
            return _MISSING
        said, severity = issue_words(parsed.issues[0]).text, issue_words(parsed.issues[0]).severity
        if severity is Severity.NOTE:
            return said
        return Text(ja=f"{_NOTHING.ja} {said.ja}", en=f"{_NOTHING.en} {said.en}")
    if field in _FREE:
        return Text(ja=f"{len(value)} 文字", en=f"{len(value)} characters")
    return _words(value)


def _words(value: Any) -> Text:
    if isinstance(value, Rate):
        return _rate(value)
    if isinstance(value, DateSpan):
        return _span(value)
    if isinstance(value, ShareRange):
        return _same(_between(value.low, value.high, "%"))
    if isinstance(value, bool):
        return Text(ja="はい" if value else "いいえ", en="yes" if value else "no")
    if isinstance(value, frozenset):
        return _listed(sorted(map(str, value)))
    if isinstance(value, tuple):
        return _listed([_item(item) for item in value])
    return _same(f"{value:,}" if isinstance(value, int) and value > 9999 else str(value))


def _item(item: Any) -> str:
    if isinstance(item, SkillClaim):
        level = f" L{item.level}" if item.level else ""
        years = f" {item.years:g}y" if item.years is not None else ""
        return f"{item.skill}{level}{years}"
    if isinstance(item, Certification):
        return item.certificate
    if isinstance(item, LanguageClaim):
        return f"{item.language} {item.level.name.lower()}"
    if isinstance(item, frozenset):
        return "+".join(sorted(map(str, item)))
    return "-" if item is None else str(item)


def _rate(rate: Rate) -> Text:
    if rate.low is None and rate.high is None:
        return _NEGOTIABLE if rate.negotiable else Text(ja="無償", en="unpaid")
    amount, unit = _between(rate.low, rate.high, ""), _UNITS[rate.unit]
    return Text(ja=f"{unit.ja} {amount} 円", en=f"{amount} yen per {unit.en}")


def _span(span: DateSpan) -> Text:
    if span.precision is Precision.NEGOTIABLE:
        return _NEGOTIABLE
    days = _between(span.earliest, None if span.earliest == span.latest else span.latest, "")
    if span.earliest is not None and span.earliest == span.latest:
        days = span.earliest.isoformat()
    return _same(days)


def _between(low: date | float | None, high: date | float | None, sign: str) -> str:
    if low == high and low is not None:
        return f"{_number(low)}{sign}"
    return f"{_number(low)}〜{_number(high)}{sign}"


def _number(value: date | float | None) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else f"{value:,}"


def _listed(items: Iterable[str]) -> Text:
    found = list(items)
    more = len(found) - _MOST
    text = ", ".join(found[:_MOST])
    return Text(ja=f"{text} ほか{more}", en=f"{text} +{more}") if more > 0 else _same(text or "-")


def _same(text: str) -> Text:
    return Text(ja=text, en=text)
