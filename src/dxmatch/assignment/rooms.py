"""Rows of the programme: what each talent can hold at once, and what each purse can pay.

A row is Σ coefficient × chosen ≤ limit over the edges of one owner. Beside the plain row of each
stretch of days there are the cuts that follow from whole numbers: of works that need more than
1/(k+1) of the time, at most k fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dxmatch.assignment.demand import Need
from dxmatch.assignment.table import Market, Table
from dxmatch.assignment.workday import FULL_TIME, Load, breaks, capacity_on
from dxmatch.models.pool.rows import Bools, Index, Longs


@dataclass(frozen=True, eq=False, slots=True)
class Rows:
    """Sparse rows as triples, with a limit and an owner (talent row, or −1 − project) each."""

    at: Index
    edge: Index
    coefficient: Longs
    limit: Longs
    owner: Index

    @classmethod
    def of(cls, listed: Sequence[Row]) -> Rows:
        """From one tuple per row."""
        sizes = [len(row.edges) for row in listed]
        flat = [edge for row in listed for edge in row.edges]
        weights = [weight for row in listed for weight in row.weights]
        return cls(
            np.repeat(np.arange(len(listed)), sizes).astype(np.intp),
            np.array(flat, np.intp),
            np.array(weights, np.int64),
            np.array([row.limit for row in listed], np.int64),
            np.array([row.owner for row in listed], np.intp),
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One row while rows are gathered."""

    owner: int
    edges: tuple[int, ...]
    weights: tuple[int, ...]
    limit: int


def simple_talents(table: Table, market: Market) -> Bools:
    """Per edge: whether its talent can surely never hold two of their edges at once.

    All works share a day, and the two smallest are more than the most the talent ever has.
    """
    needs = market.needs
    first = _per_need(needs, lambda need: need.first_day)[table.need]
    end = _per_need(needs, lambda need: need.end_day)[table.need]
    share = _per_need(needs, lambda need: need.share)[table.need]
    order = np.lexsort((share, table.row))
    rows, heads = np.unique(table.row[order], return_index=True)
    if not rows.size:
        return np.empty(0, np.bool_)
    sizes = np.diff(np.append(heads, order.size))
    meet = np.maximum.reduceat(first[order], heads) < np.minimum.reduceat(end[order], heads)
    second = np.minimum(heads + 1, order.size - 1)
    least = share[order][heads] + share[order][second]
    simple = (sizes == 1) | (meet & (least > _most(market, rows)))
    return np.asarray(simple[np.searchsorted(rows, table.row)], np.bool_)


def talent_rows(table: Table, market: Market, edges: Iterable[Index]) -> Iterator[Row]:
    """The rows of some talents, each given by its edges."""
    for mine in edges:
        row = int(table.row[mine[0]])
        needs = [market.needs[at] for at in table.need[mine].tolist()]
        loads = [Load(need.first_day, need.end_day, need.share) for need in needs]
        listed = list(_same_project(row, mine, needs))
        if _conflict(market, row, loads):
            listed = [Row(row, tuple(mine.tolist()), (1,) * mine.size, 1)]
        else:
            listed += _stretches(market, row, mine, loads)
        yield from _needed(listed)


def purse_rows(table: Table, owners: NDArray[np.intp], cost: Longs, left: Longs) -> Iterator[Row]:
    """One row per project with a budget; ``owners`` is the project per need, −1 without one."""
    mine = owners[table.need]
    for project in np.unique(mine[mine >= 0]).tolist():
        edges = np.flatnonzero(mine == project)
        weights = tuple(cost[edges].tolist())
        if sum(weights) > left[project]:
            yield Row(-1 - project, tuple(edges.tolist()), weights, int(left[project]))


def _per_need(needs: Sequence[Need], value: Callable[[Need], int]) -> Longs:
    return np.array([value(need) for need in needs], np.int64)


def _most(market: Market, rows: Index) -> Longs:
    """The most that each row ever has; an upper bound, as locks only take away."""
    calendar = market.pool.calendar
    most = np.zeros(calendar.unknown.size, np.int64)
    np.maximum.at(most, calendar.windows.rows, calendar.share)
    most[calendar.unknown] = FULL_TIME
    return np.asarray(most[calendar.codes[rows]], np.int64)


def _same_project(row: int, mine: Index, needs: Sequence[Need]) -> Iterator[Row]:
    by: dict[str, list[int]] = {}
    for edge, need in zip(mine.tolist(), needs, strict=True):
        by.setdefault(need.project.id, []).append(edge)
    for edges in by.values():
        if len(edges) > 1:
            yield Row(row, tuple(edges), (1,) * len(edges), 1)


def _conflict(market: Market, row: int, loads: Sequence[Load]) -> bool:
    """Whether no two of some works fit: then one row says it all."""
    if len(loads) > 30:
        return False
    availability = market.pool.talents[row].availability
    held = market.settled.loads.get(row, ())
    for at, one in enumerate(loads):
        for other in loads[at + 1 :]:
            days = [
                day
                for day in breaks(availability, [one, other, *held])
                if max(one.start, other.start) <= day < min(one.end, other.end)
            ]
            room = [
                capacity_on(day, availability)
                - sum(load.share for load in held if load.start <= day < load.end)
                for day in days
            ]
            if not room or one.share + other.share <= min(room):
                return False
    return True


def _stretches(market: Market, row: int, mine: Index, loads: Sequence[Load]) -> Iterator[Row]:
    availability = market.pool.talents[row].availability
    held = market.settled.loads.get(row, ())
    edges = mine.tolist()
    for day in breaks(availability, [*loads, *held]):
        active = [at for at, load in enumerate(loads) if load.start <= day < load.end]
        if len(active) < 2:
            continue
        room = capacity_on(day, availability)
        room -= sum(load.share for load in held if load.start <= day < load.end)
        shares = [loads[at].share for at in active]
        if sum(shares) <= room:
            continue
        names = tuple(edges[at] for at in active)
        if len(set(shares)) > 1:
            yield Row(row, names, tuple(shares), room)
        for most in range(1, len(active)):
            large = [at for at in active if loads[at].share * (most + 1) > room]
            if len(large) > most:
                yield Row(row, tuple(edges[at] for at in large), (1,) * len(large), most)


def _needed(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows that no other row implies: same weights, more edges, no larger limit."""
    kept: list[Row] = []
    ordered = sorted(dict.fromkeys(rows), key=lambda row: (-len(row.edges), row.limit, row.edges))
    for row in ordered:
        mine = dict(zip(row.edges, row.weights, strict=True)).items()
        if not any(
            other.limit <= row.limit
            and mine <= dict(zip(other.edges, other.weights, strict=True)).items()
            for other in kept
        ):
            kept.append(row)
    yield from kept
