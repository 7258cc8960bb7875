"""Which encoding explains some bytes: strict readings and the evidence between them."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping

from dxmatch.io.cp932_units import UNASSIGNED, cp932_units
from dxmatch.io.japanese_text import has_kana, only_half_width, plausibility
from dxmatch.io.microsoft_codecs import decode_euc_ms, decode_iso_2022_jp_ms
from dxmatch.io.passage import Passage

ISO_2022_JP = "iso2022_jp_ext"
ESCAPES = (b"\x1b$", b"\x1b(I", b"\x1b(J")
_CONTROL = re.compile("[\0-\x08\x0e-\x19\x1b-\x1f]")
_SAMPLE = 100_000
_START = 4096
_PLAIN = ("utf-8", "euc_jp")
_MICROSOFT: Mapping[str, Callable[[bytes], str]] = {
    "euc_jp": decode_euc_ms,
    ISO_2022_JP: decode_iso_2022_jp_ms,
}


def text_in(content: bytes, encoding: str) -> str | None:
    """The text in that encoding (or in what Windows means by it); None if it is not valid."""
    try:
        if encoding in _PLAIN and len(content) > _START:  # nearly all faults show soon
            getincrementaldecoder(encoding)().decode(content[:_START])
        text = content.decode(encoding)
    except UnicodeError:
        pass
    else:
        unassigned = encoding == "cp932" and any(char in text for char in UNASSIGNED)
        return None if unassigned else text
    microsoft = _MICROSOFT.get(encoding)
    if microsoft is None:
        return None
    try:
        return microsoft(content)
    except UnicodeError:
        return None


def cp932_passage(content: bytes) -> Passage | None:
    """`text_in` cp932 for a whole feed, of which no `str` is made before somebody asks for one."""
    units = cp932_units(content)
    return None if units is None else Passage(None, units)


def has_escapes(content: bytes) -> bool:
    """Whether there are escape sequences of ISO-2022-JP."""
    return b"\x1b" in content and any(escape in content for escape in ESCAPES)


def likelier(cp932: str, euc_jp: str) -> str | None:
    """Which of two readings of the same bytes is Japanese; None if both may be."""
    left, right = plausibility(cp932), plausibility(euc_jp)
    if left == right or (only_half_width(cp932) and not has_kana(euc_jp)):
        return None
    return "cp932" if left > right else "euc_jp"


def has_controls(text: str) -> bool:
    """Whether there are control characters that no table holds."""
    return _CONTROL.search(text) is not None


def mostly_controls(text: str) -> bool:
    """Whether more than a third of the first lines hold control characters: this is no text."""
    lines = text[:_SAMPLE].split("\n")
    return 3 * sum(map(has_controls, lines)) > len(lines)
