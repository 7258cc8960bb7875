"""The best pair first, then the next that still fits: a plan that is always there."""

from __future__ import annotations

import numpy as np

from dxmatch.assignment.proof import System
from dxmatch.models.pool.rows import Bools, Longs


def greedy(system: System, gain: Longs) -> Bools:
    """Edges by gain, ties in their own order (by position, then by identity)."""
    rows: list[list[tuple[int, int]]] = [[] for _ in range(system.size)]
    entries = zip(
        system.edge.tolist(), system.at.tolist(), system.coefficient.tolist(), strict=True
    )
    for edge, row, weight in entries:
        rows[edge].append((row, weight))
    left = system.limit.tolist()
    chosen = np.zeros(system.size, np.bool_)
    for edge in np.argsort(-gain, kind="stable").tolist():
        if all(weight <= left[row] for row, weight in rows[edge]):
            chosen[edge] = True
            for row, weight in rows[edge]:
                left[row] -= weight
    return chosen
