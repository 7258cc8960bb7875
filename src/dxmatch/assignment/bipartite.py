"""Seats and people one to one: an optimum, and the prices that prove it, in whole numbers.

Large markets go to the auction, if numba is there. Otherwise scipy's sparse solver (LAPJVsp) sees
only the heaviest edges of each seat first; every edge that would still pay at the least prices that
support its answer is added, until none does. Both give an optimum, and neither the first of all
optima nor the least prices depend on which.
"""

from __future__ import annotations

import numpy as np

from dxmatch.assignment.auction import PAYS_FROM, auctioned, compiled, raised
from dxmatch.assignment.seat_graph import Graph, Pairs
from dxmatch.models.pool.rows import Bools, Index, Longs

FEW = 6
"""Edges per seat that are looked at first."""

EXACT = 2**50
"""Weights up to here survive a sum in floating point without loss."""


def best_pairs(graph: Graph) -> Pairs:
    """Seats and columns matched with the highest total weight; a seat may stay empty."""
    seat = graph.seat
    rounds = compiled() if seat.size >= PAYS_FROM else None
    if rounds is not None:
        edge = auctioned(graph, rounds)
        return Pairs(edge, *raised(graph, edge, rounds))
    edge = _by_scipy(graph, seat)
    return Pairs(edge, *least_prices(graph, seat, edge, np.ones(seat.size, np.bool_)))


def _by_scipy(graph: Graph, seat: Index) -> Index:
    seen = _heaviest(graph, seat, FEW)
    while True:
        edge = _matched(graph, seat, np.flatnonzero(seen))
        price, profit = least_prices(graph, seat, edge, seen)
        pays = ~seen & (graph.weight > profit[seat] + price[graph.column])
        if not pays.any():
            return edge
        seen |= pays


def _heaviest(graph: Graph, seat: Index, count: int) -> Bools:
    order = np.lexsort((graph.column, -graph.weight, seat))
    rank = np.empty(seat.size, np.intp)
    rank[order] = np.arange(seat.size) - graph.start[seat[order]]
    return np.asarray(rank < count, np.bool_)


def _matched(graph: Graph, seat: Index, edges: Index) -> Index:
    """The edge per seat of a best matching over some edges, by scipy; −1 for an empty seat."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    seats = graph.seats
    # A private column per seat stands for "empty"; one more for every weight, as 0 is no edge.
    rows = np.concatenate([seat[edges], np.arange(seats)])
    columns = np.concatenate([graph.column[edges], graph.columns + np.arange(seats)])
    weights = np.concatenate([graph.weight[edges] + 1, np.ones(seats, np.int64)])
    matrix = csr_array(
        (weights.astype(np.float64), (rows, columns)), shape=(seats, graph.columns + seats)
    )
    found = np.asarray(min_weight_full_bipartite_matching(matrix, maximize=True)[1], np.intp)
    taken = np.full(seats, -1, np.intp)
    hit = edges[found[seat[edges]] == graph.column[edges]]
    taken[seat[hit]] = hit
    return taken


def least_prices(graph: Graph, seat: Index, edge: Index, seen: Bools) -> tuple[Longs, Longs]:
    """The least prices at which no seat would rather have another column, and the profits.

    Prices only rise, from 0, along the edges of seats whose own column became dearer. This ends
    because the matching is optimal over the edges that are seen.
    """
    held = edge >= 0
    worth = np.append(graph.weight, 0)[edge]
    own = np.append(graph.column, graph.columns)[edge]
    holder = np.full(graph.columns + 1, -1, np.intp)
    holder[own[held]] = np.flatnonzero(held)
    price = np.zeros(graph.columns + 1, np.int64)
    profit = worth.copy()
    columns, weights, owners = graph.column[seen], graph.weight[seen], seat[seen]
    start = np.searchsorted(owners, np.arange(graph.seats + 1))
    edges = np.arange(owners.size)
    while edges.size:
        asked = weights[edges] - profit[owners[edges]]
        higher = edges[asked > price[columns[edges]]]
        np.maximum.at(price, columns[higher], weights[higher] - profit[owners[higher]])
        moved = holder[np.unique(columns[higher])]
        moved = np.sort(moved[moved >= 0])
        profit[moved] = worth[moved] - price[own[moved]]
        edges = _edges_of(start, moved)
    return price[:-1], profit


def _edges_of(start: Index, seats: Index) -> Index:
    """The numbers of all edges of some seats."""
    sizes = start[seats + 1] - start[seats]
    ends = np.cumsum(sizes)
    shift = np.repeat(start[seats] - (ends - sizes), sizes)
    return np.asarray(np.arange(int(sizes.sum())) + shift, np.intp)
