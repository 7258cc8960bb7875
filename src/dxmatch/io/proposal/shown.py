"""Labels of a file in messages and comments: on one line, short, and without hidden signs."""

from __future__ import annotations

import unicodedata

_LONGEST = 40
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shown(label: str) -> str:
    """The label with control, direction and line signs as escapes, cut if it is long."""
    cut = label[:_LONGEST] + ("…" if len(label) > _LONGEST else "")
    return "".join(
        char.encode("unicode_escape").decode("ascii")
        if unicodedata.category(char) in _UNSAFE
        else char
        for char in cut
    )
