"""必須・歓迎要件: what a position asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from dxmatch.models.base import Model, Slug
from dxmatch.models.skill_claim import (
    LanguageCode,
    LanguageLevel,
    Level,
    NamedLanguageLevel,
    Years,
)

Weight = Annotated[int, Field(ge=1, le=1000, description="importance among the wants")]


class SkillRequirement(Model):
    """A canonical skill, with a minimum level (1 to 7) or years if they matter."""

    skill: Slug
    weight: Weight = 1
    level: Level | None = None
    years: Years | None = None


class CertificateRequirement(Model):
    """A certificate valid at the start of the period; ``registered`` if passing is not enough."""

    certificate: Slug
    weight: Weight = 1
    registered: bool = False


class LanguageRequirement(Model):
    """A language level where the work needs it."""

    language: LanguageCode
    weight: Weight = 1
    level: NamedLanguageLevel = LanguageLevel.BUSINESS


class ExperienceRequirement(Model):
    """Experience in an industry (``industry-finance`` …)."""

    industry: Slug
    weight: Weight = 1


_KINDS = ("skill", "certificate", "language", "industry")


def _kind(value: Any) -> str | None:
    for kind in _KINDS:
        if (kind in value) if isinstance(value, Mapping) else hasattr(value, kind):
            return kind
    return None


Requirement = Annotated[
    Annotated[SkillRequirement, Tag("skill")]
    | Annotated[CertificateRequirement, Tag("certificate")]
    | Annotated[LanguageRequirement, Tag("language")]
    | Annotated[ExperienceRequirement, Tag("industry")],
    Discriminator(
        _kind,
        custom_error_type="requirement_kind",
        custom_error_message=(
            "a requirement needs one of: skill, certificate, language, industry "
            "(要件には skill・certificate・language・industry のどれかが必要です)"
        ),
    ),
]
