"""The linear relaxation of a team problem over some columns, as sparse matrices.

A column says that a candidate takes a seat of a group. Rows: every group is filled; nobody sits
twice; the sums of the must lines; the parts of the want lines (z ≤ Σ, 0 ≤ z ≤ cap).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.rows import Index, Longs
from dxmatch.staffing.problem import Problem

if TYPE_CHECKING:
    from scipy import sparse

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class LinearModel:
    """Columns by group: ``chosen[g]`` are places in ``problem.groups[g].rows``."""

    problem: Problem
    chosen: Sequence[Index]

    @cached_property
    def group(self) -> Index:
        """The group of each column."""
        return np.repeat(np.arange(len(self.chosen)), [c.size for c in self.chosen])

    @cached_property
    def row(self) -> Index:
        """The talent of each column, as a row of the pool."""
        groups = self.problem.groups
        parts = [g.rows[c] for g, c in zip(groups, self.chosen, strict=True)]
        return np.asarray(np.concatenate(parts), np.intp)

    @cached_property
    def totals(self) -> Longs:
        """The points of each column."""
        groups = self.problem.groups
        parts = [g.totals[c] for g, c in zip(groups, self.chosen, strict=True)]
        return np.asarray(np.concatenate(parts), np.int64)

    def summed(self, person: Longs, factors: tuple[int, ...]) -> Longs:
        """What each column adds to a sum."""
        by_group = np.array([factors[g.first] for g in self.problem.groups], np.int64)
        return np.asarray(person[self.row] * by_group[self.group], np.int64)

    @cached_property
    def filled(self) -> sparse.csr_array:
        """One line per group: its seats."""
        from scipy import sparse

        ones = np.ones(self.group.size)
        places = (self.group, np.arange(self.group.size))
        return sparse.csr_array((ones, places), shape=(len(self.chosen), self.group.size))

    @cached_property
    def shared(self) -> Index:
        """Talents who stand in several groups."""
        rows, counts = np.unique(self.row, return_counts=True)
        return np.asarray(rows[counts > 1], np.intp)

    @cached_property
    def once(self) -> sparse.csr_array:
        """One line per talent who stands in several groups: at most one seat."""
        from scipy import sparse

        columns = np.flatnonzero(np.isin(self.row, self.shared))
        lines = np.searchsorted(self.shared, self.row[columns])
        shape = (self.shared.size, self.group.size)
        return sparse.csr_array((np.ones(columns.size), (lines, columns)), shape=shape)

    @cached_property
    def demanded(self) -> Floats:
        """One line per sum of a must line, divided by its norm; shape (sums, columns)."""
        lines = [
            self.summed(demand.person, demand.factors) / norm
            for demand, norm in zip(self.problem.demands, self.problem.norms, strict=True)
        ]
        return np.array(lines, np.float64).reshape(len(lines), self.group.size)

    @cached_property
    def gained(self) -> Floats:
        """One line per part of a want line; shape (parts, columns)."""
        lines = [self.summed(gain.person, gain.factors) for _, gain in self.problem.gains]
        return np.array(lines, np.float64).reshape(len(lines), self.group.size)

    @cached_property
    def sizes(self) -> Floats:
        """How many seats each group has."""
        return np.array([group.size for group in self.problem.groups], np.float64)

    @cached_property
    def least(self) -> Floats:
        """What each sum of a must line has to reach, divided by its norm."""
        pairs = zip(self.problem.demands, self.problem.norms, strict=True)
        return np.array([demand.least / norm for demand, norm in pairs], np.float64)

    @cached_property
    def worth(self) -> Floats:
        """Points for one unit of each part of a want line."""
        return np.array([w * g.most / g.per for w, g in self.problem.gains], np.float64)

    @cached_property
    def caps(self) -> Floats:
        """How many units of each part count."""
        return np.array([gain.cap for _, gain in self.problem.gains], np.float64)
