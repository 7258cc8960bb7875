"""Numbers in the narrowest type that holds them, so that a column takes few bytes."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Codes: TypeAlias = NDArray[np.integer[Any]]
"""Numbers from 0 in any width; they index a list of values."""


def narrow_type(top: int) -> np.dtype[Any]:
    """The narrowest type for 0 … ``top``: 1, 2 or 4 bytes without sign, else 8 bytes.

    The widest has a sign, because numpy turns sums of unsigned and signed 8 bytes into floats.
    """
    for kind in (np.uint8, np.uint16, np.uint32):
        if top <= np.iinfo(kind).max:
            return np.dtype(kind)
    return np.dtype(np.int64)


def narrowed(numbers: Codes, top: int) -> Codes:
    """The same numbers, none below 0 or above ``top``, as narrow as ``top`` allows."""
    return numbers.astype(narrow_type(max(top, 0)), copy=False)
