"""How well claims meet a minimum of level and years."""

from __future__ import annotations

from threading import Lock

import numpy as np

from dxmatch.models.pool.rows import Ints
from dxmatch.models.verdict import SCALE


def claim_fit(least: int, least_months: int, level: Ints, months: Ints) -> Ints:
    """How well claims meet the minimum: half for the skill itself, half for level and years.

    An unknown level counts as level 1 and unknown years as none, so that saying more never
    lowers the fit. 0 … SCALE.
    """
    half = SCALE // 2
    parts = []
    if least:
        known = np.minimum(np.maximum(level, 1), least)
        parts.append(known * half // least)
    if least_months:
        parts.append(np.clip(months, 0, least_months) * half // least_months)
    if not parts:
        return np.full(level.size, SCALE, np.int32)
    return np.asarray(half + sum(parts) // len(parts), np.int32)


class Fits:
    """The fits of all pairs of level and months, for those minimums that were asked: few."""

    def __init__(self, level: Ints, months: Ints) -> None:
        self._pairs = level, months
        self._rows: dict[tuple[int, int], int] = {}
        self._lock = Lock()
        self.table: Ints = np.zeros((16, level.size), np.int32)
        """(minimums, pairs); a row that was given out never changes, in no table."""

    def __reduce__(self) -> tuple[type[Fits], tuple[Ints, Ints]]:
        return Fits, self._pairs

    def row(self, level: int, months: int) -> int:
        """The row of a minimum in ``table``; both numbers are 0 where nothing is asked."""
        known = self._rows.get((level, months))
        return self._made(level, months) if known is None else known

    def _made(self, level: int, months: int) -> int:
        with self._lock:
            row = self._rows.get((level, months), len(self._rows))
            if row == len(self.table):
                self.table = np.concatenate([self.table, np.zeros_like(self.table)])
            self.table[row] = claim_fit(level, months, *self._pairs)
            self._rows[level, months] = row
        return row
