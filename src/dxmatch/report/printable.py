"""Text that is safe on a terminal: nothing in a feed can move the cursor or hide a character."""

from __future__ import annotations

import unicodedata

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSAFE = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})


def printable(text: str) -> str:
    """``text`` on one line, with control and direction characters written as escapes.

    Escape sequences of terminals (ESC, CSI), line breaks, and marks that turn the reading
    direction become ``\\x1b``, ``\\n``, ``\\u202e``. All other characters stay as they are.
    """
    return "".join(
        char.encode("unicode_escape").decode("ascii")
        if char in _BIDI or unicodedata.category(char) in _UNSAFE
        else char
        for char in text
    )
