"""Free texts in which there is nothing to notice, found many at once; the others need care."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dxmatch.io.protected_phrases import touched
from dxmatch.io.suspicion import is_open
from dxmatch.io.values.cells import no_url, tells

_FIRST: Final = re.compile(r"[^\s\[=+\-@'＝＋－＠]")
_LONG: Final = 20


def clean_texts(texts: Sequence[str], limit: int) -> list[str]:
    """Those of the texts that say just what is written: no need to look for anything in them.

    `parse_free_text` gives such a text itself (without blanks around it), and notices nothing.
    Of the others nothing is said.
    """
    one_line = [
        text
        for text in texts
        if len(text) <= limit and _FIRST.match(text) and (len(text) > _LONG or tells(text))
    ]
    joined = "\n".join(one_line)
    if joined.count("\n") >= len(one_line):
        one_line = [text for text in one_line if "\n" not in text]
        joined = "\n".join(one_line)
    doubtful = set(touched(one_line))
    tests = [test for test in (is_open, no_url) if not test(joined)]
    if not doubtful and not tests:
        return one_line
    return [
        text
        for place, text in enumerate(one_line)
        if place not in doubtful and all(test(text) for test in tests)
    ]
