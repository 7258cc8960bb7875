"""The best team, by the way that was asked for; and whether there is any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dxmatch.models.pool.rows import Longs
from dxmatch.staffing.branch_and_bound import BranchAndBound
from dxmatch.staffing.multipliers import Bounds, bounds_of, root_bound
from dxmatch.staffing.problem import Group, Problem
from dxmatch.staffing.search import Found, Search, Solver
from dxmatch.staffing.solver_start import solver_start

_GLANCE = 300_000
"""Combinations after which a search that found nobody asks whether there is any team."""

_PEEK = 5_000
"""Combinations before a linear program is asked whether there can be any team."""

NOBODY = Found(None, 0, -1, True, 0)
"""It is proven that there is no team."""


def best_team(problem: Problem, search: Search, taken: Sequence[Sequence[int]] = ()) -> Found:
    """The best legal team from which at least ``search.diverse`` people of each taken one differ.

    Raises:
        MissingExtra: CP-SAT is asked for, and OR-Tools is not installed.
        PluginContractError: a team line answered the wrong shape, type or range.
    """
    if not _enough(problem):
        return NOBODY
    if taken:
        problem = problem.apart(taken, search.diverse)
    bounds = bounds_of(problem)
    if search.solver in (Solver.MILP, Solver.CPSAT):
        start = solver_start(problem, bounds, search, search.solver)
        return BranchAndBound(problem, bounds, search).run(start)
    glance = replace(search, nodes=min(search.nodes, _GLANCE))
    found = BranchAndBound(problem, bounds, glance).run()
    if found.proven:
        return found
    if found.team is None and is_possible(problem, glance.nodes) is False:
        return NOBODY
    if search.nodes > _GLANCE:
        found = BranchAndBound(problem, bounds, search).run(found)
    if found.proven or search.solver is Solver.SEARCH:
        return found
    return _helped(problem, bounds, search, found)


def _helped(problem: Problem, bounds: Bounds, search: Search, found: Found) -> Found:
    """What a solver can add to a search that reached its limit."""
    start = solver_start(problem, bounds, search, Solver.MILP)
    bound = min(found.bound, start.bound)
    better = start.team is not None and (found.team is None or start.value > found.value)
    team, value = (start.team, start.value) if better else (found.team, found.value)
    merged = Found(team, value, bound, False, found.nodes)
    if team is None:
        return NOBODY if bound < 0 else merged
    if bound > value:
        return merged
    # No team has more points, but one that has as many may come first by identity.
    few = replace(search, nodes=min(search.nodes, _GLANCE))
    first = BranchAndBound(problem, bounds, few).run(replace(merged, bound=value))
    return replace(first, nodes=found.nodes + first.nodes)


def is_possible(problem: Problem, nodes: int = _GLANCE) -> bool | None:
    """Whether there is any legal team; None if the limit came first."""
    if not _enough(problem):
        return False
    groups = tuple(
        Group(g.position, g.first, g.size, g.rows, np.zeros(g.rows.size, np.int64))
        for g in problem.groups
    )
    plain = Problem(groups, problem.pool, problem.sheet.only_must(), problem.differing)
    order = _helpful(plain)
    for limit in (min(nodes, _PEEK), nodes):
        found = BranchAndBound(plain, order, Search(nodes=limit), first=True).run()
        if found.team is not None or found.proven:
            return found.team is not None
        # Without points the bound is 0, or below if no team can reach the sums of the must lines.
        if limit < nodes and plain.demands and root_bound(plain, bounds_of(plain)) < 0:
            return False
    return None


def _enough(problem: Problem) -> bool:
    """Whether every position has as many eligible talents as seats, and all have together."""
    few = any(group.rows.size < group.size for group in problem.groups)
    return not few and problem.bench.people.size >= problem.seats


def _helpful(problem: Problem) -> Bounds:
    """An order in which those who bring most towards the sums are tried first."""
    reduced: list[Longs] = []
    for group in problem.groups:
        helps = np.zeros(group.rows.size, np.float64)
        for demand, norm in zip(problem.demands, problem.norms, strict=True):
            helps += demand.person[group.rows] * (demand.factors[group.first] / norm)
        reduced.append(np.rint((helps - helps.min()) * 2**20).astype(np.int64))
    return Bounds(1, 0, tuple(reduced))
