"""Which twin runs: compiled where numba is installed and the pool is large enough to gain."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels import plain, plain_ranking
from dxmatch.models.pool.kernels.column_tests import ColumnTest, steps_of
from dxmatch.models.pool.kernels.plan import Holders, Plan
from dxmatch.models.pool.kernels.searches import Bests, Searches
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Bools, Index

_WORTH_IT = 50_000
"""Talents from which on loading the compiled twins (about a second, once) pays."""


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


def turned(
    lists: Lists, token: Index, code: Codes, tokens: int
) -> tuple[Index, NDArray[np.uint32], Codes]:
    """Lists of items per row turned round: who has each token.

    Args:
        lists: the items of each row.
        token: of each item, below ``tokens``.
        code: of each item.
        tokens: how many there are.

    Returns:
        Where the entries of each token begin and, after the last, their number; of each entry the
        row, ascending within a token; of each entry the code of its item.
    """
    found: tuple[Index, NDArray[np.uint32], Codes]
    found = twin(Kernels.AUTO, len(lists)).turned(lists, token, code, tokens)
    return found


def allowed(
    tests: Sequence[ColumnTest], size: int, least: int, kernels: Kernels = Kernels.AUTO
) -> Bools:
    """Which of ``size`` rows get a verdict of at least ``least`` (1 or 2) from all tests."""
    flags: Bools = twin(kernels, size).allowed(steps_of(tests, least), size)
    return flags


def holders(
    plan: Plan, tests: Sequence[ColumnTest], size: int, least: int, kernels: Kernels = Kernels.AUTO
) -> Holders:
    """The allowed rows (see `allowed`) with any of the skills that are asked for.

    Σ weight × SCALE of the plan is positive and below 2**31.
    """
    rows, sums, eligible = twin(kernels, size).holders(plan, steps_of(tests, least), size)
    values = sums // np.int32(plan.total_weight)
    return Holders(rows.astype(np.intp, copy=False), values, int(eligible))


def ranked(searches: Searches, size: int, kernels: Kernels = Kernels.AUTO) -> Bests:
    """The k best of each search: in one compiled run, or in numpy one after the other."""
    if twin(kernels, size) is plain:
        return plain_ranking.ranked(searches, size)
    from dxmatch.models.pool.kernels import compiled_ranking

    return compiled_ranking.ranked(searches, size)
