"""UTF-16 and UTF-32, with or without a mark; half a character costs its line only."""

from __future__ import annotations

import re
from io import StringIO

from dxmatch.io.issues import IssueCode
from dxmatch.io.japanese_text import plausibility

_UNITS = {"utf-16": 2, "utf-16-le": 2, "utf-16-be": 2, "utf-32": 4, "utf-32-le": 4, "utf-32-be": 4}
_LINE_ENDS = (
    ("utf-32-le", b"\n\0\0\0"),
    ("utf-32-be", b"\0\0\0\n"),
    ("utf-16-le", b"\n\0"),
    ("utf-16-be", b"\0\n"),
)
_HALF = re.compile("[\0\ud800-\udfff]")

Wide = tuple[str, str, dict[int, IssueCode]]
"""Text, encoding, and the lines (from 1) that hold half a character."""


def is_wide(encoding: str) -> bool:
    """Whether every character takes two or four bytes."""
    return encoding in _UNITS


def decode_wide(content: bytes, encoding: str) -> Wide | None:
    """Decode; in a damaged line half a pair stands as ``\\uNNNN`` and odd bytes as ``\\xNN``.

    Returns:
        None if this is another encoding, or more than a third of the lines are damaged.
    """
    tail = content[len(content) // _UNITS[encoding] * _UNITS[encoding] :]
    try:
        text = content[: len(content) - len(tail)].decode(encoding, "surrogatepass")
    except UnicodeError:
        return None
    # Ctrl-Z ended files once; a second mark appears when marked files are joined.
    text = text.lstrip("\ufeff").removesuffix("\x1a")
    if not tail and not _HALF.search(text):
        return text, encoding, {}
    lines = StringIO(text, newline="").readlines() or [""]
    bad = {number for number, line in enumerate(lines, start=1) if _HALF.search(line)}
    if tail:
        bad.add(len(lines) + lines[-1].endswith(("\n", "\r")))
        lines += [""] * (max(bad) - len(lines))
    if 3 * len(bad) > sum(not line.isspace() for line in lines):
        return None
    for number in bad:
        line = lines[number - 1].replace("\\", r"\\")
        lines[number - 1] = _HALF.sub(lambda half: rf"\u{ord(half.group()):04x}", line)
    lines[-1] += "".join(rf"\x{byte:02x}" for byte in tail)
    return "".join(lines), encoding, dict.fromkeys(sorted(bad), IssueCode.BAD_BYTES)


def wide_without_mark(content: bytes) -> Wide | None:
    """Such text has line ends with zero bytes always on the same side; None if it is none."""
    for encoding, newline in _LINE_ENDS:
        if newline in content:
            found = decode_wide(content, encoding)
            if found and not found[2] and plausibility(found[0]) > 0:
                return found
    return None
