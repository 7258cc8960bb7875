"""Requirements of a position against the columns of a pool."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dxmatch.models import (
    SCALE,
    CertificateRequirement,
    ExperienceRequirement,
    LanguageRequirement,
    Position,
    Requirement,
    SkillRequirement,
)
from dxmatch.models.pool import Rows, SkillNeed, TalentPool
from dxmatch.models.pool.facts import months
from dxmatch.models.pool.rows import Bools, Bytes, verdicts
from dxmatch.scoring.unknown import OpenFact
from dxmatch.vocabulary import SkillSimilarity


def skill_need(requirement: SkillRequirement, similarity: SkillSimilarity) -> SkillNeed:
    """What counts towards a skill requirement: the skill, what implies it, what is similar."""
    return SkillNeed(
        skill=requirement.skill,
        sources=similarity.neighbours(requirement.skill),
        weight=requirement.weight,
        level=requirement.level or 0,
        months=max(months(requirement.years), 0),
    )


def skill_requirements(position: Position) -> tuple[SkillRequirement, ...]:
    """The skills that a position asks for, must and want, in order."""
    asked: Iterable[Requirement] = (*position.must, *position.want)
    return tuple(item for item in asked if isinstance(item, SkillRequirement))


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
        return _certificate(requirement, position, pool)[rows]
    if isinstance(requirement, LanguageRequirement):
        return _language(requirement, pool)[rows]
    return _industry(requirement, pool)[rows]


def requirement_fact(requirement: Requirement, pool: TalentPool, row: int) -> OpenFact:
    """What one talent lacks where a requirement is open."""
    if isinstance(requirement, SkillRequirement):
        return OpenFact.SKILL_DEPTH if pool.facts.lists_skills[row] else OpenFact.SKILLS
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
    requirement: CertificateRequirement, position: Position, pool: TalentPool
) -> Bytes:
    column = pool.certificates.of(requirement.certificate)
    start = position.period.start.toordinal()
    valid = column.first > start
    possible, sure = _nobody(pool), _nobody(pool)
    possible[column.rows] = valid
    sure[column.rows] = column.second > start if requirement.registered else valid
    return verdicts(possible, sure)


def _language(requirement: LanguageRequirement, pool: TalentPool) -> Bytes:
    column = pool.languages.of(requirement.language)
    possible, sure = ~_nobody(pool), _nobody(pool)
    holds = column.first >= int(requirement.level)
    possible[column.rows] = holds
    sure[column.rows] = holds
    return verdicts(possible, sure)


def _industry(requirement: ExperienceRequirement, pool: TalentPool) -> Bytes:
    sure = _nobody(pool)
    for industry, similarity in SkillSimilarity.default().neighbours(requirement.industry):
        if similarity == SCALE:
            sure[pool.industries.of(industry).rows] = True
    return verdicts(~_states_industries(pool) | sure, sure)


def _states_industries(pool: TalentPool) -> Bools:
    stated = _nobody(pool)
    stated[pool.industries.rows] = True
    return stated


def _nobody(pool: TalentPool) -> Bools:
    return np.zeros(len(pool), np.bool_)
