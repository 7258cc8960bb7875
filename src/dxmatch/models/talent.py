"""人材: one professional as one vendor offers them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field, StringConstraints, field_validator

from dxmatch.models.availability import Availability
from dxmatch.models.base import LongText, Model, Slug, Sorted
from dxmatch.models.engagement import EngagementForm, TalentType
from dxmatch.models.rate import Rate
from dxmatch.models.skill_claim import (
    Certification,
    LanguageClaim,
    SkillClaim,
    Years,
    merge_claims,
)
from dxmatch.models.vendor import Consent
from dxmatch.models.work_style import WorkStyle

TalentId = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[^\s:\x00-\x1f]{1,64}$")
]


class Talent(Model):
    """A professional as offered by one vendor; identity is ``vendor:id``.

    There is no name, contact, age, sex, nationality, family or address: what fair recruitment
    forbids to use has no field, and the vendor alone knows who the id is. Unknown is None.
    """

    vendor: Slug
    id: TalentId
    headline: str = Field(default="", max_length=200, repr=False)
    summary: LongText = Field(default="", repr=False)
    skills: tuple[SkillClaim, ...] = Field(default=(), max_length=2000, repr=False)
    certifications: tuple[Certification, ...] = Field(default=(), repr=False)
    languages: tuple[LanguageClaim, ...] = Field(default=(), repr=False)
    talent_types: Annotated[frozenset[TalentType], Sorted] = frozenset()
    industries: Annotated[frozenset[Slug], Sorted] = Field(default=frozenset(), repr=False)
    years: Years | None = Field(default=None, repr=False)
    municipal_years: Years | None = Field(default=None, repr=False)
    availability: Availability | None = Field(default=None, repr=False)
    rate: Rate | None = Field(default=None, repr=False)
    work_style: WorkStyle = Field(default=WorkStyle(), repr=False)
    forms: Annotated[frozenset[EngagementForm], Sorted] | None = Field(default=None, repr=False)
    consent: Consent | None = Field(default=None, repr=False)
    updated: date | None = Field(default=None, repr=False)

    @field_validator("skills")
    @classmethod
    def _one_claim_per_skill(cls, skills: tuple[SkillClaim, ...]) -> tuple[SkillClaim, ...]:
        return merge_claims(skills)

    @property
    def key(self) -> str:
        """``vendor:id``, unique in a pool."""
        return f"{self.vendor}:{self.id}"

    def with_skills(self, *claims: SkillClaim) -> Self:
        """The same talent with more skills."""
        return self.model_validate({**dict(self), "skills": (*self.skills, *claims)})
