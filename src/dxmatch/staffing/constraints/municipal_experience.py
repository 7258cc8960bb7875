"""MunicipalExperience: do enough members know local government from inside?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import Text, Verdict
from dxmatch.models.pool.rows import Bytes, Index, verdicts
from dxmatch.scoring.algebra import Trait
from dxmatch.scoring.parameter import checked_whole
from dxmatch.scoring.reason import Reason
from dxmatch.staffing.bench import Bench, Teams
from dxmatch.staffing.linear_form import AtLeast, Demand
from dxmatch.staffing.team_algebra import TeamConstraint
from dxmatch.staffing.team_reason import team_reason

_CODES = {
    Verdict.NO: "MUNICIPAL_MISSING",
    Verdict.UNKNOWN: "MUNICIPAL_OPEN",
    Verdict.YES: "MUNICIPAL_MET",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalExperience(TeamConstraint):
    """自治体経験者がいること — enough members have worked with local government.

    Who does not state years with local government leaves it open.

    Args:
        people: how many members, 1 to 1,000.
        years: how long each of them, 1 to 60.

    Example:
        >>> MunicipalExperience()
        MunicipalExperience(people=1, years=1)
    """

    title: ClassVar[Text] = Text(ja="自治体経験者", en="Municipal experience")
    traits: ClassVar[frozenset[Trait]] = frozenset(Trait)
    people: int = 1
    years: int = 1

    def __post_init__(self) -> None:
        checked_whole(self, "people", 1, 1000)
        checked_whole(self, "years", 1, 60)

    def check(self, bench: Bench, teams: Teams) -> Bytes:
        """YES if enough surely have it, NO if not even those who do not say would do."""
        months = bench.pool.facts.municipal_months[teams]
        sure = (months >= self.years * 12).sum(axis=1)
        return verdicts(sure + (months < 0).sum(axis=1) >= self.people, sure >= self.people)

    def why(self, bench: Bench, team: Index) -> Reason:
        """How many there are."""
        months = bench.pool.facts.municipal_months[team]
        code = _CODES[Verdict(int(self.check(bench, team[None, :])[0]))]
        count = int((months >= self.years * 12).sum())
        return team_reason(code, count=count, people=self.people, years=self.years)

    def demand(self, bench: Bench, least: Verdict) -> Demand:
        """One sum: the number of members who have it, or who may have it."""
        months = bench.pool.facts.municipal_months
        counted = months >= self.years * 12
        if least is not Verdict.YES:
            counted = counted | (months < 0)
        ones = (1,) * len(bench.seats)
        return Demand((AtLeast(counted.astype(np.int64), ones, self.people),), exact=True)
