"""JointSkills: does somebody in the team bring each of these?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import Requirement, Text, Verdict
from dxmatch.models.pool.rows import Bytes, Index
from dxmatch.scoring.algebra import Trait
from dxmatch.scoring.labels import listed, requirement_label
from dxmatch.scoring.reason import Reason
from dxmatch.staffing.bench import Bench, Teams
from dxmatch.staffing.linear_form import AtLeast, Demand
from dxmatch.staffing.team_algebra import TeamConstraint
from dxmatch.staffing.team_reason import team_reason
from dxmatch.staffing.together import best_member, checked_requirements, member_verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class JointSkills(TeamConstraint):
    """補い合って満たすスキル — for each requirement somebody in the team meets it.

    What counts is what `MustHave` counts for one talent. What is dated (a certificate) must be
    valid when the first seat starts. If nobody surely meets a requirement but somebody may, it
    is open.

    Args:
        requirements: skills, certificates, languages or industries, one or more.

    Example:
        >>> from dxmatch.models import SkillRequirement
        >>> len(JointSkills(requirements=(SkillRequirement(skill="python"),)).requirements)
        1
    """

    title: ClassVar[Text] = Text(ja="体制で満たすスキル", en="Skills covered together")
    traits: ClassVar[frozenset[Trait]] = frozenset(Trait)
    requirements: tuple[Requirement, ...]

    def __post_init__(self) -> None:
        checked_requirements(self)

    def check(self, bench: Bench, teams: Teams) -> Bytes:
        """The least of the requirements, each met as well as the best member meets it."""
        parts = [best_member(bench, asked, teams) for asked in self.requirements]
        return np.asarray(np.minimum.reduce(parts), np.uint8)

    def why(self, bench: Bench, team: Index) -> Reason:
        """What nobody brings, or what is open, or who brings what."""
        one = team[None, :]
        told = [(asked, int(best_member(bench, asked, one)[0])) for asked in self.requirements]
        by_verdict = {
            verdict: listed(requirement_label(asked) for asked, got in told if got == verdict)
            for verdict in Verdict
        }
        worst = min(got for _, got in told)
        if worst == Verdict.NO:
            return team_reason("JOINT_MISSING", asked=len(told), missing=by_verdict[Verdict.NO])
        if worst == Verdict.UNKNOWN:
            return team_reason("JOINT_OPEN", asked=len(told), open=by_verdict[Verdict.UNKNOWN])
        held = listed(_with_holder(asked, bench, team) for asked in self.requirements)
        return team_reason("JOINT_MET", asked=len(told), held=held)

    def demand(self, bench: Bench, least: Verdict) -> Demand:
        """One sum per requirement: at least one member brings it."""
        ones = (1,) * len(bench.seats)
        return Demand(
            tuple(
                AtLeast((member_verdicts(bench, asked) >= least).astype(np.int64), ones, 1)
                for asked in self.requirements
            ),
            exact=True,
        )


def _with_holder(asked: Requirement, bench: Bench, team: Index) -> Text:
    """The requirement and the first member who surely meets it."""
    brought = member_verdicts(bench, asked)[team]
    holder = bench.pool.talents[int(team[int(brought.argmax())])].key
    name = requirement_label(asked)
    return Text(ja=f"{name.ja} {holder}", en=f"{name.en} {holder}")
