"""Text that is safe on a terminal: nothing in a feed can move the cursor or hide a character."""

from __future__ import annotations

from dxmatch.page.visible_text import visible


def printable(text: str) -> str:
    """``text`` on one line, with control and direction characters written as escapes.

    Escape sequences of terminals (ESC, CSI), line breaks, and marks that turn the reading
    direction become ``\\x1b``, ``\\n``, ``\\u202e``. All other characters stay as they are.
    """
    return visible(text, keep="")
