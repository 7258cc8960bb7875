"""A cell as such: missing, a formula, a text with URLs."""

from __future__ import annotations

import re
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.plain_text import folded

_WORDS: Final = (
    "- -- --- ー ~ ? ?? * / . … ... なし 無し 無 特になし 特に無し 該当なし 未定 未記入 "
    "未入力 不明 "
    "未確認 未登録 空欄 n/a na n.a. nil null none nan tbd tba unknown #n/a"
)
_NOTHING: Final = frozenset(_WORDS.split())
LONGEST_NOTHING: Final = 20
"""Characters of a text; a longer one says something, if it is no white space."""

_URL: Final = re.compile(r"(?:(?:https?|ftp)://|www\.)[^\s<>\"'、。」』)）]+", re.IGNORECASE)
_WWW: Final = re.compile(r"www\.", re.IGNORECASE)
_BARE: Final = re.compile(r"[0-9]{1,8}%?|[0-9]{4}([-/])[0-9]{1,2}\1[0-9]{1,2}")
_FORMULA: Final = ("=", "+", "@", "＝", "＋", "＠")


def is_missing(raw: str) -> bool:
    """Whether a cell says nothing: blank, -, ー, なし, 未定, ？, N/A; never 0."""
    if len(raw) > LONGEST_NOTHING and not raw.isspace():
        return False
    text = folded(raw)
    return not text or text in _NOTHING or set(text) <= {"-", "ー", "?", "…", "."}


_KANA_AND_KANJI: Final = (*range(0x3041, 0x3094), *range(0x30A1, 0x30F5), *range(0x4E00, 0x9FB0))
# No word for nothing holds one of these, and folding leaves them as they are.
TELLING: Final = re.compile(f"[{''.join({*map(chr, _KANA_AND_KANJI)} - {*_WORDS})}]")


def tells(raw: str) -> bool:
    """Whether a cell surely is not `is_missing`; False says nothing."""
    return len(raw) > LONGEST_NOTHING or TELLING.search(raw) is not None


def is_bare(raw: str) -> bool:
    """Whether a cell is a number of few digits or a day: nothing can be said about a person."""
    return _BARE.fullmatch(raw) is not None


def says_nothing(word: str) -> bool:
    """`is_missing` for letters of one width, digits and single blanks, several times faster."""
    return word.lower().replace(" ", "") in _NOTHING


def plain_cell(raw: str) -> Parsed[str]:
    """The text of a cell as it is, or None with MISSING.

    FORMULA_CELL if a spreadsheet would run it (``=``, ``+``, ``@`` first): it stays plain text.
    """
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    return Parsed(raw, (IssueCode.FORMULA_CELL,) if begins_like_formula(raw) else ())


def begins_like_formula(raw: str) -> bool:
    """Whether a spreadsheet might run the text; blanks and a ' before it do not protect."""
    return raw.lstrip(" \t\r\n\u3000'").startswith(_FORMULA)


def no_url(text: str) -> bool:
    """Whether there surely is no URL in a text; False says nothing."""
    return "://" not in text and ("." not in text or _WWW.search(text) is None)


def strip_urls(raw: str) -> Parsed[str]:
    """The text without URLs, so that no word is read out of one; URL_NOISE if there were any."""
    text = _URL.sub(" ", raw)
    return Parsed(text, (IssueCode.URL_NOISE,) if text != raw else ())
