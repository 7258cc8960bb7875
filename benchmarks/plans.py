"""Plans: dxmatch, OR-Tools min-cost flow and greedy on the same sparse tables, in one run.

10,000 seats with 50 candidates each, for two policies (the highest total; most seats filled, then
the highest total) and three markets: plenty of people; as many people as seats, who all want the
same few; too few people. Every answer is compared with the optimum that the duals prove. "with
proof" includes the least prices of all people and the first of all optimal plans; the others give a
plan only. OR-Tools and numba are left out where they are not installed; without numba dxmatch is
measured with scipy on a market of a tenth of the size. Only ratios within one run mean anything.

    python benchmarks/plans.py [seats] [rounds]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

import numpy as np

from dxmatch.assignment.auction import auctioned, compiled
from dxmatch.assignment.bipartite import best_pairs
from dxmatch.assignment.canonical import first_optimum
from dxmatch.assignment.seat_graph import Graph
from dxmatch.models.pool.rows import Index

CANDIDATES = 50
MOST = 1_000_000
"""Points of a full total: 100 points of weight."""


@dataclass(frozen=True)
class Market:
    """A name and a table of totals."""

    name: str
    graph: Graph

    @classmethod
    def drawn(cls, name: str, seats: int, people: int, seed: int) -> Market:
        """The 50 best of 150 per seat: by a quality that all see, and a fit of their own."""
        rng = np.random.default_rng(seed)
        quality = rng.integers(0, MOST * 4 // 10, people)
        columns, totals = [], []
        for _ in range(seats):
            seen = rng.choice(people, min(people, 3 * CANDIDATES), replace=False)
            total = quality[seen] + rng.integers(0, MOST * 6 // 10, seen.size)
            best = np.argsort(-total, kind="stable")[:CANDIDATES]
            order = np.argsort(seen[best])
            columns.append(seen[best][order])
            totals.append(total[best][order])
        used, column = np.unique(np.concatenate(columns), return_inverse=True)
        start = np.cumsum([0, *(one.size for one in columns)]).astype(np.intp)
        weight = np.concatenate(totals).astype(np.int64)
        return cls(name, Graph(start, column.astype(np.intp), weight, int(used.size)))

    def filled_first(self) -> Graph:
        """The same with a seat worth more than all totals together."""
        graph = self.graph
        worth = 1 + graph.seats * MOST
        return Graph(graph.start, graph.column, graph.weight + worth, graph.columns)


def with_proof(graph: Graph) -> Index:
    """What `assign` does."""
    return first_optimum(graph, best_pairs(graph))


def plan_only(graph: Graph) -> Index:
    """The compiled auction alone."""
    return auctioned(graph, compiled())


def greedy(graph: Graph) -> Index:
    """The best pair that is still possible, again and again."""
    seat = graph.seat
    edge = np.full(graph.seats, -1, np.intp)
    taken = np.zeros(graph.columns, np.bool_)
    for one in np.argsort(-graph.weight, kind="stable").tolist():
        if edge[seat[one]] < 0 and not taken[graph.column[one]]:
            edge[seat[one]] = one
            taken[graph.column[one]] = True
    return edge


def or_tools(graph: Graph) -> Index:
    """Min-cost flow: source, seats, people, sink, and a free way for seats that stay empty."""
    min_cost_flow = import_module("ortools.graph.python.min_cost_flow")
    seats, columns, flow = graph.seats, graph.columns, min_cost_flow.SimpleMinCostFlow()
    source, sink = seats + columns, seats + columns + 1
    ones = np.ones(graph.column.size, np.int64)
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        graph.seat, seats + graph.column, ones, -graph.weight
    )
    every = np.arange(seats)
    more, free = np.ones(seats, np.int64), np.zeros(seats, np.int64)
    flow.add_arcs_with_capacity_and_unit_cost(np.full(seats, source), every, more, free)
    ones, free = np.ones(columns, np.int64), np.zeros(columns, np.int64)
    people = seats + np.arange(columns)
    flow.add_arcs_with_capacity_and_unit_cost(people, np.full(columns, sink), ones, free)
    flow.add_arcs_with_capacity_and_unit_cost([source], [sink], [seats], [0])
    flow.set_nodes_supplies([source, sink], [seats, -seats])
    if flow.solve() != flow.OPTIMAL:
        raise SystemExit("OR-Tools found no optimum")
    used = np.flatnonzero(flow.flows(arcs))
    edge = np.full(seats, -1, np.intp)
    edge[graph.seat[used]] = used
    return edge


def main() -> None:
    """One table per market and policy."""
    seats = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    engines: dict[str, Callable[[Graph], Index]] = {"dxmatch, with proof": with_proof}
    if compiled() is not None:
        engines["dxmatch, plan only"] = plan_only
    else:
        seats //= 10
    if find_spec("ortools") is not None:
        engines["OR-Tools min-cost flow"] = or_tools
    engines["greedy"] = greedy
    warm = Market.drawn("warm", 60, 80, 0).graph
    for engine in engines.values():
        engine(warm)
    print(f"{seats:,} seats × {CANDIDATES} candidates, median of {rounds} interleaved rounds")
    for name, people in (("plenty", 10 * seats), ("as many", seats), ("too few", seats * 8 // 10)):
        market = Market.drawn(name, seats, people, 20261126)
        for policy, graph in (("total", market.graph), ("filled", market.filled_first())):
            measure(f"{name}: {people:,} people, {policy}", graph, market.graph, engines, rounds)


def measure(
    title: str,
    graph: Graph,
    totals: Graph,
    engines: dict[str, Callable[[Graph], Index]],
    rounds: int,
) -> None:
    """Time, gap to the proven optimum, empty seats; every answer is checked."""
    pairs = best_pairs(graph)
    best = int(pairs.price.sum() + pairs.profit.sum())
    times: dict[str, list[float]] = {name: [] for name in engines}
    answers = {}
    for _ in range(rounds):
        for name, engine in engines.items():
            began = time.perf_counter()
            answers[name] = engine(graph)
            times[name].append(time.perf_counter() - began)
    base = statistics.median(times["dxmatch, with proof"])
    print(f"\n{title}")
    proven = answers["dxmatch, with proof"]
    top = int(totals.weight[proven[proven >= 0]].sum())
    for name, edge in answers.items():
        held = edge[edge >= 0]
        if np.unique(graph.column[held]).size != held.size:
            raise SystemExit(f"{name} gave one person two seats")
        exact = "optimal" if int(graph.weight[held].sum()) == best else "not optimal"
        total = int(totals.weight[held].sum())
        print(
            f"  {name:24s} {statistics.median(times[name]) / base:6.2f} x  {exact:12s}"
            f" total {100 * (total - top) / top:+8.3f} %  empty {edge.size - held.size:,}"
        )


if __name__ == "__main__":
    main()
