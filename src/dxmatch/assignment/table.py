"""候補表: for every position its best talents that have the time, as sparse columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dxmatch.assignment.demand import Need
from dxmatch.assignment.settled import Settled
from dxmatch.assignment.workday import Load, overloaded
from dxmatch.models import Verdict
from dxmatch.models.pool import Marked, TalentPool
from dxmatch.models.pool.calendar import needed
from dxmatch.models.pool.rows import Bools, Index, Longs
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.evaluate import evaluate, totals
from dxmatch.scoring.ranking import best

NOBODY_LEFT = -1
"""Stands for the total of the best talent left out, where nobody is."""


@dataclass(frozen=True, eq=False, slots=True)
class Candidates:
    """The best of one position: rows ascending, totals, and the best total left out."""

    rows: Index
    totals: Longs
    left_out: int


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """All candidates: one edge per pair, by need and then by row (so by identity).

    Attributes:
        need, row, total: columns over the edges.
        quota: seats per need.
        left_out: per need the total of the best talent left out; NOBODY_LEFT if nobody is.
    """

    need: Index
    row: Index
    total: Longs
    quota: Index
    left_out: Longs

    @classmethod
    def of(cls, listed: Sequence[Candidates], quota: Sequence[int]) -> Table:
        """One list per need."""
        sizes = [one.rows.size for one in listed]
        none = np.empty(0, np.intp)
        return cls(
            need=np.repeat(np.arange(len(listed)), sizes).astype(np.intp),
            row=np.concatenate([none, *(one.rows for one in listed)]).astype(np.intp),
            total=np.concatenate([none, *(one.totals for one in listed)]).astype(np.int64),
            quota=np.array(quota, np.intp),
            left_out=np.array([one.left_out for one in listed], np.int64),
        )

    def take(self, edges: Bools) -> Table:
        """Some of the edges."""
        return replace(self, need=self.need[edges], row=self.row[edges], total=self.total[edges])


@dataclass(frozen=True, eq=False, slots=True)
class Market:
    """Who is looked at: positions, people, the sheet, what is settled."""

    needs: tuple[Need, ...]
    pool: TalentPool
    sheet: Strategy
    settled: Settled

    def seats(self, at: int) -> int:
        """Seats of a need that are not locked."""
        return self.needs[at].position.headcount - len(self.settled.locks.get(at, ()))

    def best(self, at: int, size: int, always: frozenset[int] = frozenset()) -> Candidates:
        """The ``size`` best of one need among those who may and can, and ``always`` if they may."""
        none = np.empty(0, np.intp)
        if self.seats(at) == 0:
            return Candidates(none, none.astype(np.int64), NOBODY_LEFT)
        position = self.needs[at].position
        found = evaluate(self.sheet, position, self.pool)
        able = np.zeros(len(self.pool), np.uint8)
        able[found.rows[self.able(at, found.rows)]] = Verdict.YES
        found = replace(found, tests=(*found.tests, Marked(able)))
        order = best(found, min(size + 1, max(1, found.eligible)))
        left = int(order.totals[size]) if order.rows.size > size else NOBODY_LEFT
        chosen = order.rows[:size]
        if always:
            more = np.intersect1d(np.array(sorted(always), np.intp), found.rows)
            chosen = np.union1d(chosen, more)
        rows = np.sort(chosen)
        return Candidates(rows, totals(self.sheet, position, self.pool, rows), left)

    def totals(self, at: int, rows: Sequence[int]) -> list[int]:
        """The totals of some talents for one need, whatever the must lines say."""
        position, index = self.needs[at].position, np.array(rows, np.intp)
        found: list[int] = totals(self.sheet, position, self.pool, index).tolist()
        return found

    def able(self, at: int, rows: Index) -> Bools:
        """Who of some rows is not barred, and has the time on every day beside what is locked."""
        need, settled = self.needs[at], self.settled
        whole = needed(need.position.period, need.share)
        free = self.pool.capacity(need.position.period, need.share, rows, sure=False)
        able: Bools = free >= whole
        barred = settled.bans.get(at, frozenset()) | {
            row for row, ids in settled.busy.items() if need.project.id in ids
        }
        if barred:
            able &= ~np.isin(rows, np.array(sorted(barred), np.intp))
        mine = Load(need.first_day, need.end_day, need.share)
        if settled.loads:
            busy = np.isin(rows, np.array(sorted(settled.loads), np.intp))
            for place in np.flatnonzero(busy & able).tolist():
                row = int(rows[place])
                loads = [*settled.loads[row], mine]
                able[place] = overloaded(self.pool.talents[row].availability, loads) is None
        return able
