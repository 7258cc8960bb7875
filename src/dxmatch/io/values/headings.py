"""Labels, titles and mails with ornaments (rows 77 to 79)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import LONGEST_LIST, plain, too_long


@dataclass(frozen=True, slots=True)
class Label:
    """A label without ornaments, and the value that stood behind it."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A title without reply marks; ``urgent`` if it said so."""

    text: str
    urgent: bool = False


_SIGNS: Final = "◆◇■□●○◎★☆▼▲▽△※▪▫◉♦*#・"
_BRACKETED: Final = re.compile(
    r"^\s*(?:【([^】]{1,40})】|\[([^\]]{1,40})\]|<([^>]{1,40})>|《([^》]{1,40})》)\s*:?(.*)$", re.S
)
_COLON: Final = re.compile(r"^([^:]{1,40}):(.*)$", re.S)
_REPLY: Final = re.compile(r"^\s*(?:re|fw|fwd|返信|転送)\s*[0-9]*\s*:\s*", re.IGNORECASE)
_URGENT: Final = re.compile(
    r"【[^】]{0,10}(?:急募|至急|緊急|急ぎ)[^】]{0,10}】|\[(?:急募|至急|緊急)\]|★急募★|"
    r"^急募[:\s]"
)
_RULE: Final = re.compile(r"(?:[*=━─_]{5,}|-{8,}|(?:■{5,})|(?:◆{5,}))")


def clean_label(raw: str) -> Parsed[Label]:
    """A label without ornaments: ``◆氏 名◆`` is 氏名, ``【単　価】65万`` is 単価 with 65万.

    LABEL_NOISE if anything was taken off.
    """
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    text = plain(raw).strip(_SIGNS + " \n")
    bracketed, colon = _BRACKETED.match(text), _COLON.match(text)
    if bracketed:
        label, value = next(filter(None, bracketed.groups()[:4])), bracketed[5]
    elif colon:
        label, value = colon[1], colon[2]
    else:
        label, value = text, ""
    label = re.sub(r"\s+", "", label).strip(_SIGNS)
    if not label:
        return Parsed(None, (IssueCode.UNREADABLE_VALUE,))
    noisy = bracketed is not None or (label != plain(raw) and colon is None)
    return Parsed(Label(label, value.strip()), (IssueCode.LABEL_NOISE,) if noisy else ())


def clean_title(raw: str) -> Parsed[Title]:
    """A title without RE:, Fwd: and 【急募】, which sets ``urgent``."""
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    text = plain(raw)
    while (shorter := _REPLY.sub("", text)) != text:
        text = shorter
    bare = _URGENT.sub("", text).strip()
    if not bare:
        return Parsed(None, (IssueCode.MISSING,))
    return Parsed(Title(bare, bare != text.strip()))


def split_records(raw: str) -> Parsed[tuple[str, ...]]:
    """The records of a mail between ruled lines (``*****``); MULTI_RECORD if there are several."""
    if not raw.strip():
        return Parsed(None, (IssueCode.MISSING,))
    if len(raw) > LONGEST_LIST * 10:
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    records = tuple(part.strip() for part in _RULE.split(raw) if part.strip())
    if not records:
        return Parsed(None, (IssueCode.MISSING,))
    return Parsed(records, (IssueCode.MULTI_RECORD,) if len(records) > 1 else ())
