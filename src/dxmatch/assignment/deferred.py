"""Deferred acceptance: a plan without a talent and a position that would both rather be together.

Talents hold as many seats as their days allow; a seat that does not fit beside better ones is
turned down. Where all rank by one shared score the best pair first is stable, also with parts of
a week; where talents declared preferences and can hold several seats, what blocks is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dxmatch.assignment.greedy import greedy
from dxmatch.assignment.objective import Proposing
from dxmatch.assignment.proof import System
from dxmatch.models.pool.rows import Bools, Index, Longs


@dataclass(frozen=True, eq=False)
class Rivals:
    """One part as two sides that choose.

    Attributes:
        need, person: per edge; positions are the first rows of ``system``.
        total: how positions rank, ties in order of the edges.
        wish: how talents rank, the lower the better; all different.
    """

    system: System
    need: Index
    person: Index
    total: Longs
    wish: Index
    declared: bool

    def order(self) -> Index:
        """Edges as positions rank them."""
        return np.argsort(-self.total, kind="stable").astype(np.intp)


def stable_plan(rivals: Rivals, proposing: Proposing) -> Bools:
    """The plan of deferred acceptance."""
    if not rivals.declared:
        return greedy(rivals.system, rivals.total)
    return _Offers(rivals).run(proposing)


def blocking(rivals: Rivals, chosen: Bools) -> Iterator[int]:
    """Edges whose two sides would both rather have each other, in order.

    The position has a free seat or a worse talent; the talent has the time, or would have it by
    dropping seats that they like less.
    """
    sides = _Sides(rivals)
    rank = np.empty(chosen.size, np.intp)
    rank[rivals.order()] = np.arange(chosen.size)
    seats: dict[int, list[int]] = {}
    held: dict[int, list[int]] = {}
    for edge in np.flatnonzero(chosen).tolist():
        seats.setdefault(int(rivals.need[edge]), []).append(edge)
        held.setdefault(int(rivals.person[edge]), []).append(edge)
    for edge in np.flatnonzero(~chosen).tolist():
        need, person = int(rivals.need[edge]), int(rivals.person[edge])
        mine = seats.get(need, [])
        worst = max((int(rank[other]) for other in mine), default=-1)
        free = len(mine) < rivals.system.limit[need]
        if not free and worst < rank[edge]:
            continue
        drop = -1 if free else next(e for e in mine if rank[e] == worst)
        better = [e for e in held.get(person, []) if rivals.wish[e] < rivals.wish[edge]]
        if sides.fits(better, edge) and sides.pays(seats, drop, edge):
            yield edge


class _Sides:
    """Which edges fit beside each other."""

    def __init__(self, rivals: Rivals) -> None:
        self.limit: list[int] = rivals.system.limit.tolist()
        self.owner: list[int] = rivals.system.owner.tolist()
        self.rows: list[list[tuple[int, int]]] = [[] for _ in range(rivals.system.size)]
        system, quotas = rivals.system, int(rivals.need.max(initial=-1)) + 1
        for edge, row, weight in zip(
            system.edge.tolist(), system.at.tolist(), system.coefficient.tolist(), strict=True
        ):
            if row >= quotas:
                self.rows[edge].append((row, weight))

    def fits(self, held: list[int], edge: int) -> bool:
        """Whether a talent has the time for one more."""
        for row, weight in self.rows[edge]:
            if self.owner[row] >= 0:
                used = sum(w for other in held for r, w in self.rows[other] if r == row)
                if used + weight > self.limit[row]:
                    return False
        return True

    def pays(self, seats: dict[int, list[int]], drop: int, edge: int) -> bool:
        """Whether a project can pay one more instead of ``drop``."""
        for row, weight in self.rows[edge]:
            if self.owner[row] < 0:
                others = [e for mine in seats.values() for e in mine if e != drop]
                used = sum(w for other in others for r, w in self.rows[other] if r == row)
                if used + weight > self.limit[row]:
                    return False
        return True


class _Offers:
    """The state of deferred acceptance."""

    def __init__(self, rivals: Rivals) -> None:
        self.rivals, self.sides = rivals, _Sides(rivals)
        order = rivals.order()
        self.rank: list[int] = np.argsort(order).tolist()
        self.wish: list[int] = rivals.wish.tolist()
        self.need: list[int] = rivals.need.tolist()
        self.person: list[int] = rivals.person.tolist()
        self.quota: list[int] = rivals.system.limit.tolist()
        self.seats: dict[int, set[int]] = {need: set() for need in self.need}
        self.held: dict[int, set[int]] = {person: set() for person in self.person}
        self.refused: set[int] = set()

    def run(self, proposing: Proposing) -> Bools:
        by_projects = proposing is Proposing.PROJECTS
        side = self.need if by_projects else self.person
        order = self.rank if by_projects else self.wish
        lists: dict[int, list[int]] = {}
        for edge in sorted(range(len(side)), key=order.__getitem__):
            lists.setdefault(side[edge], []).append(edge)
        waiting = sorted(lists, reverse=True)
        while waiting:
            who = waiting.pop()
            offer = self._next(who, lists[who], by_projects)
            if offer is None:
                continue
            turned = self._offer(offer, by_projects)
            self.refused |= turned
            waiting += [who, *(side[other] for other in turned if side[other] != who)]
        chosen = np.zeros(len(side), np.bool_)
        chosen[[edge for mine in self.seats.values() for edge in mine]] = True
        return chosen

    def _next(self, who: int, options: list[int], by_projects: bool) -> int | None:
        """The best offer that was not made yet and that the proposer has room for."""
        mine = self.seats[who] if by_projects else self.held[who]
        for edge in options:
            if edge in self.refused or edge in mine:
                continue
            if by_projects:
                return edge if len(mine) < self.quota[who] else None
            if self.sides.fits(list(mine), edge):
                return edge
        return None

    def _offer(self, edge: int, by_projects: bool) -> set[int]:
        """The other side keeps its best; who is turned down."""
        need, person = self.need[edge], self.person[edge]
        seats, held = self.seats[need], self.held[person]
        before = (held if by_projects else seats) | {edge}
        kept: list[int] = []
        if by_projects:
            for one in sorted(before, key=self.wish.__getitem__):
                if self.sides.fits(kept, one):
                    kept.append(one)
        else:
            kept = sorted(before, key=self.rank.__getitem__)[: self.quota[need]]
        turned = before - set(kept)
        seats.add(edge)
        held.add(edge)
        for one in turned:
            self.seats[self.need[one]].discard(one)
            self.held[self.person[one]].discard(one)
        return turned
