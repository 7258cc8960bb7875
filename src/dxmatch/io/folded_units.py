"""Half-width and lower case for most characters at once, where each is folded by itself."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

import numpy as np

from dxmatch.io.passage import CodeUnits

NOT_ALONE: Final = 0xFFFF
"""In place of a character that becomes several, joins its neighbours, or is not looked up here."""

_SIGMA: Final = "Σ"
"""Its small letter depends on what stands behind it."""

_JAMO: Final = range(0x1100, 0x1200)
"""Parts of a syllable that become one."""

_BY_THEMSELVES: Final = range(0x4E00, 0x9FA6)
_LOOKED_UP: Final = (
    range(0x0300),
    range(0x0370, 0x0483),
    range(0x2000, 0x2800),
    range(0x3000, 0x3099),
    range(0x309B, 0x3400),
    range(0xFF00, 0xFF9E),
)
"""Where nothing joins what stands before it."""


@lru_cache(maxsize=1)
def folded_units() -> CodeUnits:
    """By character: ``NFKC`` and lower case of it; of a text whose characters all have one, too."""
    table = np.full(2**16, NOT_ALONE, np.uint16)
    table[_BY_THEMSELVES.start : _BY_THEMSELVES.stop] = _BY_THEMSELVES
    for char in (chr(point) for part in _LOOKED_UP for point in part):
        wide = unicodedata.normalize("NFKC", char)
        alone = len(wide) == 1 and not unicodedata.combining(wide) and ord(wide) not in _JAMO
        if alone and wide != _SIGMA and len(wide.lower()) == 1:
            table[ord(char)] = ord(wide.lower())
    return table
