"""Text that no spreadsheet program runs as a formula, and the way back.

A cell that begins with a trigger, also behind spaces, gets one apostrophe in front; so does a cell
that begins with an apostrophe, so that taking one away again is exact.
"""

from __future__ import annotations

from typing import Final

TRIGGERS: Final = frozenset("=+-@\t\r\n＝＋－＠")
"""First characters that spreadsheet programs take for a formula, or skip before one (CWE-1236)."""

GUARD: Final = "'"
_SKIPPED: Final = "\ufeff\u200b\u200c\u200d\u2060"
"""Characters without width, which do not keep what follows from being the first."""


def guarded(text: str) -> str:
    """``text``, with an apostrophe in front if it could be run."""
    return GUARD + text if text.startswith(GUARD) or is_dangerous(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given. Only for files that dxmatch wrote: others mean their apostrophe."""
    return text.removeprefix(GUARD)


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet program may run this cell of a CSV file."""
    for char in text:
        if char in TRIGGERS:
            return True
        if not char.isspace() and char not in _SKIPPED:
            return False
    return False
