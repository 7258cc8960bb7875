"""What a talent states towards one requirement, in words: the other half of the comparison."""

from __future__ import annotations

from dxmatch.models import (
    SCALE,
    CertificateRequirement,
    Certification,
    CertificationStatus,
    LanguageRequirement,
    Requirement,
    SkillClaim,
    SkillRequirement,
    Talent,
    Text,
)
from dxmatch.scoring.labels import NOT_STATED, language_level_label, listed, skill_label
from dxmatch.vocabulary import SkillSimilarity


def held_label(requirement: Requirement, talent: Talent) -> Text:
    """The claims that count towards a requirement, with level, years or last day."""
    if isinstance(requirement, SkillRequirement):
        counted = _counting(requirement.skill)
        found = [_claim(claim) for claim in talent.skills if claim.skill in counted]
        return listed(found) if found or talent.skills else NOT_STATED
    if isinstance(requirement, CertificateRequirement):
        held = talent.certifications
        return listed(_held(c) for c in held if c.certificate == requirement.certificate)
    if isinstance(requirement, LanguageRequirement):
        spoken = [c.level for c in talent.languages if c.language == requirement.language]
        return language_level_label(max(spoken)) if spoken else NOT_STATED
    if not talent.industries:
        return NOT_STATED
    return listed(map(skill_label, sorted(talent.industries)))


def _counting(skill: str) -> frozenset[str]:
    """The skill and all that imply it."""
    near = SkillSimilarity.default().neighbours(skill)
    return frozenset(source for source, similarity in near if similarity == SCALE)


def _claim(claim: SkillClaim) -> Text:
    name, ja, en = skill_label(claim.skill), [], []
    if claim.level is not None:
        ja.append(f"レベル{claim.level}")
        en.append(f"level {claim.level}")
    if claim.years is not None:
        ja.append(f"{claim.years:g}年")
        en.append(f"{claim.years:g} years")
    return Text(ja=" ".join([name.ja, *ja]), en=" ".join([name.en, *en]))


def _held(held: Certification) -> Text:
    registered = held.status is CertificationStatus.REGISTERED
    status = Text(ja="登録", en="registered") if registered else Text(ja="合格", en="passed")
    if held.expires is None:
        return status
    day = held.expires.isoformat()
    return Text(ja=f"{status.ja}({day} に失効)", en=f"{status.en} (ends on {day})")
