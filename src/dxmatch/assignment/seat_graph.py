"""Seats and people as a sparse graph with weights, and a matching with its prices."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dxmatch.models.pool.rows import Index, Longs


@dataclass(frozen=True, eq=False, slots=True)
class Graph:
    """Seats with their edges: seat s has ``column[start[s]:start[s + 1]]``; weights from 0 on."""

    start: Index
    column: Index
    weight: Longs
    columns: int

    @property
    def seats(self) -> int:
        """How many seats there are."""
        return int(self.start.size) - 1

    @property
    def seat(self) -> Index:
        """The seat of each edge."""
        return np.repeat(np.arange(self.seats), np.diff(self.start)).astype(np.intp)


@dataclass(frozen=True, eq=False, slots=True)
class Pairs:
    """An optimum: the edge per seat (−1: empty), the least price per column, profit per seat."""

    edge: Index
    price: Longs
    profit: Longs
