"""OR-Tools CP-SAT, the extra ``cpsat``: the linear model in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dxmatch._optional import require
from dxmatch.staffing.linear_model import LinearModel
from dxmatch.staffing.solver_answer import Answer, Cut


def ask_cpsat(model: LinearModel, cuts: Sequence[Cut], seconds: float | None) -> Answer:
    """The best columns under the cuts, by one worker with a fixed seed.

    Raises:
        MissingExtra: OR-Tools is not installed.
    """
    cp_model = require("ortools.sat.python.cp_model", extra="cpsat")
    program = cp_model.CpModel()
    chosen = [program.new_bool_var(f"c{n}") for n in range(model.group.size)]
    _fill(program, model, chosen)
    _reach(program, model, chosen)
    for cut in cuts:
        program.add(sum(chosen[column] for column in cut.columns.tolist()) <= cut.most)
    program.maximize(_points(program, model, chosen))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    if seconds is not None:
        solver.parameters.max_time_in_seconds = float(seconds)
    status = solver.solve(program)
    if status == cp_model.INFEASIBLE:
        return Answer(None, -np.inf)
    bound = float(solver.best_objective_bound) / _unit(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer(None, bound)
    return Answer(np.flatnonzero([solver.boolean_value(each) for each in chosen]), bound)


def _fill(program: Any, model: LinearModel, chosen: list[Any]) -> None:
    for number, group in enumerate(model.problem.groups):
        mine = [chosen[column] for column in np.flatnonzero(model.group == number).tolist()]
        program.add(sum(mine) == group.size)
    for row in model.shared.tolist():
        seats = [chosen[column] for column in np.flatnonzero(model.row == row).tolist()]
        program.add_at_most_one(seats)


def _reach(program: Any, model: LinearModel, chosen: list[Any]) -> None:
    for demand in model.problem.demands:
        numbers = model.summed(demand.person, demand.factors).tolist()
        program.add(sum(n * c for n, c in zip(numbers, chosen, strict=True) if n) >= demand.least)


def _unit(model: LinearModel) -> int:
    """Whole units per point, so that parts of want lines stay whole."""
    return int(np.lcm.reduce([gain.per for _, gain in model.problem.gains] or [1]))


def _points(program: Any, model: LinearModel, chosen: list[Any]) -> Any:
    unit = _unit(model)
    worth = sum(unit * t * c for t, c in zip(model.totals.tolist(), chosen, strict=True))
    for number, (weight, gain) in enumerate(model.problem.gains):
        counted = program.new_int_var(0, gain.cap, f"z{number}")
        numbers = model.summed(gain.person, gain.factors).tolist()
        program.add(counted <= sum(n * c for n, c in zip(numbers, chosen, strict=True)))
        worth += weight * gain.most * (unit // gain.per) * counted
    return worth
