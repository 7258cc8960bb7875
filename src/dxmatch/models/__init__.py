"""Frozen nouns: the records that everything else reads."""

from dxmatch.models.availability import DAYS_PER_WEEK, Availability, CapacityWindow
from dxmatch.models.base import Lang, Model, Text
from dxmatch.models.engagement import EngagementForm, ProgrammeRef, TalentType
from dxmatch.models.municipality import Municipality, MunicipalityCategory, Zone, check_digit
from dxmatch.models.outcome import Outcome, OutcomeKind
from dxmatch.models.period import Period, fiscal_year, fiscal_year_period
from dxmatch.models.project import Position, Project, Workload
from dxmatch.models.rate import Rate, RateUnit, TaxBasis
from dxmatch.models.requirement import (
    CertificateRequirement,
    ExperienceRequirement,
    LanguageRequirement,
    Requirement,
    SkillRequirement,
)
from dxmatch.models.skill_claim import (
    Certification,
    CertificationStatus,
    Evidence,
    LanguageClaim,
    LanguageLevel,
    SkillClaim,
)
from dxmatch.models.talent import Talent
from dxmatch.models.vendor import Consent, Purpose, Vendor
from dxmatch.models.verdict import SCALE, Side, Verdict
from dxmatch.models.work_style import ANYWHERE, Channel, Collaboration, WorkStyle

__all__ = [
    "ANYWHERE",
    "DAYS_PER_WEEK",
    "SCALE",
    "Availability",
    "CapacityWindow",
    "CertificateRequirement",
    "Certification",
    "CertificationStatus",
    "Channel",
    "Collaboration",
    "Consent",
    "EngagementForm",
    "Evidence",
    "ExperienceRequirement",
    "Lang",
    "LanguageClaim",
    "LanguageLevel",
    "LanguageRequirement",
    "Model",
    "Municipality",
    "MunicipalityCategory",
    "Outcome",
    "OutcomeKind",
    "Period",
    "Position",
    "ProgrammeRef",
    "Project",
    "Purpose",
    "Rate",
    "RateUnit",
    "Requirement",
    "Side",
    "SkillClaim",
    "SkillRequirement",
    "Talent",
    "TalentType",
    "TaxBasis",
    "Text",
    "Vendor",
    "Verdict",
    "WorkStyle",
    "Workload",
    "Zone",
    "check_digit",
    "fiscal_year",
    "fiscal_year_period",
]
