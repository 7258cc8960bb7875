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
from dxmatch.models.pool.kernels.plan import BestOf, Plan
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Index, Ints

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


def leaders(plan: Plan, asked: BestOf, kernels: Kernels = Kernels.AUTO) -> tuple[Index, Ints]:
    """The allowed rows whose coverage is at most the gap below the k-th best; all if fewer than k.

    Args:
        plan: what is asked for; Σ weight × SCALE is positive and below 2**31.
        asked: of whom, how many, how far below.
        kernels: which twin.

    Returns:
        Rows, ascending, and the coverage of each, 0 … SCALE.
    """
    rows, values = twin(kernels, asked.allowed.size).leaders(plan, asked)
    return np.asarray(rows, np.intp), np.asarray(values, np.int32)
