"""Positions that need more than columns stand beside those that do not."""

from __future__ import annotations

import pytest

from dxmatch.models import (
    ExperienceRequirement,
    Position,
    Rate,
    Requirement,
    SkillClaim,
    SkillRequirement,
    Talent,
)
from dxmatch.models.pool import Kernels, TalentPool
from dxmatch.scoring import Strategy
from dxmatch.scoring.batch import Batch
from dxmatch.scoring.constraints import WithinBudget
from dxmatch.scoring.evaluate import evaluate
from dxmatch.scoring.ranking import best
from dxmatch.scoring.scorers import Experience, RateFit, SkillCoverage

POOL = TalentPool.of(
    Talent(
        vendor="v",
        id=str(number),
        years=number,
        rate=Rate.exactly(400_000 + 50_000 * (number * 5 % 8)),
        skills=tuple(SkillClaim(skill=("python", "go", "java")[number % k]) for k in (2, 3)),
        industries=frozenset({"industry-finance"} if number % 3 else ()),
    )
    for number in range(1, 9)
)
CARE = ExperienceRequirement(industry="industry-finance")
SKILLS = [SkillRequirement(skill=skill, weight=2) for skill in ("python", "go", "java")]


def need(*asked: Requirement, budget: int = 700_000) -> Position:
    return Position.model_validate(
        {
            "id": "x",
            "title": "x",
            "period": {"start": "2026-10-01", "end": "2027-04-01"},
            "budget": Rate(high=budget),
            "want": asked,
        }
    )


WITH_COLUMNS = [need(SKILLS[1], budget=650_000), need(*SKILLS), need(SKILLS[2], SKILLS[0])]
WITHOUT = [need(SKILLS[0], CARE), need(budget=500_000), need(CARE, SKILLS[2], budget=600_000)]


@pytest.mark.parametrize("kernels", [Kernels.NUMPY, Kernels.COMPILED])
@pytest.mark.parametrize(
    "needs",
    [
        [need for both in zip(WITHOUT, WITH_COLUMNS, strict=True) for need in both],
        [*WITH_COLUMNS, *WITHOUT],
        WITHOUT,
        WITH_COLUMNS,
    ],
)
def test_each_position_is_ranked_as_if_alone(needs: list[Position], kernels: Kernels) -> None:
    """Some have no plan, some no column for a want line; each keeps its own tests and values."""
    pool = POOL.using(kernels)
    sheet = Strategy(WithinBudget(), 5 * SkillCoverage() + 3 * Experience() + RateFit())
    found = Batch(sheet, pool, 4).bests(needs)
    for place, position in enumerate(needs):
        alone = best(evaluate(sheet, position, pool.using(Kernels.NUMPY)), 4)
        none = [-1] * (4 - alone.rows.size)
        assert found.rows[place].tolist() == alone.rows.tolist() + none
        assert found.totals[place].tolist() == alone.totals.tolist() + none
        assert found.eligible[place] == alone.eligible


def test_there_are_positions_of_both_kinds() -> None:
    """Or the test above would prove nothing."""
    line, cover = Experience(), SkillCoverage()
    for position in WITH_COLUMNS:
        assert line.column_value(position, POOL) is not None
        assert cover.plan(position, POOL) is not None
    for position in WITHOUT:
        known = line.column_value(position, POOL), cover.plan(position, POOL)
        assert None in known
