"""Free text in a cell of our own tables: what a file or program would change is escaped."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ESCAPE: Final = re.compile(r"\\(?:\\|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
_CHANGED: Final = frozenset({"Cc", "Cs", "Zl", "Zp", "Cn"})
"""Categories that CSV, XML or a spreadsheet program drops, changes or breaks a line at."""


def escaped(text: str) -> str:
    """``text`` with ``\\`` as ``\\\\`` and control characters (not LF) as ``\\x1b``."""
    if text.isprintable() and "\\" not in text:
        return text
    return "".join(map(_escaped, text))


def _escaped(char: str) -> str:
    if char == "\\":
        return "\\\\"
    if char == "\n" or unicodedata.category(char) not in _CHANGED:
        return char
    code = ord(char)
    return (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )


def unescaped(text: str) -> str:
    """What `escaped` was given; a backslash that begins no escape stays."""
    return _ESCAPE.sub(_char, text) if "\\" in text else text


def _char(found: re.Match[str]) -> str:
    token = found[0]
    if token == "\\\\":
        return "\\"
    code = int(token[2:], 16)
    return chr(code) if code <= 0x10FFFF else token
