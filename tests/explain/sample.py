"""A position that nobody can fill, and what giving way brings, checked by hand."""

from __future__ import annotations

from datetime import date

from dxmatch.models import (
    Availability,
    EngagementForm,
    Period,
    Position,
    Rate,
    SkillClaim,
    SkillRequirement,
    Talent,
    Workload,
    WorkStyle,
)
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.constraints import (
    FormAllowed,
    MustHave,
    PlaceReachable,
    ScheduleFits,
    WithinBudget,
)
from dxmatch.scoring.scorers import RateFit, SkillCoverage

POSITION = Position(
    id="dev",
    title="API開発者",
    period=Period(start=date(2027, 4, 1), end=date(2028, 4, 1)),
    workload=Workload(share=60),
    must=(SkillRequirement(skill="python", level=4), SkillRequirement(skill="sql", years=3)),
    budget=Rate(high=480_000),  # 800,000 for a full-time month
    prefecture=20,
    onsite_days=4,
    forms=frozenset({EngagementForm.CONTRACT_QUASI_MANDATE}),
)

SHEET = Strategy(
    must=ScheduleFits() & WithinBudget() & FormAllowed() & PlaceReachable() & MustHave(),
    want=60 * SkillCoverage() + 40 * RateFit(),
)


def talent(
    number: int,
    *,
    price: int = 700_000,
    start: date = date(2027, 1, 1),
    onsite: int = 4,
    level: int = 4,
    years: float = 3,
    form: EngagementForm = EngagementForm.CONTRACT_QUASI_MANDATE,
) -> Talent:
    return Talent(
        vendor="v",
        id=str(number),
        skills=(SkillClaim(skill="python", level=level), SkillClaim(skill="sql", years=years)),
        availability=Availability.from_day(start, 100),
        rate=Rate.exactly(price),
        work_style=WorkStyle(onsite_days=onsite, prefectures=frozenset({20})),
        forms=frozenset({form}),
    )


TALENTS = (
    talent(1, price=850_000),  # 480,000 → 510,000
    talent(2, price=850_000, level=3),
    talent(3, start=date(2027, 4, 10), onsite=2),
    talent(4, start=date(2027, 4, 10)),
    talent(5, form=EngagementForm.DISPATCH),
    talent(6, years=1.5),
)
POOL = TalentPool.of(TALENTS)
