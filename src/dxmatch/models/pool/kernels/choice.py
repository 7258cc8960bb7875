"""Which twin runs: compiled where numba is installed and the pool is large enough to gain."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels import plain
from dxmatch.models.pool.kernels.plan import Plan
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Bools, Bytes, Index, Ints

Column = NDArray[np.uint16]

_WORTH_IT = 50_000
"""Talents from which on loading the compiled twins (half a second, once) pays."""


class Kernels(StrEnum):
    """The twins; they answer the same bytes."""

    AUTO = "auto"
    """Compiled if numba is installed and the pool has at least 50,000 talents."""
    NUMPY = "numpy"
    COMPILED = "compiled"


@lru_cache(maxsize=1)
def _compiled() -> ModuleType | None:
    if find_spec("numba") is None:
        return None
    from dxmatch.models.pool.kernels import compiled

    return compiled


def twin(kernels: Kernels, size: int) -> Any:
    """The module whose functions run for a pool of ``size`` talents."""
    if kernels is Kernels.NUMPY or (kernels is Kernels.AUTO and size < _WORTH_IT):
        return plain
    return _compiled() or plain


def gather(table: NDArray[Any], codes: Codes) -> NDArray[Any]:
    """``table[codes]``: a column from the different values and the code of each row."""
    column: NDArray[Any] = twin(Kernels.AUTO, codes.size).gather(table, codes)
    return column


def nonzero(plan: Plan, allowed: Bools, kernels: Kernels = Kernels.AUTO) -> tuple[Index, Ints]:
    """The allowed rows with any of the skills that are asked for.

    Args:
        plan: what is asked for; Σ weight × SCALE is positive and below 2**31.
        allowed: which rows count (bool, one per talent of the pool).
        kernels: which twin.

    Returns:
        Rows, once each in any order, and the coverage of each, 0 … SCALE; that of all others is 0.
    """
    rows, sums = twin(kernels, allowed.size).nonzero(plan, allowed)
    return rows.astype(np.intp, copy=False), sums // np.int32(plan.total_weight)


def marked_served(
    columns: tuple[Column, Column], enough: int, mark: int, kernels: Kernels = Kernels.AUTO
) -> Bytes:
    """``mark`` (uint8) where at least ``enough`` is served between two days; else 0.

    Args:
        columns: percent-days served before the end, and before the start, modulo 2**16.
        enough: below 2**16.
        mark: from 1.
        kernels: which twin.
    """
    until, before = columns
    twins = twin(kernels, until.size)
    marks: Bytes = twins.marked_served(until, before, np.uint16(enough), np.uint8(mark))
    return marks


def marked_below(places: Codes, end: int, mark: int, kernels: Kernels = Kernels.AUTO) -> Bytes:
    """``mark`` (uint8) where a place is below ``end``, which its type can hold; else 0."""
    twins = twin(kernels, places.size)
    marks: Bytes = twins.marked_below(places, places.dtype.type(end), np.uint8(mark))
    return marks
