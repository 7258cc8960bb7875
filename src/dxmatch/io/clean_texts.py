"""Free texts in which there is nothing to notice, told from the others many at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from dxmatch.io.protected_pairs import touched_lines
from dxmatch.io.suspicion import GLIMPSE, is_open
from dxmatch.io.text_lines import Table, TextLines, named_by
from dxmatch.io.values.cells import LONGEST_NOTHING, TELLING, no_url
from dxmatch.models.pool.rows import Bools, Index

_FIRST: Final = r"[\s\[=+\-@'＝＋－＠]"
_FILLER: Final = "x" * (LONGEST_NOTHING + 1)
"""A text in which there is nothing to notice."""

_TELLS: Final = 1
_VEILED: Final = 2


def need_care(texts: Sequence[str], limit: int) -> Index:
    """The places of the texts that may say something else than just what is written, ascending.

    `parse_free_text` gives each of the others itself (without blanks around it), and notices
    nothing.
    """
    texts = list(texts)
    care = np.zeros(len(texts), np.bool_)
    if "\n".join(texts).count("\n") >= len(texts):
        for place, text in enumerate(texts):
            if "\n" in text:
                care[place], texts[place] = True, _FILLER
    lines = TextLines.of(texts)
    flags, first = _tables()
    said = lines.flags(flags)
    care |= lines.sizes > limit
    care |= (lines.sizes <= LONGEST_NOTHING) & (said & _TELLS == 0)
    care |= lines.begin_in(first)
    for place in np.flatnonzero((said & _VEILED != 0) & ~care).tolist():
        care[place] = not is_open(texts[place])
    if not no_url("\n".join(texts)):
        care |= [not no_url(text) for text in texts]
    care[touched_lines(lines)] = True
    return np.flatnonzero(care)


@lru_cache(maxsize=1)
def _tables() -> tuple[Table, Bools]:
    """Flags of each character, and those that a text must not begin with."""
    flags = named_by(TELLING.pattern) * np.uint8(_TELLS)
    flags |= named_by(GLIMPSE.pattern) * np.uint8(_VEILED)
    return flags, named_by(_FIRST)
