"""Shortlists for pages: many alike, so that something may be shown of everybody."""

from __future__ import annotations

from datetime import date

from dxmatch.matching import Shortlist, match
from dxmatch.models import (
    EngagementForm,
    Period,
    Position,
    Rate,
    SkillClaim,
    SkillRequirement,
    Talent,
    Workload,
)
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.constraints import MustHave, WithinBudget
from dxmatch.scoring.scorers import RateFit, SkillCoverage

NEED = Position(
    id="dev",
    title="開発者",
    description="一行目\n二行目",
    period=Period(start=date(2027, 4, 1), end=date(2028, 4, 1)),
    workload=Workload(days_per_week=5),
    must=(SkillRequirement(skill="python"),),
    want=(SkillRequirement(skill="sql", weight=3),),
    budget=Rate(high=1_000_000),
    as_of=date(2027, 1, 15),
)


def talent(key: str, *skills: str, price: int | None = None, years: float | None = 7) -> Talent:
    vendor, _, number = key.partition(":")
    return Talent(
        vendor=vendor,
        id=number,
        years=years,
        skills=tuple(SkillClaim(skill=skill, level=4, years=years) for skill in skills),
        rate=None if price is None else Rate.exactly(price),
    )


def crowd(count: int = 12) -> list[Talent]:
    """Alike but for the price within a band, so that their totals differ."""
    return [talent(f"a:{n:03}", "python", "sql", price=900_000 + 1_000 * n) for n in range(count)]


def shortlist(
    *more: Talent, k: int = 4, count: int = 12, need: Position = NEED, name: str = "審査表"
) -> Shortlist:
    sheet = Strategy(
        must=MustHave() & WithinBudget(), want=60 * SkillCoverage() + 40 * RateFit(), name=name
    )
    return match(need, TalentPool.of([*crowd(count), *more]), sheet, k)


def dispatched(*more: Talent, k: int = 4) -> Shortlist:
    forms = frozenset({EngagementForm.DISPATCH})
    return shortlist(*more, k=k, need=NEED.model_copy(update={"forms": forms}))
