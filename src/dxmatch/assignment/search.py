"""From positions and people to chosen pairs: tabulate, solve, widen where it could matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dxmatch.assignment.clock import Clock
from dxmatch.assignment.costs import purses_of
from dxmatch.assignment.deferred import Rivals, stable_plan
from dxmatch.assignment.goals import Goal, goals_of, somebody_left
from dxmatch.assignment.objective import LeastChange, Objective, Stable
from dxmatch.assignment.parts import Part, parts_of
from dxmatch.assignment.programme import Solved
from dxmatch.assignment.proof import outside
from dxmatch.assignment.solving import SolvedPart, solve_part
from dxmatch.assignment.table import Candidates, Market, Table
from dxmatch.assignment.terms import Effort, Progress, Terms
from dxmatch.models.pool.rows import Bools

_WIDER = 4
"""How many times more candidates a position gets when somebody left out could matter."""


@dataclass(frozen=True, eq=False)
class Found:
    """The table, the parts with their proofs, and the chosen edges.

    Attributes:
        rivals: per part, for a stable plan.
        open: needs for which somebody left out of the table could still matter.
        in_time: whether no limit cut the search for an optimum short.
    """

    table: Table
    parts: tuple[SolvedPart, ...]
    chosen: Bools
    rivals: tuple[Rivals, ...]
    open: tuple[int, ...]
    in_time: bool


@dataclass(frozen=True, eq=False)
class Search:
    """One question: the market, what is aimed at, what holds, and how long it may take."""

    market: Market
    objective: Objective
    terms: Terms
    effort: Effort

    def run(self) -> Found:
        """Solve, and widen the positions for which somebody left out could matter."""
        clock = Clock(self.effort.seconds)
        needs = range(len(self.market.needs))
        always = self._kept_rows()
        size = {at: self.effort.candidates + max(0, self.market.seats(at) - 1) for at in needs}
        listed = {at: self.market.best(at, size[at], always[at]) for at in needs}
        while True:
            found = self._solve(listed, clock)
            if not found.open or clock.over:
                return found
            for at in found.open:
                size[at] *= _WIDER
                listed[at] = self.market.best(at, size[at], always[at])

    def _kept_rows(self) -> list[frozenset[int]]:
        kept = self.objective.kept if isinstance(self.objective, LeastChange) else frozenset()
        rows: dict[str, set[int]] = {}
        for need, talent in kept:
            rows.setdefault(need, set()).add(self.market.pool.row(talent))
        return [frozenset(rows.get(need.key, ())) for need in self.market.needs]

    def _solve(self, listed: dict[int, Candidates], clock: Clock) -> Found:
        market, quota = self.market, [self.market.seats(at) for at in range(len(listed))]
        table = Table.of([listed[at] for at in range(len(listed))], quota)
        purses = purses_of(table, market, self.terms)
        stable = isinstance(self.objective, Stable)
        parts = parts_of(table, market, purses, joined=not stable)
        goals = self._goals(table)
        solved, rivals = [], []
        chosen = np.zeros(table.row.size, np.bool_)
        for part in parts:
            if stable:
                rivals.append(self._rivals(part, table))
                one = self._stable(part, rivals[-1])
            else:
                one = solve_part(part, goals, clock)
            solved.append(one)
            chosen[part.edges[one.solved.chosen]] = True
            self._tell(len(solved), len(parts), table, chosen)
        open_ = tuple(sorted(set(self._open(table, solved, chosen, stable=stable))))
        in_time = not clock.over and all(one.solved.in_time for one in solved)
        return Found(table, tuple(solved), chosen, tuple(rivals), open_, in_time)

    def _goals(self, table: Table) -> tuple[Goal, ...]:
        kept = np.zeros(table.row.size, np.bool_)
        for at, rows in enumerate(self._kept_rows()):
            if rows:
                kept |= (table.need == at) & np.isin(table.row, np.array(sorted(rows), np.intp))
        return goals_of(self.objective, table, self.market.sheet.max_total, kept)

    def _stable(self, part: Part, rivals: Rivals) -> SolvedPart:
        objective = self.objective
        proposing = objective.proposing if isinstance(objective, Stable) else Stable().proposing
        return SolvedPart(part, Solved(stable_plan(rivals, proposing), ()))

    def _rivals(self, part: Part, table: Table) -> Rivals:
        need, row = table.need[part.edges], table.row[part.edges]
        total, keys = table.total[part.edges], self.market.needs
        declared = np.full(need.size, len(self.market.needs) * 2, np.intp)
        for talent, wishes in self.terms.preferences.items():
            place = {wish: at for at, wish in reversed(list(enumerate(wishes)))}
            for edge in np.flatnonzero(row == self.market.pool.row(talent)).tolist():
                one = keys[int(need[edge])]
                named = [place[k] for k in (one.key, one.project.id) if k in place]
                declared[edge] = min(named, default=int(declared[edge]))
        order = np.lexsort((need, -total, declared, row))
        wish = np.empty(need.size, np.intp)
        wish[order] = np.arange(need.size)
        return Rivals(
            part.system,
            np.searchsorted(part.needs, need).astype(np.intp),
            row,
            total,
            wish,
            declared=bool((declared < len(self.market.needs) * 2).any()),
        )

    def _open(
        self, table: Table, solved: Sequence[SolvedPart], chosen: Bools, *, stable: bool
    ) -> Iterator[int]:
        left = somebody_left(table)
        if stable:
            filled = np.bincount(table.need[chosen], minlength=table.quota.size)
            yield from np.flatnonzero(left & (filled < table.quota)).tolist()
            return
        for one in solved:
            needs, proofs = one.part.needs, one.solved.proofs
            for at, proof in enumerate(proofs):
                more = outside(one.part.system, proof, proofs[:at], needs) > 0
                yield from needs[more & left[needs]].tolist()

    def _tell(self, done: int, of: int, table: Table, chosen: Bools) -> None:
        if self.effort.progress is not None:
            total = int(table.total[chosen].sum())
            self.effort.progress(Progress(done, of, int(np.count_nonzero(chosen)), total))
