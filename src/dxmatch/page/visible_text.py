"""Text in which nothing is hidden: no control character, no change of the reading direction."""

from __future__ import annotations

import unicodedata
from typing import Final

BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSAFE: Final = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})


def visible(text: str, keep: str = "\n\t") -> str:
    """``text`` with control and direction characters written as escapes, but for those to keep.

    Escape sequences of terminals (ESC, CSI), null, and marks that turn the reading direction become
    ``\\x1b``, ``\\x00``, ``\\u202e``. All other characters stay as they are.
    """
    return "".join(
        char.encode("unicode_escape").decode("ascii")
        if char not in keep and _is_hidden(char)
        else char
        for char in text
    )


def _is_hidden(char: str) -> bool:
    code = ord(char)
    # Noncharacters are no text: XML, and so a workbook, cannot hold them.
    nothing = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return nothing or char in BIDI or unicodedata.category(char) in _UNSAFE
