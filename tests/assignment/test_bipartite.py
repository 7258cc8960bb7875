"""Seats and people one to one: optimum, prices and the first optimum, against other solvers."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.assignment.auction import (
    _bids,
    _counterbids,
    _raises,
    auctioned,
    compiled,
    raised,
)
from dxmatch.assignment.bipartite import best_pairs
from dxmatch.assignment.canonical import first_optimum
from dxmatch.assignment.seat_graph import Graph, Pairs


def graphs(seats: int, columns: int, most: int) -> st.SearchStrategy[Graph]:
    """Sparse graphs with few different weights, so that optima are many."""
    row = st.dictionaries(st.integers(0, columns - 1), st.integers(0, most), max_size=columns)
    return st.lists(row, min_size=1, max_size=seats).map(lambda rows: _graph(rows, columns))


def _graph(rows: list[dict[int, int]], columns: int) -> Graph:
    listed = [sorted(row.items()) for row in rows]
    return Graph(
        np.cumsum([0, *map(len, listed)]).astype(np.intp),
        np.array([column for row in listed for column, _ in row], np.intp),
        np.array([weight for row in listed for _, weight in row], np.int64),
        columns,
    )


def value(graph: Graph, pairs: Pairs) -> int:
    return int(graph.weight[pairs.edge[pairs.edge >= 0]].sum())


def proves(graph: Graph, pairs: Pairs) -> bool:
    """Feasible duals with the same value, and a matching."""
    columns = graph.column[pairs.edge[pairs.edge >= 0]]
    fits = pairs.profit[graph.seat] + pairs.price[graph.column] >= graph.weight
    return bool(
        np.unique(columns).size == columns.size
        and fits.all()
        and (pairs.price >= 0).all()
        and (pairs.profit >= 0).all()
        and value(graph, pairs) == pairs.price.sum() + pairs.profit.sum()
    )


def brute_force(graph: Graph) -> tuple[int, tuple[int, ...]]:
    """The highest weight, and the first plan that has it (an empty seat comes last)."""
    options = [[*range(graph.start[at], graph.start[at + 1]), -1] for at in range(graph.seats)]
    best: tuple[int, tuple[int, ...]] = (-1, ())
    for plan in product(*options):
        taken = [int(graph.column[edge]) for edge in plan if edge >= 0]
        if len(set(taken)) == len(taken):
            worth = sum(int(graph.weight[edge]) for edge in plan if edge >= 0)
            if worth > best[0]:
                best = (worth, plan)
    return best


@settings(max_examples=150)
@given(graphs(4, 5, 3))
def test_the_first_of_the_best(graph: Graph) -> None:
    """50. Optimal with proof, and the first optimum, as brute force."""
    pairs = best_pairs(graph)
    assert proves(graph, pairs)
    worth, plan = brute_force(graph)
    assert value(graph, pairs) == worth
    assert tuple(first_optimum(graph, pairs).tolist()) == plan


@settings(max_examples=60)
@given(graphs(4, 4, 5), st.data())
def test_prices_are_the_least(graph: Graph, data: st.DataObject) -> None:
    """One more person like column c is worth exactly its price."""
    pairs = best_pairs(graph)
    column = data.draw(st.integers(0, graph.columns - 1))
    rows = []
    for at in range(graph.seats):
        span = slice(graph.start[at], graph.start[at + 1])
        row = dict(zip(graph.column[span].tolist(), graph.weight[span].tolist(), strict=True))
        if column in row:
            row[graph.columns] = row[column]
        rows.append(row)
    twin = _graph(rows, graph.columns + 1)
    assert value(twin, best_pairs(twin)) - value(graph, pairs) == pairs.price[column]


def market(seed: int, seats: int, columns: int, each: int, step: int = 1) -> Graph:
    """Everybody wants the same few; weights in steps."""
    rng = np.random.default_rng(seed)
    quality = rng.integers(0, 5_000, columns)
    rows = []
    for _ in range(seats):
        mine = np.sort(rng.choice(columns, each, replace=False))
        worth = (quality[mine] + rng.integers(0, 5_000, each)) // step * step
        rows.append(dict(zip(mine.tolist(), worth.tolist(), strict=True)))
    return _graph(rows, columns)


SIZES = [(1, 60, 60, 8, 1), (2, 80, 50, 10, 1), (3, 60, 200, 12, 1), (4, 60, 60, 10, 2_500)]


@pytest.mark.parametrize("size", SIZES)
def test_as_scipys_dense_solver(size: tuple[int, int, int, int, int]) -> None:
    from scipy.optimize import linear_sum_assignment

    graph = market(*size)
    dense = np.zeros((graph.seats, graph.columns + graph.seats), np.int64)
    dense[graph.seat, graph.column] = graph.weight
    rows, columns = linear_sum_assignment(dense, maximize=True)
    pairs = best_pairs(graph)
    assert proves(graph, pairs)
    assert value(graph, pairs) == dense[rows, columns].sum()


@pytest.mark.parametrize("size", SIZES)
def test_as_or_tools(size: tuple[int, int, int, int, int]) -> None:
    flow = pytest.importorskip("ortools.graph.python.min_cost_flow")
    graph, solver = market(*size), flow.SimpleMinCostFlow()
    seats, columns = graph.seats, graph.columns
    source, sink = seats + columns, seats + columns + 1
    for seat, column, weight in zip(
        graph.seat.tolist(), graph.column.tolist(), graph.weight.tolist(), strict=True
    ):
        solver.add_arc_with_capacity_and_unit_cost(seat, seats + column, 1, -weight)
    for seat in range(seats):
        solver.add_arc_with_capacity_and_unit_cost(source, seat, 1, 0)
        solver.add_arc_with_capacity_and_unit_cost(seat, sink, 1, 0)
    for column in range(columns):
        solver.add_arc_with_capacity_and_unit_cost(seats + column, sink, 1, 0)
    solver.set_node_supply(source, seats)
    solver.set_node_supply(sink, -seats)
    assert solver.solve() == solver.OPTIMAL
    assert value(graph, best_pairs(graph)) == -solver.optimal_cost()


@settings(max_examples=100)
@given(graphs(4, 5, 3))
def test_the_auction_ends_at_an_optimum(graph: Graph) -> None:
    """In plain Python too: the same least prices and the same first optimum as by scipy."""
    rounds = (_bids, _counterbids, _raises)
    edge = auctioned(graph, rounds)
    price, profit = raised(graph, edge, rounds)
    mine, usual = Pairs(edge, price, profit), best_pairs(graph)
    assert proves(graph, mine)
    assert (mine.price == usual.price).all() and (mine.profit == usual.profit).all()
    assert first_optimum(graph, mine).tolist() == first_optimum(graph, usual).tolist()


@pytest.mark.parametrize("size", SIZES)
def test_the_compiled_auction(size: tuple[int, int, int, int, int]) -> None:
    rounds = compiled()
    if rounds is None:
        pytest.skip("numba is not installed")
    graph = market(*size)
    edge = auctioned(graph, rounds)
    price, profit = raised(graph, edge, rounds)
    assert proves(graph, Pairs(edge, price, profit))
    assert (price == best_pairs(graph).price).all()
