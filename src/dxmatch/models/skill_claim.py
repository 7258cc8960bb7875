"""What a talent says they can do: skills, certificates, languages."""

from __future__ import annotations

from datetime import date
from enum import IntEnum, StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from dxmatch.models.base import Model, Slug

Level = Annotated[int, Field(ge=1, le=7, description="ITSS level: 3 works alone, 4 leads others")]
Years = Annotated[float, Field(ge=0, le=60, description="years of practice")]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


class Evidence(StrEnum):
    """Where a claim comes from, weakest first."""

    SELF = "self"
    VENDOR = "vendor"
    PROJECT = "project"
    CERTIFICATE = "certificate"


class SkillClaim(Model):
    """One canonical skill of a talent, with level (1 to 7, ITSS), years and last use."""

    skill: Slug
    level: Level | None = None
    years: Years | None = None
    last_used: date | None = None
    evidence: Evidence = Evidence.SELF


class CertificationStatus(StrEnum):
    """Passing an examination is not the same as being registered."""

    REGISTERED = "registered"
    PASSED = "passed"


class Certification(Model):
    """A certificate that is held (not one that is planned)."""

    certificate: Slug
    issued: date | None = None
    expires: date | None = Field(default=None, description="first day on which it is not valid")
    status: CertificationStatus = CertificationStatus.PASSED

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.issued and self.expires and self.expires <= self.issued:
            raise ValueError("expires before it was issued (有効期限が取得日より前です)")
        return self


class LanguageLevel(IntEnum):
    """How well a language is used at work; larger is better."""

    NONE = 0
    READ_WRITE = 1
    CONVERSATION = 2
    BUSINESS = 3
    ADVANCED = 4
    NATIVE = 5


def _level_by_name(value: Any) -> Any:
    if isinstance(value, str) and value.upper() in LanguageLevel.__members__:
        return LanguageLevel[value.upper()]
    return value


NamedLanguageLevel = Annotated[LanguageLevel, BeforeValidator(_level_by_name)]
"""A language level by number or by name ("business")."""


class LanguageClaim(Model):
    """A language (ISO 639) and how well it is used at work."""

    language: LanguageCode
    level: NamedLanguageLevel


_set_past_frozen = object.__setattr__
_ALL = set(SkillClaim.model_fields)
"""Shared by all claims that are made like this: nothing can be added to them."""


def known_claim(
    skill: str,
    level: int | None,
    years: float | None,
    last_used: date | None,
    evidence: Evidence,
) -> SkillClaim:
    """A claim of which every part is known to be right; nothing is checked again."""
    made = SkillClaim.__new__(SkillClaim)
    said = {
        "skill": skill,
        "level": level,
        "years": years,
        "last_used": last_used,
        "evidence": evidence,
    }
    _set_past_frozen(made, "__dict__", said)
    _set_past_frozen(made, "__pydantic_fields_set__", _ALL)
    _set_past_frozen(made, "__pydantic_extra__", None)
    _set_past_frozen(made, "__pydantic_private__", None)
    return made


def merge_claims(claims: tuple[SkillClaim, ...]) -> tuple[SkillClaim, ...]:
    """One claim per skill, in order of skill: the best of everything said about it."""
    merged: dict[str, SkillClaim] = {}
    for claim in claims:
        known = merged.get(claim.skill)
        merged[claim.skill] = claim if known is None else _better(known, claim)
    return tuple(merged[skill] for skill in sorted(merged))


def _better(a: SkillClaim, b: SkillClaim) -> SkillClaim:
    order = list(Evidence)
    return SkillClaim(
        skill=a.skill,
        level=max((x for x in (a.level, b.level) if x is not None), default=None),
        years=max((x for x in (a.years, b.years) if x is not None), default=None),
        last_used=max((x for x in (a.last_used, b.last_used) if x is not None), default=None),
        evidence=max(a.evidence, b.evidence, key=order.index),
    )
