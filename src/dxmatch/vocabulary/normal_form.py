"""The lookup key of a skill name: what two spellings of one name have in common."""

from __future__ import annotations

import re
import unicodedata

# NFKC turns ① into 1, so list markers must go first (domain rule: "①要件定義" is 要件定義).
_CIRCLED = "\u2460-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf\u32d0-\u32fe"
_BULLETS = "・･•‣◦●○◯◎◆◇■□▪▫★☆※►▶▷➤✓✔☑△▲▽▼"
_NUMBER = r"[0-9０-９]{1,2}"
_MARKER = re.compile(
    rf"\s*(?:[{_CIRCLED}{_BULLETS}]|[(（]{_NUMBER}[)）]|{_NUMBER}[.．)）:：、,，]\s*(?![0-9０-９]))"
)

# Trade marks would become letters in NFKC (™ → TM); ♯ is how some write C#.
_BEFORE = str.maketrans({"™": "", "℠": "", "®": "", "©": "", "♯": "#", "\ue000": ""})

_SMALL = "ァィゥェォッャュョヮヵヶ"
_LARGE = "アイウエオツヤユヨワカケ"
_KATAKANA_OF = {code: chr(code + 0x60) for code in range(0x3041, 0x3097)}
_LARGE_OF = dict(zip(map(ord, _SMALL), _LARGE, strict=True))
_FOLDS = {
    **{code: _LARGE_OF.get(ord(kana), kana) for code, kana in _KATAKANA_OF.items()},
    **_LARGE_OF,
    ord("髙"): "高",
    ord("﨑"): "崎",
}
_VU = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"))

_DOT = "\ue000"  # private use: stands for a dot that carries meaning
_DOTNET = re.compile(r"\.\s*net(?![a-z])")
_KEPT_DOT = re.compile(r"(?<=[0-9])\.(?=[0-9])")
_DROPPED = re.compile(rf"[^\w+#{_DOT}]|_")
_DASH_AS_LONG = re.compile(r"(?<=[ァ-ヺー])[\u2010-\u2015\u2212\u2500\u2501-]")
_KATAKANA = re.compile(r"[ァ-ヺー]+")
_SETTLED = re.compile(r"[a-z0-9\u30a2-\u30f3\u4e00-\u9fff]*\Z")


def normalise(text: str) -> str:
    """The key under which a name is looked up; two spellings of one name share it.

    List markers are stripped, then width, case, kana, long vowels (ー), small kana, separators
    and invisible characters are folded. What tells skills apart stays: ``+`` and ``#`` (C, C++,
    C#), a dot between digits, and ``.net`` as ``dotnet``. Folding again changes nothing. The key
    is for comparison only and is not meant to be shown. A name without letters gives ``""``.
    """
    key = _fold(text)
    # A step may uncover work for an earlier one (⒈ → 1.); most keys are settled at once.
    while not _SETTLED.match(key) and key != text:
        text, key = key, _fold(key)
    return key


def _fold(text: str) -> str:
    if not text.isascii():
        text = text.translate(_BEFORE)
    while marker := _MARKER.match(text):
        text = text[marker.end() :]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = text.casefold()
    if "." in text:
        text = _KEPT_DOT.sub(_DOT, _DOTNET.sub("dotnet", text))
    if not text.isascii():
        for old, new in _VU:
            text = text.replace(old, new)
        text = _DASH_AS_LONG.sub("ー", text.translate(_FOLDS))
    text = _DROPPED.sub(_combining, text).replace(_DOT, ".").lstrip("+#.")
    return _KATAKANA.sub(_long_vowels, text) if "ー" in text else text


def _combining(dropped: re.Match[str]) -> str:
    char = dropped[0]
    return char if unicodedata.combining(char) else ""


def _long_vowels(run: re.Match[str]) -> str:
    """サーバー = サーバ, ユーザーインターフェース = ユーザインタフェース, but メーカー ≠ メカ."""
    bare = run[0].replace("ー", "")
    return bare if len(bare) >= 4 else run[0].rstrip("ー")
