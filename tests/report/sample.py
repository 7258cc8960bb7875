"""A pool of three and a position, so small that every number can be checked by hand."""

from datetime import date

from dxmatch.matching import Shortlist, match
from dxmatch.models import (
    Availability,
    Consent,
    Period,
    Position,
    Purpose,
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

POSITION = Position(
    id="dev",
    title="開発者",
    period=Period(start=date(2026, 10, 1), end=date(2027, 4, 1)),
    workload=Workload(days_per_week=2),
    must=(SkillRequirement(skill="python"),),
    want=(SkillRequirement(skill="sql"),),
    budget=Rate(high=400_000),
    as_of=date(2026, 9, 1),
)
SHEET = Strategy(
    must=MustHave() & WithinBudget(), want=60 * SkillCoverage() + 40 * RateFit(), name="tiny"
)
CONSENT = Consent(purposes=frozenset({Purpose.MATCHING}))


def talent(key: str, *skills: str, rate: int | None = None) -> Talent:
    """``vendor:id`` with skills and a full-time month's price."""
    vendor, _, number = key.partition(":")
    return Talent(
        vendor=vendor,
        id=number,
        skills=tuple(SkillClaim(skill=skill) for skill in skills),
        rate=Rate.exactly(rate) if rate else None,
        availability=Availability.from_day(date(2026, 9, 1)),
        consent=CONSENT,
    )


def shortlist(k: int = 10, *more: Talent) -> Shortlist:
    """`a:1` fits, `a:2` states no price, `b:1` has no python."""
    pool = TalentPool.of(
        [
            talent("a:1", "python", "sql", rate=500_000),
            talent("a:2", "python"),
            talent("b:1", "sql", rate=500_000),
            *more,
        ]
    )
    return match(POSITION, pool, SHEET, k)
