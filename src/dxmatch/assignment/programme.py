"""Goals one after the other as linear and whole-number programmes (HiGHS through scipy)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dxmatch.assignment.clock import Clock
from dxmatch.assignment.goals import Aim, Goal
from dxmatch.assignment.greedy import greedy
from dxmatch.assignment.proof import SCALE_BITS, Proof, System, bound, reduced
from dxmatch.models.pool.rows import Bools, Longs

_CHUNK = 16
"""Pairs whose order is settled in one programme: weights 1 … 2^15 are told apart for sure."""

_NODES, _NO_LIMIT = 500, 2**31 - 1
"""How hard to look for the first of all optimal plans, in nodes: a limit in time would make the
answer depend on the machine."""

_WHOLE = 1e-6
"""What a bound of whole numbers may be off by in floating point."""


@dataclass(frozen=True, eq=False, slots=True)
class Solved:
    """A plan of one part with its proofs.

    Attributes:
        canonical: whether it is the first of all optimal plans.
        in_time: whether no time limit cut the search for an optimum short.
    """

    chosen: Bools
    proofs: tuple[Proof, ...]
    canonical: bool = True
    in_time: bool = True


def solve_goals(system: System, goals: Sequence[Goal], clock: Clock) -> Solved:
    """The first of the best plans of one part, for several goals in order."""
    programme = _Programme(system, clock)
    chosen = greedy(system, goals[-1].gain)
    proofs: list[Proof] = []
    for goal in goals:
        proof = _without_solver(system, goal, proofs, chosen)
        if proof is None:
            chosen, proof = programme.reach(goal, proofs, chosen)
        proofs.append(proof)
    in_time = not clock.over
    first = _first(programme, proofs, chosen) if in_time else None
    return Solved(chosen if first is None else first, tuple(proofs), first is not None, in_time)


def _without_solver(
    system: System, goal: Goal, proofs: Sequence[Proof], chosen: Bools
) -> Proof | None:
    """A level with nobody up to it is as good as can be; so is one that holds nobody more than the
    level below, whose duals then serve it too, as its gains are nowhere larger."""
    value = int(goal.gain[chosen].sum())
    if goal.aim is not Aim.LEVEL:
        return None
    if not value:
        return Proof((goal,), (1,), 0, np.zeros(system.limit.size + len(proofs), np.int64), 0)
    last = proofs[-1]
    if last.goals[0].aim is Aim.LEVEL and last.value == value:
        duals = np.append(last.duals, 0)
        return Proof((goal,), (1,), value, duals, last.shift, last.claimed)
    return None


class _Programme:
    """The rows of one part, to be solved for one goal after the other."""

    def __init__(self, system: System, clock: Clock) -> None:
        from scipy.sparse import csr_array

        shape = (system.limit.size, system.size)
        entries = (system.coefficient.astype(np.float64), (system.at, system.edge))
        self.system, self.clock = system, clock
        self.matrix = csr_array(entries, shape=shape)
        self.fixed = np.full(system.size, -1, np.int8)

    def reach(self, goal: Goal, proofs: Sequence[Proof], incumbent: Bools) -> tuple[Bools, Proof]:
        """The best plan for a goal that gives up nothing reached before, and its proof."""
        from scipy.optimize import linprog

        matrix, limit = self._rows(proofs)
        found = linprog(
            -goal.gain, A_ub=matrix, b_ub=limit, bounds=(0, 1), method="highs",
            options={"time_limit": self.clock.left},
        )  # fmt: skip
        duals = np.zeros(limit.size, np.int64)
        if found.status == 0:
            scaled = np.rint(-found.ineqlin.marginals * 2**SCALE_BITS)
            duals = np.maximum(scaled, 0).astype(np.int64)
        value = int(goal.gain[incumbent].sum())
        proof = Proof((goal,), (1,), value, duals, SCALE_BITS)
        best = bound(self.system, proof, proofs)
        plans = [incumbent]
        if value < best:
            plans += self._plan(found.x, proofs)
            value = max(int(goal.gain[plan].sum()) for plan in plans)
        claimed = None
        if value < best and not self.clock.over:
            more, claimed, _ = self.whole(goal.gain, proofs)
            plans += more
        chosen = max(plans, key=lambda plan: int(goal.gain[plan].sum()))
        value = int(goal.gain[chosen].sum())
        return chosen, Proof((goal,), (1,), value, duals, SCALE_BITS, claimed)

    def whole(
        self, gain: Longs, proofs: Sequence[Proof], nodes: int = _NO_LIMIT
    ) -> tuple[list[Bools], int | None, bool]:
        """By branch and bound: the best plan found, if any; its bound; whether that is the end."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        matrix, limit = self._rows(proofs)
        low = np.where(self.fixed == 1, 1.0, 0.0)
        high = np.where(self.fixed == 0, 0.0, 1.0)
        found = milp(
            -gain,
            constraints=LinearConstraint(matrix, -np.inf, limit),
            integrality=np.ones(gain.size, np.int8),
            bounds=Bounds(low, high),
            options={"time_limit": self.clock.left, "mip_rel_gap": 0.0, "node_limit": nodes},
        )
        least = found.mip_dual_bound
        plans = self._plan(found.x, proofs)
        if least is None or not np.isfinite(least):
            return plans, None, False
        return plans, int(np.floor(_WHOLE - least)), found.status == 0

    def _rows(self, proofs: Sequence[Proof]) -> tuple[Any, Any]:
        """The rows of the part, and one per goal reached before."""
        from scipy.sparse import csr_array, vstack

        kept = [self.matrix, *(csr_array(-proof.gain[None, :] * 1.0) for proof in proofs)]
        reached = [-float(proof.value) for proof in proofs]
        limit = np.concatenate([self.system.limit.astype(np.float64), reached])
        return vstack(kept, format="csr"), limit

    def _plan(self, values: Any, proofs: Sequence[Proof]) -> list[Bools]:
        """The plan near some values, if it keeps every row exactly."""
        if values is None:
            return []
        chosen = np.asarray(values) > 0.5
        kept = all(int(proof.gain[chosen].sum()) >= proof.value for proof in proofs)
        return [chosen] if kept and np.all(self.system.left(chosen) >= 0) else []


def _first(programme: _Programme, proofs: Sequence[Proof], chosen: Bools) -> Bools | None:
    """The first of all optimal plans: pairs in order, taken if possible. None: it is too hard.

    The duals of the last goal tell most pairs: what loses more than the gap cannot change.
    """
    last, before = proofs[-1], proofs[:-1]
    left = reduced(programme.system, last, before)
    gap = (bound(programme.system, last, before) + 1 - last.value) << last.shift
    fixed = programme.fixed
    fixed[~chosen & (-left >= gap)] = 0
    fixed[chosen & (left >= gap)] = 1
    while (free := np.flatnonzero(fixed < 0)[:_CHUNK]).size:
        wish = np.zeros(fixed.size, np.int64)
        wish[free] = 2 ** np.arange(free.size - 1, -1, -1)
        plans, _, done = programme.whole(wish, proofs, _NODES)
        if not done or not plans:
            return None
        chosen = plans[0]
        if any(int(proof.gain[chosen].sum()) != proof.value for proof in proofs):
            return None
        fixed[free] = chosen[free]
    return chosen
