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


class Fits(dict[tuple[int, int], int]):
    """The fits of all pairs of level and months, for those minimums that were asked: few.

    Asked for a minimum of level and months, 0 where nothing is asked, it tells the row of
    ``table``.
    """

    def __init__(self, level: Ints, months: Ints) -> None:
        super().__init__()
        self._pairs = level, months
        self._lock = Lock()
        self.table: Ints = np.zeros((16, level.size), np.int32)
        """(minimums, pairs); a row that was given out never changes, in no table."""

    def __reduce__(self) -> tuple[type[Fits], tuple[Ints, Ints]]:
        return Fits, self._pairs

    def __missing__(self, least: tuple[int, int]) -> int:
        with self._lock:
            row = self.get(least, len(self))
            if row == len(self.table):
                self.table = np.concatenate([self.table, np.zeros_like(self.table)])
            self.table[row] = claim_fit(*least, *self._pairs)
            self[least] = row
        return row
