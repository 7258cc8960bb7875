"""numpy by hand, for exactly this sheet: mask, then the holders of each skill among the eligible.

It is what remains of dxmatch when must and want lines are fixed once and for all.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from benchmarks.market.columns import Ints, Market
from benchmarks.market.needs import Asked, Need
from benchmarks.peers.engine import Covers, Engine, Formula, Index, K, Ranking, timed
from benchmarks.peers.ready import Bools, Ready

SKILL_POINTS = 8
"""Points of the skills; price and spare capacity have 1 each."""


class Holders:
    """The claims turned round: skill → its talents and their levels."""

    def __init__(self, market: Market) -> None:
        order = np.argsort(market.skill, kind="stable")
        self.rows = market.talent[order]
        self.level = market.level[order].astype(np.int32)
        self.starts = np.searchsorted(
            market.skill[order], np.arange(len(market.skill_ids) + 1)
        ).tolist()

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        return self.rows.nbytes + self.level.nbytes

    def add(self, asked: Asked, mask: Bools, total: Ints) -> None:
        """Add the best credit of each eligible talent for one skill, times its weight."""
        found = [self._credit(asked, code, near, mask) for code, near in asked.sources]
        if len(found) == 1:
            rows, credit = found[0]
            total[rows] += credit * asked.weight
            return
        best = np.zeros_like(total)
        for rows, credit in found:
            best[rows] = np.maximum(best[rows], credit)
        total += best * np.int32(asked.weight)

    def _credit(self, asked: Asked, code: int, near: int, mask: Bools) -> tuple[Ints, Ints]:
        part = slice(self.starts[code], self.starts[code + 1])
        rows = self.rows[part]
        kept = np.flatnonzero(mask[rows])
        level = np.maximum(self.level[part][kept], 1)
        fit = 5000 + np.minimum(level, asked.level) * 5000 // asked.level
        return rows[kept], fit * near // 10_000


def engines(ready: Ready) -> list[Engine]:
    """The one engine of this file."""
    market = ready.market
    holders, seconds = timed(lambda: Holders(market))

    def best(need: Need) -> Ranking:
        mask = ready.mask(need)
        total = np.zeros(len(market), np.int32)
        for asked in need.asked:
            holders.add(asked, mask, total)
        rows = np.flatnonzero(mask)
        skills = total[rows] // sum(asked.weight for asked in need.asked)
        return _ranked(rows, SKILL_POINTS * skills + extras(need, ready, rows))

    label, index = "numpy, written for this sheet", Index(seconds, holders.nbytes)
    return [Engine(label, Formula.SHEET, Covers.ALL, best, index)]


def extras(need: Need, ready: Ready, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Points for price and spare capacity."""
    price = ready.market.price[rows].astype(np.int64) * 100
    low, high = need.budget * 80, need.budget * 120
    comfort = np.clip(high - price, 0, high - low) * 10_000 // (high - low)
    slack = ready.room(need, rows) * 10_000 // (need.roomy * (need.end - need.start))
    return np.asarray(comfort + slack)


def _ranked(rows: NDArray[np.int64], total: NDArray[np.int64]) -> Ranking:
    """Best totals, ties by row: row and total share one number, so that ties are decided too."""
    key = total * np.int64(2**32) - rows
    if key.size > K:
        found = np.argpartition(-key, K)[:K]
        rows, total, key = rows[found], total[found], key[found]
    order = np.argsort(-key)
    return Ranking(rows[order], total[order].astype(np.float64))
