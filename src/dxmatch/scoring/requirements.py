"""Requirements of a position against the columns of a pool."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter

import numpy as np

from dxmatch.models import (
    SCALE,
    CertificateRequirement,
    ExperienceRequirement,
    LanguageRequirement,
    Position,
    Requirement,
    SkillRequirement,
    Verdict,
)
from dxmatch.models.pool import Rows, SkillNeed, TalentPool
from dxmatch.models.pool.facts import months
from dxmatch.models.pool.many_plans import Asked
from dxmatch.models.pool.rows import Bytes, holding, verdicts
from dxmatch.scoring.unknown import OpenFact
from dxmatch.vocabulary import SkillSimilarity


def skill_need(requirement: SkillRequirement, similarity: SkillSimilarity) -> SkillNeed:
    """What counts towards a skill requirement: the skill, what implies it, what is similar."""
    skill, years = requirement.skill, requirement.years
    return SkillNeed(
        skill,
        _neighbours(skill, similarity),
        requirement.weight,
        requirement.level or 0,
        0 if years is None else months(years),
    )


@lru_cache(maxsize=8192)
def _neighbours(skill: str, similarity: SkillSimilarity) -> tuple[tuple[str, int], ...]:
    return similarity.neighbours(skill)


def skill_needs(position: Position, similarity: SkillSimilarity) -> tuple[SkillNeed, ...]:
    """What counts towards the skills that a position asks for, must and want, in order."""
    return tuple([skill_need(asked, similarity) for asked in skill_requirements(position)])


_SKILL_PARTS = attrgetter("skill", "weight", "level", "years")


def skills_asked(positions: Sequence[Position]) -> Asked:
    """The skills that some positions ask for, as columns."""
    each = [skill_requirements(position) for position in positions]
    parts = list(zip(*map(_SKILL_PARTS, chain.from_iterable(each)), strict=True))
    skill, weight, level, years = parts or [()] * 4
    return Asked(
        list(map(len, each)),
        skill,
        weight,
        [least or 0 for least in level],
        [0 if least is None else months(least) for least in years],
    )


def skill_requirements(position: Position) -> tuple[SkillRequirement, ...]:
    """The skills that a position asks for, must and want, in order."""
    asked: Iterable[Requirement] = (*position.must, *position.want)
    return tuple([item for item in asked if isinstance(item, SkillRequirement)])


def requirement_verdicts(
    requirement: Requirement,
    position: Position,
    pool: TalentPool,
    rows: Rows,
    similarity: SkillSimilarity | None = None,
) -> Bytes:
    """Verdict per row for one requirement; see `MustHave` for what counts."""
    if isinstance(requirement, SkillRequirement):
        known = similarity or SkillSimilarity.default()
        return pool.skill_verdicts(skill_need(requirement, known), rows)
    if isinstance(requirement, CertificateRequirement):
        return _certificate(requirement, position, pool, rows)
    if isinstance(requirement, LanguageRequirement):
        spoken = pool.languages
        told = holding(spoken.first >= int(requirement.level))
        return spoken.verdicts([requirement.language], told, Verdict.UNKNOWN, rows)
    return _industry(requirement, pool, rows)


def requirement_fact(requirement: Requirement, pool: TalentPool, row: int) -> OpenFact:
    """What one talent lacks where a requirement is open."""
    if isinstance(requirement, SkillRequirement):
        return OpenFact.SKILL_DEPTH if pool.skills.per_row[row] else OpenFact.SKILLS
    if isinstance(requirement, CertificateRequirement):
        return OpenFact.REGISTRATION
    if isinstance(requirement, LanguageRequirement):
        return OpenFact.LANGUAGES
    return OpenFact.INDUSTRIES


def requirement_credit(
    requirement: Requirement, position: Position, pool: TalentPool, rows: Rows
) -> Bytes:
    """1 where a requirement other than a skill surely holds, else 0."""
    return requirement_verdicts(requirement, position, pool, rows) // 2


def _certificate(
    requirement: CertificateRequirement, position: Position, pool: TalentPool, rows: Rows
) -> Bytes:
    held, start = pool.certificates, position.period.start.toordinal()
    valid = held.first > start
    told = verdicts(valid, held.second > start) if requirement.registered else holding(valid)
    return held.verdicts([requirement.certificate], told, Verdict.NO, rows)


def _industry(requirement: ExperienceRequirement, pool: TalentPool, rows: Rows) -> Bytes:
    worked = pool.industries
    same = [
        industry
        for industry, similarity in SkillSimilarity.default().neighbours(requirement.industry)
        if similarity == SCALE
    ]
    told = holding(np.ones(worked.first.size, np.bool_))
    return worked.verdicts(same, told, pool.without_industries, rows)
