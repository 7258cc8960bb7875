"""One team of five positions with fifty candidates each: dxmatch, CP-SAT, HiGHS and greedy.

All solve the same need in one run, in turns: totals of a sheet, distinct people, one budget, at
most two people of a vendor, skills that the team has to cover together, municipal experience.
CP-SAT (if OR-Tools is installed) and HiGHS get the model that one would write by hand, without
anything that dxmatch worked out; building it counts, as it does for us. Their best total has to be
ours. Greedy takes the best person who is still free, position by position, and looks no further
than the vendor's limit and the money that is left if everybody else costs the least. Only ratios
within one run mean anything.

    python -m benchmarks.teams [needs] [positions] [candidates]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from scipy import optimize, sparse

from dxmatch.models import Period, Position, Rate, SkillClaim, SkillRequirement, Talent, Workload
from dxmatch.models.pool import TalentPool
from dxmatch.staffing import JointSkills, MunicipalExperience, Search, TeamBudget, VendorMix
from dxmatch.staffing.problem import Group, Problem
from dxmatch.staffing.team_algebra import TeamSheet
from dxmatch.staffing.team_search import best_team

SKILLS = ("python", "java", "sql", "aws", "azure", "docker")
"""None implies another, so that a member has exactly what is drawn."""

SHARE, EACH, ROUNDS = 40, 2, 3
PERIOD = Period(start=date(2027, 4, 1), end=date(2028, 4, 1))
Team = tuple[int, ...]


class Need:
    """Seeded positions, candidates and prices; the budget is 70 % of the favourites' price."""

    def __init__(self, seed: int, positions: int, candidates: int) -> None:
        rng = np.random.default_rng(seed)
        self.size = candidates * positions // 2
        self.price = rng.integers(30, 100, self.size) * 10_000
        self.vendor = rng.integers(0, 6, self.size)
        self.held = rng.random((self.size, len(SKILLS))) < 0.12
        self.town = rng.random(self.size) < 0.15
        self.rows = [
            np.sort(rng.choice(self.size, candidates, replace=False)) for _ in range(positions)
        ]
        worth = self.price[:, None] // 200 + rng.integers(0, 600_000, (self.size, positions))
        self.totals = [np.minimum(worth[rows, n], 1_000_000) for n, rows in enumerate(self.rows)]
        favourites = [
            rows[totals.argmax()] for rows, totals in zip(self.rows, self.totals, strict=True)
        ]
        self.budget = int(self.price[favourites].sum()) * SHARE * 70 // 10_000
        self.problem = self._problem()

    def _problem(self) -> Problem:
        talents = [
            Talent(
                vendor=f"v{self.vendor[n]}",
                id=f"{n:06d}",
                rate=Rate.exactly(int(self.price[n])),
                municipal_years=2.0 if self.town[n] else 0.0,
                skills=tuple(SkillClaim(skill=SKILLS[s]) for s in np.flatnonzero(self.held[n]))
                or (SkillClaim(skill="rust"),),
            )
            for n in range(self.size)
        ]
        pool = TalentPool.of(talents)
        # The pool is in order of vendor and id, not in that of the drawing.
        place = np.array([pool.row(talent.key) for talent in talents])
        groups = []
        for n, (rows, totals) in enumerate(zip(self.rows, self.totals, strict=True)):
            order = np.argsort(place[rows])
            seat = Position(
                id=f"p{n:02d}", title="t", period=PERIOD, workload=Workload(share=SHARE)
            )
            groups.append(Group(seat, n, 1, place[rows][order], totals[order].astype(np.int64)))
        asked = tuple(SkillRequirement(skill=skill) for skill in SKILLS)
        lines = (
            TeamBudget(yen=self.budget)
            & VendorMix(each=EACH)
            & JointSkills(requirements=asked)
            & MunicipalExperience()
        )
        return Problem(tuple(groups), pool, TeamSheet(lines))


def ours(need: Need) -> int | None:
    # A fresh problem, because it keeps what it has worked out.
    problem = Problem(need.problem.groups, need.problem.pool, need.problem.sheet)
    found = best_team(problem, Search())
    if not found.proven:
        raise SystemExit("not proven within the limit")
    return None if found.team is None else found.value


def by_cp_sat(need: Need, workers: int) -> int | None:
    cp_model: Any = import_module("ortools.sat.python.cp_model")
    model = cp_model.CpModel()
    seats: list[list[tuple[int, int, Any]]] = []
    for rows, totals in zip(need.rows, need.totals, strict=True):
        seat = [(int(r), int(t), model.new_bool_var("")) for r, t in zip(rows, totals, strict=True)]
        model.add_exactly_one(var for _, _, var in seat)
        seats.append(seat)
    every = [each for seat in seats for each in seat]
    for row in {row for row, _, _ in every}:
        model.add_at_most_one(var for r, _, var in every if r == row)
    model.add(sum(int(need.price[r]) * SHARE * var for r, _, var in every) <= need.budget * 100)
    for vendor in range(6):
        model.add(sum(var for r, _, var in every if need.vendor[r] == vendor) <= EACH)
    for skill in range(len(SKILLS)):
        model.add_at_least_one(var for r, _, var in every if need.held[r, skill])
    model.add_at_least_one(var for r, _, var in every if need.town[r])
    model.maximize(sum(total * var for _, total, var in every))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.max_time_in_seconds = 60
    status = solver.solve(model)
    return round(solver.objective_value) if status == cp_model.OPTIMAL else None


def by_highs(need: Need) -> int | None:
    row = np.concatenate(need.rows)
    seat = np.repeat(np.arange(len(need.rows)), [rows.size for rows in need.rows])
    lines = [seat == n for n in range(len(need.rows))]
    low, high = [1.0] * len(lines), [1.0] * len(lines)
    lines += [row == person for person in np.unique(row)]
    lines += [need.vendor[row] == vendor for vendor in range(6)]
    high += [1.0] * (len(lines) - len(high) - 6) + [float(EACH)] * 6
    low += [-np.inf] * (len(lines) - len(low))
    lines += [*need.held[row].T, need.town[row], need.price[row] * SHARE / 1e6]
    low += [1.0] * (len(SKILLS) + 1) + [-np.inf]
    high += [np.inf] * (len(SKILLS) + 1) + [need.budget * 100 / 1e6]
    totals = np.concatenate(need.totals)
    found = optimize.milp(
        -totals.astype(float),
        integrality=np.ones(row.size, np.int64),
        bounds=optimize.Bounds(0, 1),
        constraints=optimize.LinearConstraint(
            sparse.csr_array(np.array(lines, float)), np.array(low), np.array(high)
        ),
        options={"mip_rel_gap": 0.0},
    )
    return None if found.x is None else int(totals[found.x > 0.5].sum())


def by_greedy(need: Need) -> tuple[int, bool] | None:
    """Total, and whether skills and municipal experience are there; None if a seat stays empty."""
    cheapest = [int(need.price[rows].min()) for rows in need.rows]
    left, total = need.budget * 100 // SHARE, 0
    taken: list[int] = []
    for n, (rows, totals) in enumerate(zip(need.rows, need.totals, strict=True)):
        vendors = Counter(int(need.vendor[row]) for row in taken)
        fits = [
            at
            for at in np.argsort(-totals, kind="stable").tolist()
            if rows[at] not in taken
            and vendors[int(need.vendor[rows[at]])] < EACH
            and int(need.price[rows[at]]) + sum(cheapest[n + 1 :]) <= left
        ]
        if not fits:
            return None
        taken.append(int(rows[fits[0]]))
        left -= int(need.price[taken[-1]])
        total += int(totals[fits[0]])
    return total, bool(need.held[taken].any(axis=0).all() and need.town[taken].any())


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(count: int, positions: int, candidates: int) -> None:
    needs = [Need(seed, positions, candidates) for seed in range(count)]
    peers: dict[str, Callable[[Need], int | None]] = {"HiGHS": by_highs}
    if find_spec("ortools"):
        peers["CP-SAT, 1 worker"] = lambda need: by_cp_sat(need, 1)
        peers["CP-SAT, 8 workers"] = lambda need: by_cp_sat(need, 8)
    best = [ours(need) for need in needs]
    for name, peer in peers.items():
        for need, value in zip(needs, best, strict=True):
            if (other := peer(need)) != value:
                raise SystemExit(f"{name} has {other}, dxmatch {value}")
    times: dict[str, list[float]] = {name: [] for name in peers}
    mine = []
    for need in needs:
        for _ in range(ROUNDS):
            own = seconds(lambda need=need: ours(need))  # type: ignore[misc]
            mine.append(own)
            for name, peer in peers.items():
                times[name].append(seconds(lambda p=peer, n=need: p(n)) / own)  # type: ignore[misc]
    solved = sum(value is not None for value in best)
    print(f"{count} needs of {positions} x {candidates}: {solved} with a team, all proven, "
          f"same totals; dxmatch median {statistics.median(mine) * 1e3:.0f} ms")  # fmt: skip
    for name, ratios in times.items():
        print(f"{name:18} takes {statistics.median(ratios):6.1f} x our time "
              f"({min(ratios):.1f} to {max(ratios):.1f})")  # fmt: skip
    tell_greedy(needs, best)


def tell_greedy(needs: list[Need], best: list[int | None]) -> None:
    found = [(by_greedy(need), need) for need, value in zip(needs, best, strict=True) if value]
    unfilled = sum(told is None for told, _ in found)
    illegal = sum(told is not None and not told[1] for told, _ in found)
    print(f"greedy: of {len(found)} needs with a team, {unfilled} have an empty seat")
    print(f"greedy: {illegal} teams are without a demanded skill or municipal experience")
    losses = [1 - told[0] / without_cover(need) for told, need in found if told]
    if losses:
        mean, worst = statistics.mean(losses), max(losses)
        print(
            f"greedy: if only budget and vendors count, it loses {mean:.1%} (at most {worst:.1%})"
        )


def without_cover(need: Need) -> int:
    """Our best total if budget and vendors are the only team lines."""
    sheet = TeamSheet(TeamBudget(yen=need.budget) & VendorMix(each=EACH))
    return best_team(Problem(need.problem.groups, need.problem.pool, sheet), Search()).value


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers + [10, 5, 50][len(numbers) :]))
