"""The twins in numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.plan import BestOf, Plan
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Bools, Index, Ints


def gather(table: NDArray[Any], codes: Codes) -> NDArray[Any]:
    """See `choice.gather`."""
    column: NDArray[Any] = table.take(codes)
    return column


def leaders(plan: Plan, asked: BestOf) -> tuple[Index, Ints]:
    """See `choice.leaders`: only postings of allowed rows are added up and ranked."""
    allowed, k, gap = asked
    total = np.zeros(allowed.size, np.int32)
    rows = _add_up(plan, allowed, total)
    values = total[rows] // np.int32(plan.total_weight)
    least = _least(values, k, gap) if rows.size >= k else 0
    if not least:
        # Those without any of the skills may be listed too.
        rows = np.flatnonzero(allowed)
        values = total[rows] // np.int32(plan.total_weight)
        least = _least(values, k, gap) if rows.size >= k else 0
    kept = np.flatnonzero(values >= least)
    kept = kept[np.argsort(rows[kept])]
    return rows[kept], values[kept]


def _least(values: Ints, k: int, gap: int) -> int:
    return max(0, int(np.partition(values, -k)[-k]) - gap)


def _add_up(plan: Plan, allowed: Bools, total: Ints) -> Index:
    """Add weighted credits to ``total``; which rows have any skill, once each."""
    found: list[Index] = [np.empty(0, np.intp)]
    for weight, sources in plan.needs:
        parts = [_of_source(plan, source, allowed) for source in sources]
        if not parts:
            continue
        rows, credit = parts[0] if len(parts) == 1 else _best_of(parts, total.size)
        total[rows] += credit * np.int32(weight)
        found.append(rows)
    return _once_each(np.concatenate(found), total.size)


def _of_source(plan: Plan, source: int, allowed: Bools) -> tuple[Index, Ints]:
    part = slice(int(plan.begin[source]), int(plan.end[source]))
    rows = plan.rows[part].astype(np.intp)
    kept = np.flatnonzero(allowed.take(rows))
    credit: Ints = plan.credit[source].take(plan.codes[part].take(kept))
    return rows.take(kept), credit


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
