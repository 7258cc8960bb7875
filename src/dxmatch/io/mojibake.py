"""Text that was read in a wrong encoding before it came to us: noticed, never repaired.

Evidence is a reading back: written in the wrong encoding again, the bytes are good Japanese in
the right one. Where bytes were lost on the way, marks that no Japanese text holds are enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dxmatch.io.passage import Passage

LOST = "\ufffd"
_OF_JAPANESE = (LOST, "縺", "繧", "繝", "･", "､")
_FIRST = (*_OF_JAPANESE, *"¤¥ãäåæçèéâ‚ƒ‰Š‹Œ‘“•–—™›œ")
_WITHOUT_LATIN = ("cp932", "euc_jp", "iso-2022-jp")
_BY_LINES = tuple(map(chr, range(0x80, 0xA0)))
_LOOK = re.compile(f"[{''.join(_FIRST)}\x80-\x9f]")
# UTF-8 of kana as cp932: 縺 is else seen in 縺れる (to tangle), the other two in no word.
_KANA_AS_CP932 = re.compile("[繧繝]|縺(?![らりるれろっ])")
# EUC-JP of kana as cp932: every other character is ･ (katakana) or ､ (hiragana), and ー is ｡ｼ.
_KANA_OF_EUC = re.compile("[･､][｡-ﾟ][･､｡][｡-ﾟ]|｡ｼ[･､][｡-ﾟ]")
_LATIN = re.compile(
    "[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
# What cp1252 leaves open is read as the C1 control of the same number.
_CP1252 = {
    0x80 + n: char for n, char in enumerate("€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ")
}
_TO_BYTE = {ord(char): byte for byte, char in _CP1252.items()}


def may_be_garbled(text: Passage, encoding: str) -> bool:
    """Whether a whole feed holds any character worth a look at its cells; false in most."""
    first = _OF_JAPANESE if encoding in _WITHOUT_LATIN else (*_FIRST, *_BY_LINES)
    return text.holds_one_of(first)


def garbled_cells(cells: Sequence[str]) -> list[int]:
    """The places of the garbled cells of a row."""
    joined = "\n".join(cells)
    if joined.isascii() or not _LOOK.search(joined):
        return []
    return [place for place, cell in enumerate(cells) if is_garbled(cell)]


def is_garbled(text: str) -> bool:
    """Whether a cell shows the marks of a wrong reading (繧ｹ繧ｭ繝ｫ, ã‚¹, ‰´“¡, U+FFFD)."""
    if text.isascii():
        return False
    return (
        LOST in text
        or _KANA_AS_CP932.search(text) is not None
        or _KANA_OF_EUC.search(text) is not None
        or _was_latin(text)
    )


def _was_latin(text: str) -> bool:
    """UTF-8, cp932 or EUC-JP read as Latin-1 or cp1252."""
    latin = len(_LATIN.findall(text))
    if latin < 2 or _JAPANESE.search(text):
        return False
    try:
        content = text.translate(_TO_BYTE).encode("latin-1")
    except UnicodeEncodeError:
        return False
    try:
        return bool(_JAPANESE.search(content.decode("utf-8")))
    except UnicodeDecodeError:
        pass
    return 5 * latin >= 2 * len(text.strip()) and _reads_as_japanese(content)


def _reads_as_japanese(content: bytes) -> bool:
    for encoding in ("cp932", "euc_jp"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_JAPANESE.findall(text)) >= 2 and len(text) < len(content):
            return True
    return False
