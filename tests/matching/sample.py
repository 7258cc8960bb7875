"""Four talents and a sheet whose numbers can be checked by hand."""

from __future__ import annotations

from datetime import date

from dxmatch.matching import Shortlist, match
from dxmatch.models import Period, Position, Rate, SkillClaim, SkillRequirement, Talent, Workload
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import OnUnknown, Strategy
from dxmatch.scoring.constraints import MustHave, WithinBudget
from dxmatch.scoring.scorers import RateFit, SkillCoverage

NEED = Position(
    id="dev",
    title="開発者",
    period=Period(start=date(2027, 4, 1), end=date(2028, 4, 1)),
    workload=Workload(share=100),
    must=(SkillRequirement(skill="python"),),
    want=(SkillRequirement(skill="cert-pmp"),),
    budget=Rate(high=1_000_000),
)


def talent(key: str, *skills: str, price: int | None = None) -> Talent:
    vendor, _, number = key.partition(":")
    return Talent(
        vendor=vendor,
        id=number,
        skills=tuple(SkillClaim(skill=skill) for skill in skills),
        rate=None if price is None else Rate.exactly(price),
    )


TALENTS = (
    talent("a:1", "python", "cert-pmp", price=900_000),  # 60 × 10,000 + 40 × 7,500
    talent("a:2", "python", price=700_000),  # 60 × 5,000 + 40 × 10,000
    talent("b:1", "python", "cert-pmp"),  # 60 × 10,000 + 0, price unknown
    talent("b:2", "cert-pmp", price=1_300_000),  # two NOs
)


def shortlist(
    k: int = 10, *more: Talent, on_unknown: OnUnknown = OnUnknown.REVIEW, title: str = "開発者"
) -> Shortlist:
    sheet = Strategy(
        must=MustHave() & WithinBudget(),
        want=60 * SkillCoverage() + 40 * RateFit(),
        name="審査表",
        on_unknown=on_unknown,
    )
    need = NEED.model_copy(update={"title": title})
    return match(need, TalentPool.of([*TALENTS, *more]), sheet, k)
