"""Which talents: positions in the pool, as anything that indexes a column."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Bools: TypeAlias = NDArray[np.bool_]
Bytes: TypeAlias = NDArray[np.uint8]
Ints: TypeAlias = NDArray[np.int32]
Longs: TypeAlias = NDArray[np.int64]
Index: TypeAlias = NDArray[np.intp]
Rows: TypeAlias = slice | Index
"""A slice or an index array, in any order and with repeats."""

ALL = slice(None)
"""Every row: columns are then read as views, without a copy."""

_Some = TypeVar("_Some", bound=np.generic)


def part(column: NDArray[_Some], rows: Rows) -> NDArray[_Some]:
    """The values of some rows; of all rows the column itself, so that it is known again."""
    some: NDArray[_Some] = column if rows is ALL else column[rows]
    return some


def verdicts(possible: Bools, sure: Bools) -> Bytes:
    """NO 0, UNKNOWN 1 or YES 2 per row, from "may hold" and "holds" (sure implies possible)."""
    return possible.view(np.uint8) + sure.view(np.uint8)


def holding(holds: Bools) -> Bytes:
    """YES 2 where it holds, else NO 0."""
    one = holds.view(np.uint8)
    return one + one  # a shift is several times slower
