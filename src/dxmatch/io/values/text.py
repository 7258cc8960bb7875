"""One way for all raw text: list markers off, NFKC, one wave, one dash."""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 2000
"""Longer cells are refused where a value is expected."""

_MARKERS = re.compile(r"^[\s●○■□◆◇・*※►▶①-⑳❶-❿]+(?=\S)")
_WAVES = dict.fromkeys(map(ord, "〜～∼∿〰˜"), "~")
_DASHES = dict.fromkeys(map(ord, "−―‐‑‒–—﹣－ｰ─"), "-")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_LONG_VOWEL_AS_RANGE = re.compile(r"(?<=[0-9%hH日年月円万])ー(?=[0-9])")
_MISSING = frozenset(
    {"", "-", "--", "ー", "~", "?", "なし", "無し", "無", "未定", "不明", "未記入", "n/a", "na", "none", "null", "該当なし", "特になし"}
)


def clean(raw: str) -> str:
    """Raw text in one form: no list markers in front, half-width, ``~`` and ``-`` only.

    The long vowel sign ー becomes ``~`` only between figures (140ー180).
    """
    text = _INVISIBLE.sub("", raw.translate(_WAVES | _DASHES))
    text = unicodedata.normalize("NFKC", _MARKERS.sub("", text.strip()))
    text = text.translate(_WAVES | _DASHES)
    return _LONG_VOWEL_AS_RANGE.sub("~", " ".join(text.split()))


def squeezed(raw: str) -> str:
    """`clean` without any spaces."""
    return clean(raw).replace(" ", "")


def is_missing(raw: str) -> bool:
    """Whether a cell only says that there is nothing (row 80 of the field's list)."""
    return clean(raw).casefold() in _MISSING


def is_formula(raw: str) -> bool:
    """Whether a spreadsheet would run the text: it starts with = + - @ and is no number."""
    text = raw.lstrip(" \t\r\n\u3000")
    first = text[:1]
    if first not in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}:
        return False
    return first in {"=", "＝", "@", "＠"} or bool(re.match(r"[+\-＋－][^\d\s~〜～.]|[+＋]\d{6,}", text))
