"""The best team by branch and bound: whole numbers, blocks of combinations, one exact answer.

Seats are filled in their fixed order. A block holds many teams that are filled up to the same
seat; one step extends many of them at once. What is cut off is cut off for one of these reasons,
each of which is a proof:

- the bound (see `multipliers`) of every way to finish is below the best team so far;
- it equals the best team so far, but every way to finish comes later in the order of identities;
- somebody would sit twice, a sum (of a must line, or of people who have to differ) cannot be
  reached any more, or a must line gives up hope for it.

A pass looks at all teams whose bound is at least a floor. The first floor is close to the upper
bound; it goes down until a team is found: then nothing above the floor was missed, and nothing
below can be better.
"""

from __future__ import annotations

import time

import numpy as np

from dxmatch.models import SCALE
from dxmatch.models.pool.rows import Longs
from dxmatch.staffing.block import Block
from dxmatch.staffing.incumbent import Incumbent
from dxmatch.staffing.multipliers import Bounds
from dxmatch.staffing.problem import Problem
from dxmatch.staffing.search import Found, Progress, Search
from dxmatch.staffing.seat_order import SeatOrder, SeatPlan, seat_plans
from dxmatch.staffing.team_contract import hoped_scores, hoped_verdicts

_BLOCK = 1 << 17
"""Members of the combinations that one step makes, unless a single beginning has more."""

_WIDER = 6
"""By how much the gap between bound and floor grows from pass to pass."""


class BranchAndBound:
    """One search for one team.

    Args:
        problem: every group has as many candidates as seats.
        bounds: of the same problem.
        search: the limits.
        first: stop at the first legal team, whatever its points.
    """

    def __init__(
        self,
        problem: Problem,
        bounds: Bounds,
        search: Search,
        *,
        first: bool = False,
    ) -> None:
        self._problem, self._search, self._first = problem, search, first
        self._scale, self._constant = bounds.scale, bounds.constant
        self._orders = [
            SeatOrder.of(group, reduced, problem.demands)
            for group, reduced in zip(problem.groups, bounds.reduced, strict=True)
        ]
        self._least = np.array([demand.least for demand in problem.demands], np.int64)
        self._best = Incumbent(problem)
        self._nodes, self._floor, self._steps = 0, 0, 0
        self._stack: list[Block] = []
        self._plans: tuple[SeatPlan, ...] = ()
        self._until = None if search.seconds is None else time.monotonic() + search.seconds

    def run(self, start: Found | None = None) -> Found:
        """The best team, or what the limits allowed to find; ``start`` is what is known."""
        upper = self._root() // self._scale
        if start is not None:
            upper = min(upper, start.bound)
            if start.team is not None:
                self._best.offer(start.team, start.value)
        gap = max(1, upper // 2048)
        while upper >= 0:
            self._floor = 0 if self._first else max(upper - gap, 0, self._best.value)
            if not self._pass():
                open_ = max((int(block.bound[0]) for block in self._stack), default=-1)
                bound = max(open_ // self._scale, self._floor - 1, self._best.value)
                return self._found(min(bound, upper), proven=False)
            if self._best.value >= self._floor or self._floor == 0:
                break
            gap *= _WIDER
        return self._found(self._best.value, proven=True)

    def _found(self, bound: int, *, proven: bool) -> Found:
        best = self._best
        return Found(best.team, max(best.value, 0), bound, proven, self._nodes)

    def _root(self) -> int:
        return self._constant + sum(order.best(order.group.size) for order in self._orders)

    def _target(self) -> int:
        """Scaled points below which nothing is looked at."""
        return -(2**62) if self._first else max(self._floor, self._best.value) * self._scale

    def _pass(self) -> bool:
        """Look at all teams that may reach the floor; whether the limits allowed that."""
        root, target = self._root(), self._target()
        orders = []
        for order in self._orders:
            size = order.group.size
            spare = root - order.best(size) + order.best(size - 1)
            orders.append(order.reaching(spare, target))
        self._plans = seat_plans(orders)
        self._stack = [Block.empty(len(self._plans), root, self._least.size)]
        while self._stack:
            if self._first and self._best.team is not None:
                return True
            if self._over():
                return False
            block = self._stack.pop()
            if int(block.bound[0]) >= self._target():
                self._step(block)
        return True

    def _over(self) -> bool:
        """Whether a limit is reached; tells the caller how far it is, now and then."""
        self._steps += 1
        if self._search.progress is not None and self._steps % 64 == 1:
            bound = max(int(block.bound[0]) for block in self._stack) // self._scale
            value = None if self._best.team is None else self._best.value
            self._search.progress(Progress(self._nodes, value, max(bound, self._best.value)))
        late = self._until is not None and time.monotonic() > self._until
        return late or self._nodes >= self._search.nodes

    def _step(self, block: Block) -> None:
        """Fill the next seat of a block; beginnings that do not fit into one step wait."""
        plan = self._plans[block.seat]
        start = plan.begin(block.at)
        # The bound of a block counts the best that may follow in this seat's group.
        follow = plan.chain[np.minimum(start, plan.chain.size - 1)]
        spent = block.bound - follow
        stop = np.searchsorted(-plan.chain, spent - self._target(), side="right")
        counts = np.maximum(stop - start, 0)
        size = max(
            1, int(np.searchsorted(np.cumsum(counts), _BLOCK // len(self._plans), side="right"))
        )
        if size < counts.size:
            self._stack.append(block.part(slice(size, None)))
            counts = counts[:size]
        parent = np.repeat(np.arange(counts.size), counts)
        at = np.arange(parent.size) - (np.cumsum(counts) - counts)[parent] + start[parent]
        self._nodes += int(parent.size)
        new = plan.order.row[at]
        fits = (block.teams[parent, : plan.group.first] != new[:, None]).all(axis=1)
        fits &= (block.sums[parent] + plan.order.sums[at] + plan.after >= self._least).all(axis=1)
        parent, at = parent[fits], at[fits]
        child = block.filled(parent, at, plan.order, spent[parent] + plan.chain[at])
        self._judge(child, plan)

    def _judge(self, block: Block, plan: SeatPlan) -> None:
        """Ask the lines, then keep what may still be the best, or take it."""
        bench, target = self._problem.bench, self._target()
        if block.seat < len(self._plans):
            for line in self._problem.asked:
                hope = hoped_verdicts(line, bench, block.teams)
                if hope is not None:
                    block = block.part(hope >= int(self._problem.sheet.least))
        block = block.losing(self._lost(block))
        block = block.part(block.bound >= target)
        block = block.part(self._best.may_come_first(block, plan, self._scale))
        if not block.at.size:
            return
        block = block.part(np.argsort(-block.bound, kind="stable"))
        if block.seat < len(self._plans):
            self._stack.append(block)
        else:
            self._best.take(block, self._scale, self._floor)

    def _lost(self, block: Block) -> Longs:
        """Scaled points that want lines cannot give any more."""
        lost = np.zeros(block.at.size, np.int64)
        for weight, line in self._problem.loose:
            hope = hoped_scores(line, self._problem.bench, block.teams)
            if hope is not None:
                lost += (SCALE - hope.astype(np.int64)) * np.int64(weight * self._scale)
        return lost
