"""SkillCoverage: how much of what is asked for does the talent bring?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np

from dxmatch.models import SCALE, Position, Text
from dxmatch.models.pool import Plan, Rows, SkillNeed, TalentPool
from dxmatch.models.pool.postings import Postings
from dxmatch.models.pool.rows import Ints
from dxmatch.scoring.algebra import CODE_ONLY, Scorer
from dxmatch.scoring.labels import listed, skill_label
from dxmatch.scoring.rarity import Rarity
from dxmatch.scoring.reason import Reason, reason
from dxmatch.scoring.requirements import skill_needs, skills_asked
from dxmatch.scoring.unknown import Facts, OpenFact
from dxmatch.vocabulary import SkillSimilarity


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillCoverage(Scorer):
    """求めるスキルの充足度 — how much of the skills asked for the talent brings.

    For each skill asked for (must and want) the best claim counts: similarity × fit, where
    having the skill is half of the fit and its level and years are the other half. The mean is
    weighted by the requirement's weight and by a frozen rarity. A true skill never lowers the
    value, repeating one never raises it, and other talents never change it.

    Args:
        rarity: frozen weights by rarity; all the same unless fitted.
        similarity: how far one skill stands in for another; the shipped table by default.

    Points: SCALE if every skill is there at the level and years asked for, 0 if none is.

    Example:
        >>> SkillCoverage().title.en
        'Skill coverage'
    """

    title: ClassVar[Text] = Text(ja="スキル充足度", en="Skill coverage")
    rarity: Rarity = field(default_factory=Rarity, metadata=CODE_ONLY)
    similarity: SkillSimilarity | None = field(default=None, repr=False, metadata=CODE_ONLY)

    def needs(self, position: Position) -> tuple[SkillNeed, ...]:
        """What counts for each skill asked for."""
        similarity = self.similarity or SkillSimilarity.default()
        needs = skill_needs(position, similarity)
        return tuple(map(self.rarity.weigh, needs)) if self.rarity.weights else needs

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        """Weighted mean credit."""
        return pool.coverage(self.needs(position), rows)

    def plan(self, position: Position, pool: TalentPool) -> Plan | None:
        """From the postings of the skills asked for alone."""
        return pool.plan(self.needs(position))

    def plans(self, positions: Sequence[Position], pool: TalentPool) -> Sequence[Plan | None]:
        """The same for many positions."""
        if type(self).needs is not SkillCoverage.needs:  # somebody asks for other skills
            return [self.plan(position, pool) for position in positions]
        asked = skills_asked(positions)
        if self.rarity.weights:
            asked = asked._replace(weight=list(map(self.rarity.weight, asked.skill, asked.weight)))
        return pool.plans(asked, self.similarity or SkillSimilarity.default())

    def bounds(self, position: Position, pool: TalentPool, rows: Rows) -> tuple[Ints, Ints]:
        """Unknown levels and years at their least and at their most; no list as none or all."""
        least = self.score(position, pool, rows)
        most = _at_most(pool).coverage(self.needs(position), rows)
        return least, np.where(pool.skills.per_row[rows] > 0, most, np.int32(SCALE))

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:  # noqa: ARG002
        """The skills, or how deep they are."""
        listed = pool.skills.per_row[row]
        return frozenset({OpenFact.SKILL_DEPTH if listed else OpenFact.SKILLS})

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """The credit of every skill asked for, in percent."""
        one = np.array([row], np.intp)
        needs = self.needs(position)
        if not needs:
            return reason("COVERAGE_NOTHING_ASKED")
        held = listed(
            _with_percent(skill_label(need.skill), int(pool.credit(need, one)[0]) // 100)
            for need in needs
        )
        return reason("COVERAGE", asked=len(needs), held=held)


def _with_percent(name: Text, percent: int) -> Text:
    return Text(ja=f"{name.ja} {percent}%", en=f"{name.en} {percent}%")


_MOST_LEVEL, _MOST_MONTHS = 7, 60 * 12


def _at_most(pool: TalentPool) -> TalentPool:
    """The same people, every level and year that is not stated at its greatest."""
    skills = pool.skills
    if not ((skills.first == 0).any() or (skills.second < 0).any()):
        return pool
    level = np.where(skills.first == 0, np.int32(_MOST_LEVEL), skills.first)
    months = np.where(skills.second < 0, np.int32(_MOST_MONTHS), skills.second)
    best = Postings(
        skills.tokens, skills.starts, skills.size, skills.rows, skills.codes, level, months
    )
    return replace(pool, skills=best)
