"""A table, its rows and its goals become a plan with proofs, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dxmatch.assignment.bipartite import EXACT, best_pairs
from dxmatch.assignment.canonical import first_optimum
from dxmatch.assignment.clock import Clock
from dxmatch.assignment.goals import Goal
from dxmatch.assignment.parts import Part
from dxmatch.assignment.programme import Solved, solve_goals
from dxmatch.assignment.proof import Proof, System, sum_of
from dxmatch.assignment.seat_graph import Graph
from dxmatch.models.pool.rows import Index, Longs


@dataclass(frozen=True, eq=False, slots=True)
class SolvedPart:
    """A part and what became of it."""

    part: Part
    solved: Solved


def solve_part(part: Part, goals: Sequence[Goal], clock: Clock) -> SolvedPart:
    """The first of the best plans of a part."""
    mine = [replace(goal, gain=goal.gain[part.edges]) for goal in goals]
    worth = one_number(mine, int(part.system.limit[: part.needs.size].sum()))
    if part.single and worth is not None:
        return SolvedPart(part, _solve_single(part, mine, worth))
    return SolvedPart(part, solve_goals(part.system, mine, clock))


def one_number(goals: Sequence[Goal], seats: int) -> tuple[int, ...] | None:
    """What one unit of each goal is worth so that a sum puts the goals in order.

    None if a gain can be negative, or the numbers become too large to be exact.
    """
    worth, most = [], 0
    for goal in reversed(goals):
        highest = max(int(goal.gain.max(initial=0)), int(goal.left_out.max(initial=0)))
        if goal.gain.min(initial=0) < 0:
            return None
        worth.append(1 + seats * most)
        most += worth[-1] * highest
    return tuple(reversed(worth)) if most * 4 * (seats + 1) < EXACT else None


def _solve_single(part: Part, goals: Sequence[Goal], worth: tuple[int, ...]) -> Solved:
    system, weight = part.system, sum_of(goals, worth)
    seats, graph, names, columns = _graph(part, weight)
    pairs = best_pairs(graph)
    taken = first_optimum(graph, pairs)
    chosen = np.zeros(system.size, np.bool_)
    chosen[names[taken[taken >= 0]]] = True
    duals = np.zeros(system.limit.size, np.int64)
    np.maximum.at(duals, seats, pairs.profit)
    rows = system.at[part.edges.size :]
    duals[rows] = pairs.price[columns[system.edge[part.edges.size :]]]
    value = int(weight[chosen].sum())
    return Solved(chosen, (Proof(tuple(goals), worth, value, duals, 0),))


def _graph(part: Part, weight: Longs) -> tuple[Index, Graph, Index, Index]:
    """Every seat with the edges of its need: need per seat, graph, edge names, column per edge."""
    system = part.system
    quota = system.limit[: part.needs.size]
    need = system.at[: part.edges.size]
    columns = _columns(system, part.edges.size)
    seats = np.repeat(np.arange(quota.size), quota).astype(np.intp)
    first = np.searchsorted(need, np.arange(quota.size + 1))
    sizes = np.diff(first)[seats]
    start = np.concatenate([[0], np.cumsum(sizes)]).astype(np.intp)
    names = np.arange(start[-1]) - np.repeat(start[:-1], sizes) + np.repeat(first[seats], sizes)
    names = names.astype(np.intp)
    graph = Graph(start, columns[names], weight[names], int(columns.max()) + 1)
    return seats, graph, names, columns


def _columns(system: System, edges: int) -> Index:
    """The person of each edge: edges of one row are the same; edges without a row are alone."""
    person = np.full(edges, -1, np.intp)
    person[system.edge[edges:]] = system.at[edges:]
    alone = np.flatnonzero(person < 0)
    person[alone] = system.limit.size + np.arange(alone.size)
    return np.asarray(np.unique(person, return_inverse=True)[1], np.intp)
