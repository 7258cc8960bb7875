"""Of all optimal plans the first one: seats in order, each with the first possible talent.

At the least prices of an optimum, the optimal plans are exactly the matchings over tight edges
that keep every dear column and every gainful seat. So the first of them depends on the problem
alone: not on the solver, nor on the order of the input.
"""

from __future__ import annotations

import numpy as np

from dxmatch.assignment.seat_graph import Graph, Pairs
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


_OPEN = -2
"""Stands for "free" in a chain: a column that is not used any more, a seat that becomes empty."""


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

        A chain of seats, each taking the column of the next. It ends at the column given up; or,
        if that one may stay unused, at a free column or a seat that may be empty. If it may not,
        the chain goes on from there once: an empty seat, or one whose column may stay unused, can
        take a column too.
        """
        goal = self.column[given_up] if given_up >= 0 else -1
        may_drop = goal < 0 or not self.dear[goal]
        first = self.column[wanted]
        chain = _Chain(first)
        while chain.stack:
            column = chain.stack.pop()
            if column == goal:
                return chain.back(column)
            holder = self.holder[column]
            if holder >= 0 and self.settled[holder]:
                continue
            if holder < 0 or not self.gainful[holder]:
                if may_drop:
                    return chain.back(column, (holder, -1))
                if _OPEN not in chain.came:
                    chain.came[_OPEN] = (column, holder, -1)
                    self._go_on(chain)
            if holder >= 0:
                chain.extend(column, holder, self._options(holder), self.column)
        return None

    def _go_on(self, chain: _Chain) -> None:
        for seat, edge in enumerate(self.edge):
            if self.settled[seat]:
                continue
            if edge >= 0:
                held = self.column[edge]
                if self.dear[held] or held in chain.seen:
                    continue
                chain.seen.add(held)
            chain.extend(_OPEN, seat, self._options(seat), self.column)

    def _options(self, seat: int) -> list[int]:
        return self.tight[self.start[seat] : self.start[seat + 1]]

    def _apply(self, moves: list[tuple[int, int]]) -> None:
        for at, _ in moves:
            if self.edge[at] >= 0:
                self.holder[self.column[self.edge[at]]] = -1
        for at, edge in moves:
            self.edge[at] = edge
            if edge >= 0:
                self.holder[self.column[edge]] = at


class _Chain:
    """Columns that have to be left, and which move asks for each: (column before, seat, edge)."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.stack, self.seen = [first], {first}
        self.came: dict[int, tuple[int, int, int]] = {}

    def extend(self, before: int, seat: int, options: list[int], column: list[int]) -> None:
        """A seat can take any of its columns that nobody asked for yet."""
        for edge in reversed(options):
            if column[edge] not in self.seen:
                self.seen.add(column[edge])
                self.came[column[edge]] = (before, seat, edge)
                self.stack.append(column[edge])

    def back(self, column: int, last: tuple[int, int] = (-1, -1)) -> list[tuple[int, int]]:
        """The moves that lead to a column, and the last one."""
        moves = [last]
        while column != self.first:
            column, seat, edge = self.came[column]
            moves.append((seat, edge))
        return [move for move in moves if move[0] >= 0]
