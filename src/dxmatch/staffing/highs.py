"""HiGHS through scipy: the linear model as a mixed-integer program."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dxmatch.staffing.linear_model import Floats, LinearModel
from dxmatch.staffing.solver_answer import Answer, Cut

_NODES = 20_000
"""Nodes of the solver's own tree; unlike a time this gives the same answer in every run."""

_INFEASIBLE = 2


def ask_highs(model: LinearModel, cuts: Sequence[Cut], seconds: float | None) -> Answer:
    """The best columns under the cuts; without a time limit the same answer in every run."""
    from scipy import optimize, sparse

    columns, parts = model.group.size, model.caps.size
    found = optimize.milp(
        np.concatenate([-model.totals.astype(np.float64), -model.worth]),
        integrality=np.concatenate([np.ones(columns), np.zeros(parts)]),
        bounds=optimize.Bounds(0, np.concatenate([np.ones(columns), model.caps])),
        constraints=[
            optimize.LinearConstraint(sparse.csr_array(table), low, high)
            for table, low, high in _lines(model, cuts)
            if len(low)
        ],
        options={
            "node_limit": _NODES,
            "mip_rel_gap": 0.0,
            **({} if seconds is None else {"time_limit": float(seconds)}),
        },
    )
    if found.status == _INFEASIBLE:
        return Answer(None, -np.inf)
    bound = np.inf if found.mip_dual_bound is None else -float(found.mip_dual_bound)
    if found.x is None:
        return Answer(None, bound)
    return Answer(np.flatnonzero(found.x[:columns] > 0.5), bound)


def _lines(model: LinearModel, cuts: Sequence[Cut]) -> list[tuple[Floats, Floats, Floats]]:
    """Dense tables with lower and upper ends, over columns and parts."""
    columns, parts = model.group.size, model.caps.size
    nothing = np.zeros((1, parts))
    few = np.zeros((len(cuts), columns))
    for number, cut in enumerate(cuts):
        few[number, cut.columns] = 1

    def wide(table: Floats) -> Floats:
        return np.hstack([table, np.repeat(nothing, len(table), axis=0)])

    shared, sums = model.once.toarray(), model.demanded
    most = np.array([cut.most for cut in cuts], np.float64)
    return [
        (wide(model.filled.toarray()), model.sizes, model.sizes),
        (wide(shared), np.zeros(len(shared)), np.ones(len(shared))),
        (wide(sums), model.least, np.full(len(sums), np.inf)),
        (np.hstack([model.gained, -np.eye(parts)]), np.zeros(parts), np.full(parts, np.inf)),
        (wide(few), np.full(len(cuts), -np.inf), most),
    ]
