"""The one way from raw text to text that can be read: width, waves, dashes, invisible signs."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST: Final = 2000
"""Characters of a cell that are read; longer ones are OUT_OF_RANGE."""

LONGEST_LIST: Final = 20_000
"""The same for a cell that lists many things (skills, certificates)."""

# NFKC leaves these apart, and the same cp932 bytes decode to either of two waves or dashes.
_WAVES: Final = "\u301c\u3030\u223c\u223d\u02dc\uff5e\u007e"
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\ufe58\ufe63\uff0d\u207b"
_SIGNS: Final = {
    **dict.fromkeys(map(ord, _WAVES), "~"),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    ord("ヶ"): "ケ",
    ord("ヵ"): "カ",
}
_INVISIBLE: Final = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
# ー is a letter of katakana (サーバー) unless numbers stand on both sides.
_LONG_VOWEL_AS_RANGE: Final = re.compile(r"(?<=[0-9万円千h%日])\s*ー\s*(?=[0-9])", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[ \t\u00a0]+")


def plain(raw: str) -> str:
    """NFKC; every wave as ``~``, every dash as ``-``; ー between numbers as ``~``; blanks once.

    Applying it again changes nothing. At most `LONGEST_LIST` characters are looked at.
    """
    text = _INVISIBLE.sub("", raw[:LONGEST_LIST])
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _BLANKS.sub(" ", _LONG_VOWEL_AS_RANGE.sub("~", text)).strip()


def one_sign_each(raw: str) -> str:
    """Every wave as ``~``, every dash as ``-``; as long as the text itself."""
    return raw.translate(_SIGNS)


def folded(raw: str) -> str:
    """`plain` in lower case and without blanks: for values in which blanks mean nothing."""
    text = re.sub(r"\s+", "", plain(raw).lower())
    return text if text.isascii() else plain(re.sub(r"\s+", "", plain(text).lower()))


def too_long(raw: str) -> bool:
    """Whether a single value is too long to be one."""
    return len(raw) > LONGEST


_BRACKETED: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】|「([^「」]*)」")


def without_brackets(text: str) -> tuple[str, str]:
    """The text outside of brackets, and what stands inside of them."""
    inside = " ".join("".join(filter(None, found.groups())) for found in _BRACKETED.finditer(text))
    return _BRACKETED.sub(" ", text).strip(), inside


def mentions(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands in the text."""
    return any(word in text for word in words)
