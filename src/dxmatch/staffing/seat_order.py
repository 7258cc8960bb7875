"""The candidates of one group in the order in which the search tries them."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dxmatch.models.pool.rows import Index, Longs
from dxmatch.staffing.linear_form import AtLeast
from dxmatch.staffing.problem import Group

_SMALL = 16
"""Groups up to this size have tables for ties; larger ones are only searched longer."""


@dataclass(frozen=True, eq=False)
class SeatOrder:
    """Candidates by reduced total, the largest first, ties by identity.

    Members of a group are chosen in this order, so that no set of them is tried twice, and the
    bound for the rest of the group is the sum of those that follow.
    """

    group: Group
    row: Index
    reduced: Longs
    sums: Longs
    """What each adds to each sum of the must lines; shape (candidates, sums)."""

    @classmethod
    def of(cls, group: Group, reduced: Longs, demands: Sequence[AtLeast]) -> SeatOrder:
        """All candidates of a group."""
        order = np.lexsort((group.rows, -reduced))
        rows = group.rows[order]
        table = np.zeros((rows.size, len(demands)), np.int64)
        for number, demand in enumerate(demands):
            table[:, number] = demand.person[rows] * demand.factors[group.first]
        return cls(group, rows, reduced[order], table)

    def reaching(self, spare: int, target: int) -> SeatOrder:
        """Those with whom the rest, which is worth ``spare``, can reach a target.

        At least as many as there are seats, if there are.
        """
        count = int(np.count_nonzero(self.reduced >= target - spare))
        count = max(count, self.group.size)
        return SeatOrder(self.group, self.row[:count], self.reduced[:count], self.sums[:count])

    def chain(self, seats: int) -> Longs:
        """For each candidate the most that ``seats`` members can have of whom it is the first.

        Shorter than the candidates: the last ones have too few after them.
        """
        count = max(self.row.size - seats + 1, 0)
        before = np.concatenate([[0], np.cumsum(self.reduced)])
        return np.asarray(before[seats : seats + count] - before[:count], np.int64)

    def best(self, seats: int) -> int:
        """The most that so many members can have."""
        return int(self.reduced[:seats].sum())

    def most(self, seats: int) -> Longs:
        """The most that ``seats`` members can add to each sum."""
        ordered = np.sort(self.sums, axis=0)
        return np.asarray(ordered[ordered.shape[0] - seats :].sum(axis=0), np.int64)

    @cached_property
    def least(self) -> Index:
        """The smallest rows of the whole group, ascending."""
        return np.sort(self.row)[: self.group.size]

    @cached_property
    def smallest(self) -> Sequence[Index]:
        """``smallest[c][i]``: the c smallest rows from candidate i on, ascending; or −1."""
        size, count = self.group.size, self.row.size
        known = size <= _SMALL
        tables = [np.full((count + 1, c), OPEN_ROW, np.intp) for c in range(size)]
        least: list[int] = []
        for at in range(count - 1, -1, -1) if known else ():
            insort(least, int(self.row[at]))
            del least[size:]
            for c in range(1, min(size - 1, len(least)) + 1):
                tables[c][at] = least[:c]
        return tables


OPEN_ROW = -1
"""Smaller than every row: nothing is known of who may follow."""


@dataclass(frozen=True, eq=False)
class SeatPlan:
    """One step of the search: which seat of which group, and what can still follow.

    Attributes:
        left: seats of the group that are still open, this one included.
        chain: see `SeatOrder.chain`.
        after: the most that all later seats can add to each sum.
        later: the smallest rows of all later groups, in order of their seats.
    """

    order: SeatOrder
    left: int
    chain: Longs
    after: Longs
    later: Index

    @property
    def group(self) -> Group:
        """The group of the seat."""
        return self.order.group

    def begin(self, at: Index) -> Index:
        """From which candidate on the seat can be filled, given the place of the last member."""
        return np.zeros_like(at) if self.left == self.group.size else at + 1


def seat_plans(orders: Sequence[SeatOrder]) -> tuple[SeatPlan, ...]:
    """One plan per seat. Every group must have as many candidates as seats."""
    plans: list[SeatPlan] = []
    after = np.zeros(orders[0].sums.shape[1], np.int64)
    later = np.empty(0, np.intp)
    for order in reversed(orders):
        for left in range(1, order.group.size + 1):
            rest = after + (order.most(left - 1) if left > 1 else 0)
            plans.append(SeatPlan(order, left, order.chain(left), rest, later))
        after = after + order.most(order.group.size)
        later = np.concatenate([order.least, later])
    return tuple(reversed(plans))
