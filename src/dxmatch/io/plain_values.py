"""Values that need no parser of their own: identifiers, free text, counts, channels."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.protected_phrases import redacted
from dxmatch.io.values import is_missing, parse_work_style, plain_cell, strip_urls
from dxmatch.io.values.plain_text import too_long
from dxmatch.models import Channel, RateUnit, TaxBasis
from dxmatch.vocabulary import SkillCategory, Vocabulary, normalise

_ID = re.compile(r"[^\s:\x00-\x1f]{1,64}")
_WORD = re.compile(r"[A-Za-z][A-Za-z/.]*")
_PARTS = re.compile(r"[、,，;；/／・|\n]|または|or")
_COUNT = re.compile(r"(?:週|毎週|月|毎月)?に?(\d{1,3})(?:回|日|回程度|日程度)?(?:まで|/週|/月)?")
_NEVER: Final = frozenset({"不可", "なし", "無し", "無", "×", "x", "no", "none", "不要", "0"})
_FIRST_OF_FORMULA: Final = frozenset("=+-@\t\r '\u3000＝＋－＠")
_NOTHING_NOTED: Final = Parsed[str](None)
_DIGIT = re.compile(r"[0-9]")
_LONGEST_NOTHING: Final = 30
_WEEKS_IN_MONTH: Final = 4
_MONTH_ON_SITE: Final = 20

_CHANNELS: Final = {
    Channel.CHAT: "チャット chat slack teams chatwork lineworks",
    Channel.VIDEO: "ビデオ会議 ビデオ web会議 オンライン会議 オンライン テレビ会議 video zoom",
    Channel.PHONE: "電話 phone tel",
    Channel.EMAIL: "メール email e-mail mail",
    Channel.IN_PERSON: "対面 訪問 現地 in_person face-to-face",
}
_CHANNEL_OF: Final = {
    name: channel for channel, names in _CHANNELS.items() for name in names.split()
}
_RATE_UNITS: Final = {
    RateUnit.HOUR: "hour 時間 時給 時 h",
    RateUnit.DAY: "day 日 日額 日給",
    RateUnit.MONTH: "month 月 月額",
    RateUnit.PERSON_MONTH: "person_month 人月",
    RateUnit.YEAR: "year 年 年額 年収",
}
_RATE_UNIT_OF: Final = {name: unit for unit, names in _RATE_UNITS.items() for name in names.split()}
_TAXES: Final = {
    TaxBasis.EXCLUDED: "excluded 税抜 税別 税抜き 外税",
    TaxBasis.INCLUDED: "included 税込 税込み 内税",
    TaxBasis.UNKNOWN: "unknown",
}
_TAX_OF: Final = {name: tax for tax, names in _TAXES.items() for name in names.split()}

NEGOTIABLE_UNIT: Final = "negotiable"
"""A rate without amounts, to be talked about."""


def _says_nothing(raw: str) -> bool:
    """`is_missing`; a long text or one with digits is never worth the look."""
    return len(raw) <= _LONGEST_NOTHING and not _DIGIT.search(raw) and is_missing(raw)


def parse_id(raw: str) -> Parsed[str]:
    """The vendor's identifier: 1 to 64 characters without spaces and colons, kept as text.

    00123 keeps its zeros and NA, None, null are identifiers; -, なし and 未定 are none.
    """
    text = raw.strip()
    if _says_nothing(text) and not _WORD.fullmatch(text):
        return Parsed(None)
    return Parsed(text) if _ID.fullmatch(text) else Parsed(None, (IssueCode.UNREADABLE_VALUE,))


def parse_free_text(raw: str, limit: int) -> Parsed[str]:
    """Free text without URLs, contact data and phrases that must not be used about a person.

    The rest is kept; PROTECTED_ATTRIBUTE tells that something was cut out.
    """
    if _says_nothing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if len(raw) > limit:
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    cell = plain_cell(raw) if raw[0] in _FIRST_OF_FORMULA else _NOTHING_NOTED
    bare = strip_urls(raw)
    said = redacted(bare.value or "")
    protected = (IssueCode.PROTECTED_ATTRIBUTE,) if said.topics else ()
    return Parsed(said.text.strip() or None, (*protected, *cell.issues, *bare.issues))


def parse_count(raw: str, most: int) -> Parsed[int]:
    """A whole number: 2, 週2回, 月4回. No and none are 0."""
    text = _plain(raw)
    if text in _NEVER:
        return Parsed(0)
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    found = _COUNT.fullmatch(text)
    if found is None:
        return Parsed(None, (IssueCode.UNREADABLE_VALUE,))
    count = int(found[1])
    return Parsed(count) if count <= most else Parsed(None, (IssueCode.OUT_OF_RANGE,))


def parse_onsite_days(raw: str) -> Parsed[int]:
    """Days on site in a month: 月2回, 週1日 (4), 不可 (0), or a work style such as フルリモート."""
    text = _plain(raw)
    if text in _NEVER or _COUNT.fullmatch(text):
        counted = parse_count(raw, 31)
        if counted.value is None or not text.startswith(("週", "毎週")):
            return counted
        return Parsed(min(counted.value * _WEEKS_IN_MONTH, _MONTH_ON_SITE), counted.issues)
    parsed = parse_work_style(raw)
    return Parsed(None if parsed.value is None else parsed.value.onsite_days, parsed.issues)


def parse_channels(raw: str) -> Parsed[frozenset[Channel]]:
    """Ways to talk; an unknown one is left out and noted."""
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    names = [_plain(part) for part in _PARTS.split(raw) if part.strip()]
    found = frozenset(_CHANNEL_OF[name] for name in names if name in _CHANNEL_OF)
    unknown = any(name not in _CHANNEL_OF for name in names)
    return Parsed(found or None, (IssueCode.VAGUE,) if unknown else ())


def parse_industries(raw: str, vocabulary: Vocabulary) -> Parsed[frozenset[str]]:
    """Industries of the vocabulary; an unknown one is left out and noted."""
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    names = dict.fromkeys(part.strip() for part in _PARTS.split(raw) if part.strip())
    found = {_industry(name, vocabulary) for name in names}
    issues = (IssueCode.UNKNOWN_SKILL,) if None in found else ()
    return Parsed(frozenset(id_ for id_ in found if id_ is not None) or None, issues)


def _industry(name: str, vocabulary: Vocabulary) -> str | None:
    if name in vocabulary and vocabulary[name].category is SkillCategory.INDUSTRY:
        return name
    found = vocabulary.keys.get(normalise(name))
    if found is None or vocabulary[found].category is not SkillCategory.INDUSTRY:
        return None
    return found


def parse_rate_unit(raw: str) -> Parsed[RateUnit | str]:
    """What an amount is for; `NEGOTIABLE_UNIT` if it is to be talked about."""
    text = _plain(raw)
    if text in {NEGOTIABLE_UNIT, "応相談", "要相談"}:
        return Parsed(NEGOTIABLE_UNIT, (IssueCode.NEGOTIABLE,))
    unit = _RATE_UNIT_OF.get(text)
    return Parsed(unit, () if unit else (IssueCode.UNREADABLE_VALUE,))


def parse_tax(raw: str) -> Parsed[TaxBasis]:
    """Whether consumption tax is inside."""
    tax = _TAX_OF.get(_plain(raw))
    return Parsed(tax, () if tax else (IssueCode.UNREADABLE_VALUE,))


def _plain(raw: str) -> str:
    return "".join(unicodedata.normalize("NFKC", raw).split()).casefold()
