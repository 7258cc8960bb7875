"""Five people and two positions whose teams can be worked out by hand."""

from __future__ import annotations

from datetime import date

from dxmatch.models import (
    Availability,
    Period,
    Position,
    Project,
    Rate,
    SkillClaim,
    SkillRequirement,
    Talent,
    Workload,
)
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.constraints import MustHave, ScheduleFits
from dxmatch.scoring.scorers import Experience

PERIOD = Period(start=date(2027, 4, 1), end=date(2027, 5, 1))


def talent(key: str, years: float, price: int | None, *skills: str, town: float = 0.0) -> Talent:
    vendor, _, number = key.partition(":")
    return Talent(
        vendor=vendor,
        id=number,
        years=years,
        municipal_years=town,
        rate=None if price is None else Rate.exactly(price),
        skills=tuple(SkillClaim(skill=skill) for skill in skills),
        availability=Availability.from_day(date(2027, 1, 1)),
    )


TALENTS = (
    talent("a:1", 10, 1_000_000, "python", "java"),
    talent("a:2", 8, 600_000, "python"),
    talent("b:1", 9, 900_000, "java", town=2),
    talent("b:2", 5, 500_000, "java"),
    talent("c:1", 2, None, "sql", "java", "python"),
)


def position(name: str, *skills: str, headcount: int = 1) -> Position:
    return Position(
        id=name,
        title=f"ポジション <{name}>",
        headcount=headcount,
        period=PERIOD,
        workload=Workload(share=50),
        must=tuple(SkillRequirement(skill=skill) for skill in skills),
    )


# Years count alone: 500 points a year, because the other half is for local government.
SHEET = Strategy(must=MustHave() & ScheduleFits(), want=Experience(), name="経験")
PROJECT = Project(
    id="town",
    title="案件 & <体制>",
    municipality="202142",
    positions=(position("web", "python"), position("batch", "java")),
)


def pool(*more: Talent) -> TalentPool:
    return TalentPool.of([*TALENTS, *more])
