"""Larger markets with parts of a week: the same value as other solvers, with rows for every day."""

from __future__ import annotations

import random
from datetime import timedelta
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from dxmatch.assignment import Total, assign
from dxmatch.models import Period, Project, SkillRequirement
from dxmatch.models.pool import TalentPool
from tests.assignment.sample import (
    DAYS,
    SHEET,
    SKILLS,
    eligible,
    free_on,
    position,
    project,
    seats_of,
    talent,
)

Row = tuple[list[int], list[int], int]
"""Pairs, their coefficients, and the most that they add up to."""


def market(seed: int) -> tuple[list[Project], TalentPool]:
    chance = random.Random(seed)
    pool = TalentPool.of(
        talent(
            f"{n:02}",
            *chance.sample(SKILLS, 2),
            free=chance.choice((40, 60, 80, 100, None)),
            price=chance.randrange(400_000, 900_000, 7_000),
        )
        for n in range(12)
    )
    periods = [
        Period(start=DAYS[0], end=DAYS[2]),
        Period(start=DAYS[0], end=DAYS[1]),
        Period(start=DAYS[1], end=DAYS[2]),
    ]
    towns = [
        project(
            f"t{n:02}",
            *(
                position(
                    f"p{seat}",
                    chance.choice((20, 40, 60)),
                    period=chance.choice(periods),
                    headcount=chance.choice((1, 1, 2)),
                    want=(SkillRequirement(skill=chance.choice(SKILLS)),),
                )
                for seat in range(chance.choice((1, 2)))
            ),
        )
        for n in range(12)
    ]
    return towns, pool


def programme(towns: list[Project], pool: TalentPool) -> tuple[list[int], list[Row]]:
    """One row per position, per project and talent, and per talent and day; from the records."""
    totals = sorted(eligible(towns, pool).items())
    pairs, seats = [pair for pair, _ in totals], seats_of(towns)
    rows: list[Row] = []
    for need, (_, seat) in seats.items():
        mine = [at for at, pair in enumerate(pairs) if pair[0] == need]
        rows.append((mine, [1] * len(mine), seat.headcount))
    for one in pool:
        theirs = [at for at, pair in enumerate(pairs) if pair[1] == one.key]
        for town in towns:
            same = [at for at in theirs if seats[pairs[at][0]][0] == town.id]
            rows.append((same, [1] * len(same), 1))
        for offset in range((DAYS[2] - DAYS[0]).days):
            day = DAYS[0] + timedelta(days=offset)
            busy = [at for at in theirs if day in seats[pairs[at][0]][1].period]
            shares = [seats[pairs[at][0]][1].workload.percent for at in busy]
            rows.append((busy, shares, free_on(one, day)))
    return [total for _, total in totals], rows


@pytest.mark.parametrize("seed", range(5))
def test_as_scipy_with_a_row_for_every_day(seed: int) -> None:
    from scipy.optimize import Bounds, LinearConstraint, milp

    towns, pool = market(seed)
    totals, rows = programme(towns, pool)
    matrix = np.zeros((len(rows), len(totals)))
    for at, (edges, weights, _) in enumerate(rows):
        matrix[at, edges] = weights
    limits = [limit for _, _, limit in rows]
    ones = np.ones(len(totals))
    found = milp(
        -np.array(totals),
        constraints=LinearConstraint(matrix, -np.inf, limits),
        integrality=ones.astype(np.int8),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    assert assign(towns, pool, SHEET, Total()).total == -round(found.fun or 0)


@pytest.mark.parametrize("seed", range(3))
def test_as_cp_sat(seed: int) -> None:
    pytest.importorskip("ortools")
    cp_model: Any = import_module("ortools.sat.python.cp_model")
    towns, pool = market(seed)
    totals, rows = programme(towns, pool)
    model = cp_model.CpModel()
    chosen = [model.new_bool_var(f"{at}") for at in range(len(totals))]
    for edges, weights, limit in rows:
        model.add(sum(w * chosen[at] for at, w in zip(edges, weights, strict=True)) <= limit)
    model.maximize(sum(total * one for total, one in zip(totals, chosen, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    assert assign(towns, pool, SHEET, Total()).total == round(solver.objective_value)
