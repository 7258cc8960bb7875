"""The twins in numpy."""

from __future__ import annotations

from collections.abc import Sequence
from threading import local
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.column_tests import Step, passing
from dxmatch.models.pool.kernels.plan import Plan, Source
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
    flags, total = allowed(steps, size), _zeros(size)
    found = [np.empty(0, np.intp)]
    for weight, sources in plan.needs:
        rows, credit = _of_need(plan, sources, flags)
        known = total.take(rows)
        points = credit * np.int32(weight)
        found.append(rows[(known == 0) & (points > 0)])
        total[rows] = known + points
    rows = np.concatenate(found)
    sums = total.take(rows)
    total[rows] = 0
    _KEPT.zeros = total
    return rows, sums, int(np.count_nonzero(flags))


class _Kept(local):
    """Of each thread the sums of its last search, which are all 0 again."""

    zeros: Ints | None = None


_KEPT: Final = _Kept()


def _zeros(size: int) -> Ints:
    """A 0 for each row; to write them all anew takes a twelfth of a search over a million."""
    known, _KEPT.zeros = _KEPT.zeros, None  # not kept if the search ends early
    return np.zeros(size, np.int32) if known is None or known.size != size else known


def _of_need(plan: Plan, sources: list[Source], allowed: Bools) -> tuple[Index, Ints]:
    """The allowed rows that have a source of one need, once each, and the best credit."""
    parts = [_of_source(plan, source, allowed) for source in sources]
    if not parts:
        return np.empty(0, np.intp), np.empty(0, np.int32)
    return parts[0] if len(parts) == 1 else _best_of(parts, allowed.size)


def _of_source(plan: Plan, source: Source, allowed: Bools) -> tuple[Index, Ints]:
    entries = plan.entries
    rows = entries.rows[source.part]
    kept = np.flatnonzero(allowed.take(rows))
    credit: Ints = source.credit.take(entries.codes[source.part].take(kept))
    return rows.take(kept).astype(np.intp), credit


def _best_of(parts: list[tuple[Index, Ints]], size: int) -> tuple[Index, Ints]:
    """The best credit of every row that has one of several sources."""
    best = np.zeros(size, np.int32)
    for rows, credit in parts:
        best[rows] = np.maximum(best[rows], credit)
    rows = _once_each(np.concatenate([rows for rows, _ in parts]), size)
    return rows, best[rows]


def _once_each(rows: Index, size: int) -> Index:
    """Rows without repeats: of each the entry that wrote last over the others."""
    last = np.empty(size, np.int64)
    places = np.arange(rows.size)
    last[rows] = places
    once: Index = rows[last[rows] == places]
    return once
