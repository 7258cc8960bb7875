"""JointCoverage: how much of this does the team bring together?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import SCALE, Requirement, Text, Verdict
from dxmatch.models.pool.rows import Index, Ints
from dxmatch.scoring.algebra import Trait
from dxmatch.scoring.labels import listed, requirement_label
from dxmatch.scoring.reason import Reason
from dxmatch.staffing.bench import Bench, Teams
from dxmatch.staffing.linear_form import Gain
from dxmatch.staffing.team_algebra import TeamScorer
from dxmatch.staffing.team_reason import team_reason
from dxmatch.staffing.together import best_member, checked_requirements, member_verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class JointCoverage(TeamScorer):
    """体制としての充足度 — the weighted share of requirements that somebody surely meets.

    Args:
        requirements: with their weights, one or more.

    Points: SCALE if each is surely met by some member, 0 if none is.

    Example:
        >>> from dxmatch.models import SkillRequirement
        >>> JointCoverage(requirements=(SkillRequirement(skill="python"),)).title.en
        'Coverage together'
    """

    title: ClassVar[Text] = Text(ja="体制としての充足度", en="Coverage together")
    traits: ClassVar[frozenset[Trait]] = frozenset(Trait)
    requirements: tuple[Requirement, ...]

    def __post_init__(self) -> None:
        checked_requirements(self)

    def score(self, bench: Bench, teams: Teams) -> Ints:
        """Σ weight of what is met, of Σ weight."""
        met = sum(
            (best_member(bench, asked, teams) == Verdict.YES).astype(np.int64) * asked.weight
            for asked in self.requirements
        )
        return np.asarray(met * SCALE // self._weight, np.int32)

    def gains(self, bench: Bench) -> tuple[Gain, ...]:
        """One part per requirement, which counts once however many bring it."""
        ones = (1,) * len(bench.seats)
        return tuple(
            Gain(
                (member_verdicts(bench, asked) == Verdict.YES).astype(np.int64),
                ones,
                1,
                SCALE * asked.weight,
                self._weight,
            )
            for asked in self.requirements
        )

    def why(self, bench: Bench, team: Index) -> Reason:
        """How many are met, and which are not."""
        missing = [
            asked
            for asked in self.requirements
            if best_member(bench, asked, team[None, :])[0] != Verdict.YES
        ]
        asked = len(self.requirements)
        return team_reason(
            "JOINT_SHARE",
            asked=asked,
            met=asked - len(missing),
            missing=listed(map(requirement_label, missing)),
        )

    @property
    def _weight(self) -> int:
        return sum(asked.weight for asked in self.requirements)
