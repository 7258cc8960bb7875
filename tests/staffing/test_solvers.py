"""Solvers for linear models: what they start with, limits, and the extra that may be missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from dxmatch import _optional
from dxmatch.errors import MissingExtra
from dxmatch.models import Period, Position, Project, SkillRequirement, Talent
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.scoring.scorers import Experience
from dxmatch.staffing import (
    JointCoverage,
    JointSkills,
    MunicipalExperience,
    Search,
    Solver,
    Status,
    TeamBudget,
    TeamSheet,
    VendorMix,
    WorkedTogether,
    staff,
)
from dxmatch.staffing.multipliers import bounds_of
from dxmatch.staffing.problem import Problem
from dxmatch.staffing.solver_start import solver_start
from dxmatch.staffing.team_algebra import TeamMust
from dxmatch.staffing.team_search import best_team
from tests.staffing.market import market

SKILLS = tuple(SkillRequirement(skill=skill) for skill in ("python", "java", "sql", "aws"))
LINES = TeamSheet(
    TeamBudget(yen=1_000_000)
    & VendorMix(each=2)
    & JointSkills(requirements=SKILLS)
    & MunicipalExperience(),
    2000 * JointCoverage(requirements=SKILLS)
    + 500 * WorkedTogether(pairs=tuple((f"v0:{n}", f"v1:{n + 1}") for n in range(0, 200, 5))),
)


def problem(seed: int, seats: int = 4, people: int = 20) -> Problem:
    return market(seed, seats, people, LINES)


@pytest.mark.parametrize("seed", range(4))
def test_the_start_is_legal_and_its_bound_true(seed: int) -> None:
    case = problem(seed)
    best = best_team(case, Search(solver=Solver.SEARCH))
    start = solver_start(case, bounds_of(case), Search(), Solver.MILP)
    assert best.proven and best.team is not None and start.team is not None
    assert case.legal(np.array([start.team]))[0]
    assert start.value <= best.value <= start.bound


@pytest.mark.parametrize("seed", range(4))
def test_lines_that_are_sums_are_solved_at_once(seed: int) -> None:
    sheet = TeamSheet(TeamMust(LINES.must), 2000 * JointCoverage(requirements=SKILLS))
    case = market(seed, 4, 20, sheet)
    best = best_team(case, Search(solver=Solver.SEARCH))
    start = solver_start(case, bounds_of(case), Search(), Solver.MILP)
    assert start.value == best.value
    assert start.bound - best.value <= best.value * 2e-6 + 2


@pytest.mark.parametrize("seed", range(2))
def test_cp_sat_starts_as_well(seed: int) -> None:
    pytest.importorskip("ortools")
    case = problem(seed)
    best = best_team(case, Search(solver=Solver.SEARCH))
    assert best_team(case, Search(solver=Solver.CPSAT)).team == best.team
    other = case.apart([best.team or ()], 1)
    start = solver_start(other, bounds_of(other), Search(), Solver.CPSAT)
    assert start.value <= best.value and start.team != best.team


def test_a_solver_helps_where_the_limit_is_reached() -> None:
    case = problem(1, seats=5, people=40)
    short = best_team(case, Search(nodes=1))
    best = best_team(case, Search(solver=Solver.SEARCH))
    assert best.proven and short.team is not None
    assert short.value <= best.value <= short.bound
    assert best.value - short.value <= best.value // 100


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> Any:
        raise ModuleNotFoundError(name=name.partition(".")[0])

    monkeypatch.setattr(_optional, "import_module", nothing)
    with pytest.raises(MissingExtra, match="ortools") as caught:
        best_team(problem(0), Search(solver=Solver.CPSAT))
    assert "pip install 'dxmatch[cpsat]'" in caught.value.text("ja")


def test_usual_size_is_proven() -> None:
    """Five positions with fifty candidates each, within the default limit."""
    case = market(7, 5, 50, LINES)
    found = best_team(case, Search())
    assert found.proven and found.team is not None and found.value == found.bound


def test_no_candidate_is_left_out_when_there_are_many() -> None:
    """Pruning is safe: with thousands of candidates the optimum is that of the whole table."""
    case = market(3, 2, 3000, TeamSheet(TeamBudget(yen=400_000) & VendorMix(least=2)))
    found = best_team(case, Search())
    one, two = case.groups
    money = case.pool.money.at_least(ALL).astype(np.int64)
    vendor = case.bench.vendors()
    best = -1
    for row, total in zip(one.rows.tolist(), one.totals.tolist(), strict=True):
        fits = (money[row] + money[two.rows]) * 40 <= 400_000 * 100
        fits &= (vendor[two.rows] != vendor[row]) & (two.rows != row)
        if fits.any():
            best = max(best, total + int(two.totals[fits].max()))
    assert found.proven and found.value == best


@pytest.mark.parametrize("solver", [Solver.AUTO, Solver.MILP])
def test_equal_teams_are_not_taken_for_the_first(solver: Solver) -> None:
    """A solver knows that no team has more points, not that no equal one comes first."""
    pool = TalentPool.of(Talent(vendor="v", id=f"{number:02d}") for number in range(30))
    period = Period(start=date(2026, 12, 1), end=date(2027, 4, 1))
    seats = Position(id="dev", title="開発者", period=period, headcount=3)
    need = Project(id="p", title="案件", municipality="202142", positions=(seats,))
    short = staff(need, pool, Experience(), 1, search=Search(nodes=1, solver=solver))
    assert short.status is Status.GAP and short.gap == 0
    assert [team.proven for team in short] == [False]
    assert "これより点数の高い体制はありません" in short.text("ja")
    assert "No team has more points." in short.text("en")
    whole = staff(need, pool, Experience(), 1, search=Search(solver=solver))
    assert whole.status is Status.PROVEN and whole[0].proven
    assert whole[0].keys == ("v:00", "v:01", "v:02")
    assert whole[0].total == short[0].total
