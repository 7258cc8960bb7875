"""Forward and reverse auction with ε-scaling, compiled by numba: exact, and fast on large markets.

Seats bid for people; then people whom nobody took and who are not free yet bid for seats. Weights
are multiplied by seats + 1, so that the last round (ε = 1) ends at an optimum. Without numba the
functions are not used: scipy's solver gives the same plan, only later.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dxmatch.assignment.seat_graph import Graph
from dxmatch.models.pool.rows import Index, Longs

PAYS_FROM: Final = 2_000
"""Edges from which on the auction is worth compiling for."""

Columns: TypeAlias = tuple[NDArray[np.int64], ...]
"""What the compiled functions take: columns, not objects."""

_SMALLER: Final = 6
"""By how much ε shrinks from round to round."""


@lru_cache(maxsize=1)
def compiled() -> Any:
    """The rounds as machine code; None if numba is not installed."""
    if find_spec("numba") is None:
        return None
    import numba

    return tuple(numba.njit(cache=True)(one) for one in (_bids, _counterbids, _raises))


def auctioned(graph: Graph, rounds: Any) -> Index:
    """The edge per seat (−1: empty) of an optimum."""
    bid, counter, _ = rounds
    order = np.argsort(graph.column, kind="stable")
    at = np.searchsorted(graph.column[order], np.arange(graph.columns + 1))
    weight = graph.weight * (graph.seats + 1)
    price = np.zeros(graph.columns, np.int64)
    edge = np.empty(graph.seats, np.int64)
    owner = np.empty(graph.columns, np.int64)
    profit = np.zeros(graph.seats, np.int64)
    column, start = graph.column, graph.start
    bought = start, column, weight
    sold = at, order, graph.seat[order], weight[order], column
    step = max(1, int(weight.max(initial=1)) // 4)
    while True:
        edge[:], owner[:] = -1, -1
        bid(bought, (price, edge, owner, profit), step)
        counter(sold, (price, edge, owner, profit), step)
        if step == 1:
            return np.asarray(edge, np.intp)
        step = max(1, step // _SMALLER)


def raised(graph: Graph, edge: Index, rounds: Any) -> tuple[Longs, Longs]:
    """The least prices and the profits at an optimum; as `least_prices`, compiled."""
    held = np.flatnonzero(edge >= 0)
    worth = np.append(graph.weight, 0)[edge]
    holder = np.full(graph.columns, -1, np.int64)
    holder[graph.column[edge[held]]] = held
    price, profit = np.zeros(graph.columns, np.int64), worth.copy()
    rounds[2]((graph.start, graph.column, graph.weight, worth, holder), (price, profit))
    return price, profit


def _bids(market: Columns, state: Columns, step: int) -> None:
    """Every seat bids for its best column until each has one or would rather stay empty."""
    start, column, weight = market
    price, edge, owner, profit = state
    waiting = np.arange(start.size - 2, -1, -1)
    count = waiting.size
    while count:
        count -= 1
        seat = waiting[count]
        best, second, found = 0, 0, -1
        for one in range(start[seat], start[seat + 1]):
            worth = weight[one] - price[column[one]]
            if worth > best:
                best, second, found = worth, best, one
            elif worth > second:
                second = worth
        if found < 0:
            profit[seat] = 0
            continue
        won = column[found]
        price[won] += best - second + step
        if owner[won] >= 0:
            edge[owner[won]] = -1
            waiting[count] = owner[won]
            count += 1
        owner[won], edge[seat], profit[seat] = seat, found, second - step


def _counterbids(market: Columns, state: Columns, step: int) -> None:
    """Columns that nobody has become cheaper until they are free or somebody wants them."""
    at, order, seats, weight, column = market
    price, edge, owner, profit = state
    waiting = np.flatnonzero((owner < 0) & (price > 0))
    todo = np.empty(owner.size, np.int64)
    todo[: waiting.size] = waiting
    count = waiting.size
    while count:
        count -= 1
        mine = todo[count]
        best, second, found = 0, 0, -1
        for place in range(at[mine], at[mine + 1]):
            level = weight[place] - profit[seats[place]]
            if level > best:
                best, second, found = level, best, place
            elif level > second:
                second = level
        if best <= step:
            price[mine] = 0
            continue
        price[mine] = max(0, second - step)
        seat = seats[found]
        before = edge[seat]
        edge[seat], owner[mine] = order[found], seat
        profit[seat] = weight[found] - price[mine]
        if before >= 0:
            owner[column[before]] = -1
            if price[column[before]] > 0:
                todo[count] = column[before]
                count += 1


def _raises(market: Columns, state: Columns) -> None:
    """Prices rise from 0 until no seat would rather have another column; see `least_prices`."""
    start, column, weight, worth, holder = market
    price, profit = state
    seats = worth.size
    queue, queued = np.arange(seats), np.ones(seats, np.bool_)
    head, count = 0, seats
    while count:
        seat = queue[head]
        head, count = (head + 1) % seats, count - 1
        queued[seat] = False
        for one in range(start[seat], start[seat + 1]):
            asked = weight[one] - profit[seat]
            if asked > price[column[one]]:
                price[column[one]] = asked
                other = holder[column[one]]
                if other >= 0:
                    profit[other] = worth[other] - asked
                    if not queued[other]:
                        queue[(head + count) % seats] = other
                        queued[other] = True
                        count += 1
