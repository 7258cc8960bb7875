"""A first team and a bound from a solver for linear models: HiGHS, or CP-SAT.

The linear model allows every legal team and gives it at least its points. So the solver's bound
is a bound for teams, and the team that it finds is judged by the lines themselves; one that is
refused, or that has fewer points than the model thought, is ruled out and the solver asked again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from dxmatch.models import SCALE
from dxmatch.models.pool.rows import Index
from dxmatch.staffing.linear_model import LinearModel
from dxmatch.staffing.multipliers import Bounds, root_bound
from dxmatch.staffing.problem import Problem
from dxmatch.staffing.search import Found, Search, Solver
from dxmatch.staffing.solver_answer import Answer, Cut

_COLUMNS, _TRIES = 2000, 40
"""Candidates of each group in the model, and how often a solver is asked."""

_SLACK = 1e-6
"""How far, relatively, a bound in floating point may be off."""


Ask = Callable[[LinearModel, Sequence[Cut], float | None], Answer]


def solver_start(problem: Problem, bounds: Bounds, search: Search, solver: Solver) -> Found:
    """The best legal team that the solver found, with a bound for all teams.

    Raises:
        MissingExtra: CP-SAT is asked for, and OR-Tools is not installed.
    """
    model = LinearModel(problem, [_leading(r, g.size) for r, g in
                                  zip(bounds.reduced, problem.groups, strict=True)])  # fmt: skip
    cuts: list[Cut] = []
    outside = _outside(problem, bounds, model)
    constant = SCALE * sum(weight for weight, _ in problem.loose)
    best, value, upper = None, -1, root_bound(problem, bounds) // bounds.scale
    for _ in range(_TRIES):
        answer = _asker(solver)(model, cuts, search.seconds)
        told = answer.bound + constant
        # Teams that were ruled out were judged before: the bound holds for the others.
        rest = -1 if math.isinf(told) else math.floor(told + _SLACK * max(abs(told), 1.0))
        upper = min(upper, max(rest, outside, value))
        if answer.columns is None:
            break
        team = _team(model, answer.columns)
        if problem.legal(team)[0]:
            points = int((problem.points(team) + problem.added(team))[0])
            if points > value:
                best, value = tuple(team[0].tolist()), points
        if upper <= value:
            break
        cuts.append(Cut(answer.columns, problem.seats - 1))
    return Found(best, max(value, 0), max(upper, value), False, 0)


def _asker(solver: Solver) -> Ask:
    if solver is Solver.CPSAT:
        from dxmatch.staffing.cpsat import ask_cpsat

        return ask_cpsat
    from dxmatch.staffing.highs import ask_highs

    return ask_highs


def _leading(reduced: Index, size: int) -> Index:
    order = np.argsort(-reduced, kind="stable")
    return np.sort(order[: _COLUMNS + size])


def _outside(problem: Problem, bounds: Bounds, model: LinearModel) -> int:
    """A bound for teams with somebody who is not in the model; −1 if everybody is."""
    root, most = root_bound(problem, bounds), -1
    for group, reduced, inside in zip(problem.groups, bounds.reduced, model.chosen, strict=True):
        ordered = np.sort(reduced)[::-1]
        if inside.size < ordered.size:
            lost = int(ordered[group.size - 1]) - int(ordered[inside.size])
            most = max(most, (root - lost) // bounds.scale)
    return most


def _team(model: LinearModel, columns: Index) -> Index:
    """One team in canonical form, shape (1, seats)."""
    rows = [
        np.sort(model.row[columns[model.group[columns] == g]]) for g in range(len(model.chosen))
    ]
    return np.concatenate(rows)[None, :]
