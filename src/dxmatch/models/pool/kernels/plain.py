"""The twins in numpy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.column_tests import Step, passing
from dxmatch.models.pool.kernels.plain_sums import Tally, needs_of, points_of
from dxmatch.models.pool.kernels.plan import Plan
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Bools, Index, Ints


def gather(table: NDArray[Any], codes: Codes) -> NDArray[Any]:
    """See `choice.gather`."""
    column: NDArray[Any] = table.take(codes)
    return column


def turned(
    lists: Lists, token: Index, code: Codes, tokens: int
) -> tuple[Index, NDArray[np.uint32], Codes]:
    """See `choice.turned`."""
    # A stable sort of short integers takes time in proportion to their number.
    held = token.astype(np.uint16 if tokens < 2**16 else np.int64)[lists.codes]
    starts = np.zeros(tokens + 1, np.intp)
    np.cumsum(np.bincount(held, minlength=tokens), out=starts[1:])
    order = np.argsort(held, kind="stable")
    return starts, lists.rows.astype(np.uint32)[order], code[lists.codes[order]]


def allowed(steps: Sequence[Step], size: int) -> Bools:
    """See `choice.allowed`."""
    flags: Bools | None = None
    for step in steps:
        flags = passing(step) if flags is None else np.logical_and(flags, passing(step), out=flags)
    return np.ones(size, np.bool_) if flags is None else flags


def holders(plan: Plan, steps: Sequence[Step], size: int) -> tuple[Index, Ints, int]:
    """See `choice.holders`; the sums are not divided yet."""
    flags, sums = allowed(steps, size), Tally(size, np.add)
    for need in needs_of(plan):
        sums.add(*points_of(plan.entries, need, flags))
    rows = sums.rows()
    points = sums.at(rows)
    sums.clear()
    return rows, points, int(np.count_nonzero(flags))
