"""Requirements, positions and projects."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmatch.models import (
    CertificateRequirement,
    ExperienceRequirement,
    LanguageLevel,
    LanguageRequirement,
    Position,
    ProgrammeRef,
    Project,
    Requirement,
    SkillRequirement,
    TalentType,
    Workload,
)
from dxmatch.models.municipality import check_digit
from dxmatch.testing.generators.capacity import days, periods
from dxmatch.testing.generators.claims import (
    CERTIFICATE_IDS,
    INDUSTRY_IDS,
    LANGUAGES,
    SKILL_IDS,
    years,
)
from dxmatch.testing.generators.people import PREFECTURES, collaborations, forms, words
from dxmatch.testing.generators.prices import budgets

_WEIGHTS = st.integers(1, 5)
CODES = ("202142", "281000", "172111")
"""Chino, Kobe and Nomi."""


def skill_requirements() -> SearchStrategy[SkillRequirement]:
    """A skill, with or without a minimum level and years."""
    return st.builds(
        SkillRequirement,
        skill=st.sampled_from(SKILL_IDS),
        weight=_WEIGHTS,
        level=st.none() | st.integers(1, 7),
        years=years(),
    )


def requirements() -> SearchStrategy[Requirement]:
    """Any kind of requirement; skills most often."""
    return st.one_of(
        skill_requirements(),
        skill_requirements(),
        st.builds(
            CertificateRequirement,
            certificate=st.sampled_from(CERTIFICATE_IDS),
            weight=_WEIGHTS,
            registered=st.booleans(),
        ),
        st.builds(
            LanguageRequirement,
            language=st.sampled_from(LANGUAGES),
            weight=_WEIGHTS,
            level=st.sampled_from(LanguageLevel),
        ),
        st.builds(ExperienceRequirement, industry=st.sampled_from(INDUSTRY_IDS), weight=_WEIGHTS),
    )


def workloads() -> SearchStrategy[Workload]:
    """Days per week or a share of full time."""
    return st.builds(
        Workload, days_per_week=st.sampled_from((0.5, 1.0, 2.0, 2.5, 5.0, 7.0))
    ) | st.builds(Workload, share=st.integers(1, 100) | st.sampled_from((20, 50, 60, 100)))


def positions(**fixed: SearchStrategy[Any]) -> SearchStrategy[Position]:
    """A position that asks for anything or nothing; keyword arguments replace fields."""
    fields: dict[str, SearchStrategy[Any]] = {
        "id": st.sampled_from(("dev", "pm")),
        "title": st.sampled_from(("データベース開発者", "CDO補佐")),
        "description": words(),
        "headcount": st.integers(1, 3),
        "talent_types": st.frozensets(st.sampled_from(TalentType), max_size=2),
        "must": st.lists(requirements(), max_size=2).map(tuple),
        "want": st.lists(requirements(), max_size=3).map(tuple),
        "period": periods(),
        "workload": workloads(),
        "budget": st.none() | budgets(),
        "prefecture": st.none() | st.sampled_from(PREFECTURES),
        "onsite_days": st.sampled_from((0, 0, 2, 8, 20)),
        "forms": forms(),
        "collaboration": collaborations(),
        "as_of": st.none() | days(),
    }
    return st.builds(Position, **{**fields, **fixed})


def municipality_codes() -> SearchStrategy[str]:
    """Six digits with their check digit."""
    return st.sampled_from(CODES) | st.integers(1_000, 47_999).map(
        lambda number: f"{number:05}" + check_digit(f"{number:05}")
    )


def projects(**fixed: SearchStrategy[Any]) -> SearchStrategy[Project]:
    """A project with one or two positions."""
    fields: dict[str, SearchStrategy[Any]] = {
        "id": st.just("project"),
        "title": st.just("窓口のデジタル化"),
        "municipality": municipality_codes(),
        "purpose": words(),
        "programmes": st.lists(
            st.builds(
                ProgrammeRef,
                programme=st.just("grant-type2"),
                fiscal_year=st.none() | st.integers(2022, 2028),
            ),
            max_size=1,
        ).map(tuple),
        "positions": st.lists(
            positions(), min_size=1, max_size=2, unique_by=lambda position: position.id
        ).map(tuple),
    }
    return st.builds(Project, **{**fields, **fixed})
