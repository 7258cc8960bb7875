"""What talents say they can do."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmatch.models import (
    Certification,
    CertificationStatus,
    Evidence,
    LanguageClaim,
    LanguageLevel,
    SkillClaim,
)
from dxmatch.testing.generators.capacity import days

SKILL_IDS = (
    "java",
    "spring-framework",
    "spring-boot",
    "python",
    "django",
    "sql",
    "postgresql",
    "aws",
    "aws-lambda",
    "project-management",
)
"""Skills of the shipped vocabulary that imply each other or are near."""

CERTIFICATE_IDS = ("cert-pmp", "cert-ap", "cert-aws-saa")
INDUSTRY_IDS = ("industry-finance", "industry-banking", "industry-public")
LANGUAGES = ("ja", "en")


def skill_claims(
    skills: SearchStrategy[str] | None = None,
) -> SearchStrategy[SkillClaim]:
    """A claim on one of few skills, with or without level, years and last use."""
    return st.builds(
        SkillClaim,
        skill=st.sampled_from(SKILL_IDS) if skills is None else skills,
        level=st.none() | st.integers(1, 7),
        years=years(),
        last_used=st.none() | days(),
        evidence=st.sampled_from(Evidence),
    )


def years() -> SearchStrategy[float | None]:
    """Years of practice in quarters, or nothing stated."""
    return st.none() | st.integers(0, 48).map(lambda quarters: quarters / 4)


def certifications() -> SearchStrategy[Certification]:
    """A certificate; the same one may be held twice, registered or passed, over or not."""
    return st.builds(
        Certification,
        certificate=st.sampled_from(CERTIFICATE_IDS),
        expires=st.none() | days(),
        status=st.sampled_from(CertificationStatus),
    )


def language_claims() -> SearchStrategy[LanguageClaim]:
    """A language at some level."""
    return st.builds(
        LanguageClaim, language=st.sampled_from(LANGUAGES), level=st.sampled_from(LanguageLevel)
    )
