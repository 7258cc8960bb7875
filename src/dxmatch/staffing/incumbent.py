"""The best team so far: by points, ties by the identities of its members."""

from __future__ import annotations

import numpy as np

from dxmatch.errors import PluginContractError
from dxmatch.models.pool.rows import Bools, Index
from dxmatch.staffing.bench import Teams
from dxmatch.staffing.block import Block
from dxmatch.staffing.problem import Problem
from dxmatch.staffing.seat_order import SeatPlan
from dxmatch.staffing.team_contract import team_verdicts

_CHUNK = 4096
"""Complete teams that are judged at once, the best bound first."""


class Incumbent:
    """Holds one team in canonical form: rows ascend within a group."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self.team: tuple[int, ...] | None = None
        self.value = -1

    def offer(self, team: tuple[int, ...], value: int) -> None:
        """Keep a legal team in canonical form if it is better, or equal and comes first."""
        if self.team is None or (-value, team) < (-self.value, self.team):
            self.team, self.value = team, value

    def take(self, block: Block, scale: int, floor: int) -> None:
        """Judge complete teams, the best bound first, as long as they can be the best."""
        for start in range(0, block.at.size, _CHUNK):
            part = block.part(slice(start, start + _CHUNK))
            if int(part.bound[0]) < max(self.value, floor, 0) * scale:
                return
            self._take(self._canonical(part.teams))

    def _take(self, teams: Teams) -> None:
        problem = self._problem
        for line in problem.asked:
            teams = teams[team_verdicts(line, problem.bench, teams) >= int(problem.sheet.least)]
        values = problem.points(teams) + problem.added(teams)
        if not values.size or int(values.max()) < self.value:
            return
        best = teams[values == values.max()]
        first = best[np.lexsort(best.T[::-1])[0]]
        if not problem.legal(first[None, :])[0]:
            raise _not_enough()
        self.offer(tuple(first.tolist()), int(values.max()))

    def _canonical(self, teams: Teams) -> Teams:
        for group in self._problem.groups:
            if group.size > 1:
                teams[:, group.first : group.end].sort(axis=1)
        return teams

    def may_come_first(self, block: Block, plan: SeatPlan, scale: int) -> Bools:
        """False for teams that at most tie, and whose every way to finish comes later."""
        out = np.ones(block.at.size, np.bool_)
        if self.team is None:
            return out
        tied = np.flatnonzero(block.bound // scale == self.value)
        if tied.size:
            out[tied] = _earlier(self._least_way(block.part(tied), plan), self.team)
        return out

    def _least_way(self, block: Block, plan: SeatPlan) -> Index:
        """A team that is not later than any way to finish; shape (teams, seats)."""
        group, teams = plan.group, self._canonical(block.teams[:, : plan.group.first].copy())
        inside = block.teams[:, group.first : block.seat]
        follow = plan.order.smallest[plan.left - 1][np.minimum(block.at + 1, plan.order.row.size)]
        mine = np.sort(np.concatenate([inside, follow], axis=1), axis=1)
        later = np.broadcast_to(plan.later, (block.at.size, plan.later.size))
        return np.concatenate([teams, mine, later], axis=1)


def _earlier(teams: Index, team: tuple[int, ...]) -> Bools:
    """Which lines come before a team in the order of their rows."""
    differs = teams - np.asarray(team, np.intp)
    first = (differs != 0).argmax(axis=1)
    return np.asarray(differs[np.arange(len(teams)), first] < 0, np.bool_)


def _not_enough() -> PluginContractError:
    return PluginContractError(
        "A team line says that its sums are exact, but refuses a team that reaches them.",
        ja="体制の評価行が和の条件だけで決まるとしていますが、それを満たす組合せを不適合としています。",
        hint="Return Demand(…, exact=False), or correct the sums.",
        hint_ja="Demand(…, exact=False) を返すか、和の条件を直してください。",
        code="LINE_CONTRACT",
    )
