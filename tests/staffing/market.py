"""A seeded market: positions with candidates and totals, prices, vendors and skills at random."""

from __future__ import annotations

from datetime import date

import numpy as np

from dxmatch.models import Period, Position, Rate, SkillClaim, Talent, Workload
from dxmatch.models.pool import TalentPool
from dxmatch.staffing.problem import Group, Problem
from dxmatch.staffing.team_algebra import TeamSheet

PERIOD = Period(start=date(2027, 4, 1), end=date(2028, 4, 1))
SKILLS = ("python", "java", "sql", "aws", "django", "docker")


def market(seed: int, seats: int, candidates: int, sheet: TeamSheet) -> Problem:
    """One seat per position; every position has its own candidates, many of them shared."""
    rng = np.random.default_rng(seed)
    size = max(candidates + 1, candidates * seats // 2)
    held = rng.random((size, len(SKILLS))) < 0.2
    talents = [
        Talent(
            vendor=f"v{n % 5}",
            id=str(n),
            rate=Rate.exactly(int(rng.integers(30, 90)) * 10_000),
            municipal_years=float(rng.integers(0, 3)),
            skills=tuple(SkillClaim(skill=SKILLS[s]) for s in np.flatnonzero(held[n]))
            or (SkillClaim(skill="rust"),),
        )
        for n in range(size)
    ]
    pool = TalentPool.of(talents)
    groups = []
    for number in range(seats):
        position = Position(id=f"p{number}", title="t", period=PERIOD, workload=Workload(share=40))
        rows = np.sort(rng.choice(size, candidates, replace=False)).astype(np.intp)
        totals = rng.integers(200_000, 1_000_000, candidates)
        groups.append(Group(position, number, 1, rows, totals))
    return Problem(tuple(groups), pool, sheet)
