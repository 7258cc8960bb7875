"""The legal relation of an engagement and who pays for it: two separate axes (domain facts §3)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from dxmatch.models.base import Model, Slug


class EngagementForm(StrEnum):
    """任用・契約形態: the legal relation between the municipality and the person."""

    SPECIAL_PART_TIME = "special_part_time"
    FISCAL_YEAR_PT = "fiscal_year_pt"
    FISCAL_YEAR_FT = "fiscal_year_ft"
    FIXED_TERM_SPECIALIST = "fixed_term_specialist"
    FIXED_TERM_GENERAL = "fixed_term_general"
    FIXED_TERM_PROJECT = "fixed_term_project"
    INTER_GOV_TRANSFER = "inter_gov_transfer"
    SECONDMENT = "secondment"
    CONTRACT_QUASI_MANDATE = "contract_quasi_mandate"
    CONTRACT_DELIVERABLE = "contract_deliverable"
    DISPATCH = "dispatch"
    ADVISER_DISPATCH = "adviser_dispatch"
    PRO_BONO = "pro_bono"


class TalentType(StrEnum):
    """人材像: the four types of MIC's external talent skill standard (September 2022)."""

    PRODUCER = "producer"
    PROJECT_MANAGER = "project_manager"
    SERVICE_DESIGNER = "service_designer"
    ENGINEER = "engineer"


class ProgrammeRef(Model):
    """支援制度: a programme that pays for or supports a project, in one fiscal year."""

    programme: Slug
    fiscal_year: Annotated[int, Field(ge=1989, le=2200)] | None = None
