"""Of all optimal plans the first one: seats in order, each with the first possible talent.

At the least prices of an optimum, the optimal plans are exactly the matchings over tight edges
that keep every dear column and every gainful seat. So the first of them depends on the problem
alone: not on the solver, nor on the order of the input.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dxmatch.assignment.bipartite import Graph, Pairs
from dxmatch.models.pool.rows import Index


def first_optimum(graph: Graph, pairs: Pairs) -> Index:
    """The edge per seat (−1: empty) of the first optimum; an empty seat comes last."""
    seat = graph.seat
    tight = np.flatnonzero(graph.weight == pairs.profit[seat] + pairs.price[graph.column])
    start = np.searchsorted(seat[tight], np.arange(graph.seats + 1))
    choice = _Choice(graph, pairs, tight.tolist(), start.tolist())
    options = np.diff(start) + (pairs.profit == 0)
    for at in np.flatnonzero(options > 1).tolist():
        choice.settle(at)
    return np.array(choice.edge, np.intp)


@dataclass(init=False, eq=False)
class _Choice:
    """A plan that stays optimal while seats are settled one after the other."""

    def __init__(self, graph: Graph, pairs: Pairs, tight: list[int], start: list[int]) -> None:
        self.tight, self.start = tight, start
        self.column: list[int] = graph.column.tolist()
        self.edge: list[int] = pairs.edge.tolist()
        self.dear: list[bool] = (pairs.price > 0).tolist()
        self.gainful: list[bool] = (pairs.profit > 0).tolist()
        self.holder = [-1] * graph.columns
        for at, edge in enumerate(self.edge):
            if edge >= 0:
                self.holder[self.column[edge]] = at
        self.settled = [False] * len(self.edge)

    def settle(self, at: int) -> None:
        """Give a seat the first talent with whom the plan can stay optimal."""
        now = self.edge[at]
        self.settled[at] = True
        for edge in self.tight[self.start[at] : self.start[at + 1]]:
            if edge == now:
                return
            moves = self._moves(edge, now)
            if moves is not None:
                self._apply([(at, edge), *moves])
                return

    def _moves(self, wanted: int, given_up: int) -> list[tuple[int, int]] | None:
        """What the seats not settled do so that ``wanted`` can be taken; None if it cannot.

        A chain of seats, each taking the column of the next; it ends at the column given up, or,
        if that one may stay unused, at any free column or a seat that may be empty.
        """
        goal = self.column[given_up] if given_up >= 0 else -1
        may_drop = goal < 0 or not self.dear[goal]
        first = self.column[wanted]
        came: dict[int, tuple[int, int, int]] = {}
        stack, seen = [first], {first}
        while stack:
            column = stack.pop()
            holder = self.holder[column]
            if column == goal or (holder < 0 and may_drop):
                return _back(came, column, first)
            if holder < 0 or self.settled[holder]:
                continue
            if may_drop and not self.gainful[holder]:
                return [*_back(came, column, first), (holder, -1)]
            options = self.tight[self.start[holder] : self.start[holder + 1]]
            for edge in reversed(options):
                other = self.column[edge]
                if other not in seen:
                    seen.add(other)
                    came[other] = (column, holder, edge)
                    stack.append(other)
        return None

    def _apply(self, moves: list[tuple[int, int]]) -> None:
        for at, _ in moves:
            if self.edge[at] >= 0:
                self.holder[self.column[self.edge[at]]] = -1
        for at, edge in moves:
            self.edge[at] = edge
            if edge >= 0:
                self.holder[self.column[edge]] = at


def _back(came: dict[int, tuple[int, int, int]], column: int, first: int) -> list[tuple[int, int]]:
    moves = []
    while column != first:
        column, seat, edge = came[column]
        moves.append((seat, edge))
    return moves[::-1]
