"""The problem in parts that do not touch each other, each with its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dxmatch.assignment.proof import System
from dxmatch.assignment.rooms import Row, Rows, purse_rows, simple_talents, talent_rows
from dxmatch.assignment.table import Market, Table
from dxmatch.models.pool.rows import Bools, Index, Longs

QUOTA = -(2**40)
"""Owners of quota rows: QUOTA − need."""


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """Some edges of the table with their rows; ``needs`` are those of the first rows, in order.

    Attributes:
        single: nobody in it can hold two of their edges, and there is no purse.
    """

    edges: Index
    needs: Index
    system: System
    single: bool


@dataclass(frozen=True, eq=False, slots=True)
class Purses:
    """What the projects with a budget can still pay.

    Attributes:
        owner: per need the number of the project, −1 without a budget.
        left: yen per project.
        cost: yen per edge.
    """

    owner: Index
    left: Longs
    cost: Longs


def parts_of(table: Table, market: Market, purses: Purses, *, joined: bool) -> list[Part]:
    """All parts; with ``joined`` the single ones as one, since one matching serves them all."""
    if not table.row.size:
        return []
    simple = simple_talents(table, market)
    order = np.argsort(table.row, kind="stable")
    heads = np.flatnonzero(np.diff(table.row[order], prepend=-1))
    groups = np.split(order, heads[1:])
    busy = [group for group in groups if group.size > 1 and not simple[group[0]]]
    rows = list(talent_rows(table, market, busy))
    purse = list(purse_rows(table, purses.owner, purses.cost, purses.left))
    single = _single(busy, rows, table)
    label = _labels(table, purse)
    hard = np.zeros(int(label.max()) + 1, np.bool_)
    hard[label[~single]] = True
    hard[[label[row.edges[0]] for row in purse]] = True
    if joined:
        label = np.where(hard[label], label + 1, 0)
        hard = np.concatenate([[False], hard])
    plain = [
        Row(int(table.row[g[0]]), tuple(g.tolist()), (1,) * g.size, 1)
        for g in groups
        if g.size > 1 and simple[g[0]]
    ]
    return _split(table, label, hard, [*rows, *plain, *purse])


def _single(busy: Sequence[Index], rows: Sequence[Row], table: Table) -> Bools:
    """Edges of talents who take one of all their edges at most."""
    found = np.ones(table.row.size, np.bool_)
    by_owner: dict[int, list[Row]] = {}
    for row in rows:
        by_owner.setdefault(row.owner, []).append(row)
    for edges in busy:
        mine = by_owner.get(int(table.row[edges[0]]), [])
        one = [row for row in mine if row.limit == 1 and set(row.weights) == {1}]
        found[edges] = len(mine) == 1 and len(one) == 1 and len(one[0].edges) == edges.size
    return found


def _labels(table: Table, purse: Sequence[Row]) -> Index:
    """The number of the part of each edge."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    needs = table.quota.size
    people, person = np.unique(table.row, return_inverse=True)
    purse_edges = np.array([edge for row in purse for edge in row.edges], np.intp)
    owner = np.repeat(np.arange(len(purse)), [len(row.edges) for row in purse])
    left = np.concatenate([table.need, table.need[purse_edges]])
    right = np.concatenate([needs + person, needs + people.size + owner]).astype(np.intp)
    size = needs + people.size + len(purse)
    graph = coo_array((np.ones(left.size, np.int8), (left, right)), shape=(size, size))
    label = connected_components(graph, directed=False)[1]
    return np.asarray(np.unique(label[table.need], return_inverse=True)[1], np.intp)


def _split(table: Table, label: Index, hard: Bools, rows: Sequence[Row]) -> list[Part]:
    flat = Rows.of(rows)
    row_label = label[np.array([row.edges[0] for row in rows], np.intp)]
    by_edge = np.argsort(label, kind="stable")
    edge_at = np.searchsorted(label[by_edge], np.arange(hard.size + 1))
    entry_label = row_label[flat.at]
    by_entry = np.argsort(entry_label, kind="stable")
    entry_at = np.searchsorted(entry_label[by_entry], np.arange(hard.size + 1))
    by_row = np.argsort(row_label, kind="stable")
    row_at = np.searchsorted(row_label[by_row], np.arange(hard.size + 1))
    found = []
    for part in range(hard.size):
        edges = by_edge[edge_at[part] : edge_at[part + 1]]
        if edges.size:
            mine = by_row[row_at[part] : row_at[part + 1]]
            entries = by_entry[entry_at[part] : entry_at[part + 1]]
            found.append(_part(table, edges, flat, mine, entries, not hard[part]))
    return found


def _part(
    table: Table, edges: Index, flat: Rows, rows: Index, entries: Index, single: bool
) -> Part:
    needs, need = np.unique(table.need[edges], return_inverse=True)
    at = np.searchsorted(rows, flat.at[entries]) + needs.size
    system = System(
        at=np.concatenate([need, at]).astype(np.intp),
        edge=np.concatenate([np.arange(edges.size), np.searchsorted(edges, flat.edge[entries])]),
        coefficient=np.concatenate([np.ones(edges.size, np.int64), flat.coefficient[entries]]),
        limit=np.concatenate([table.quota[needs], flat.limit[rows]]).astype(np.int64),
        owner=np.concatenate([QUOTA - needs, flat.owner[rows]]).astype(np.intp),
        size=int(edges.size),
    )
    return Part(edges, needs, system, single)
