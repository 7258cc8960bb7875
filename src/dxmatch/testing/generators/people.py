"""Talents and pools of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmatch.models import (
    Channel,
    Collaboration,
    Consent,
    EngagementForm,
    Purpose,
    Talent,
    TalentType,
    WorkStyle,
)
from dxmatch.models.pool import TalentPool
from dxmatch.testing.generators.capacity import availabilities, days
from dxmatch.testing.generators.claims import (
    INDUSTRY_IDS,
    certifications,
    language_claims,
    skill_claims,
    years,
)
from dxmatch.testing.generators.prices import rates

FORMS = (
    EngagementForm.CONTRACT_QUASI_MANDATE,
    EngagementForm.FISCAL_YEAR_PT,
    EngagementForm.DISPATCH,
)
PREFECTURES = (13, 20, 28)
_WORDS = ("自治体のシステム標準化", "API development", "要件定義とPMO", "Python データ分析", "")


def words() -> SearchStrategy[str]:
    """Short descriptions, some of them empty."""
    return st.lists(st.sampled_from(_WORDS), max_size=2).map(" ".join)


def forms() -> SearchStrategy[frozenset[EngagementForm]]:
    """A set of few engagement forms, perhaps empty."""
    return st.frozensets(st.sampled_from(FORMS), max_size=2)


def collaborations() -> SearchStrategy[Collaboration]:
    """Wishes about working together."""
    return st.builds(
        Collaboration,
        meetings_per_week=st.none() | st.integers(0, 3),
        channels=st.frozensets(st.sampled_from(Channel), max_size=2),
        writes_documentation=st.none() | st.booleans(),
        direct_contact=st.none() | st.booleans(),
    )


def work_styles() -> SearchStrategy[WorkStyle]:
    """Days on site and places, stated or not."""
    return st.builds(
        WorkStyle,
        onsite_days=st.none() | st.sampled_from((0, 2, 8, 31)),
        prefectures=st.none()
        | st.frozensets(st.sampled_from(PREFECTURES), max_size=2)
        | st.just(frozenset(range(1, 48))),
        home_prefecture=st.none() | st.sampled_from(PREFECTURES),
        collaboration=collaborations(),
    )


def consents() -> SearchStrategy[Consent]:
    """Consent to some purposes, with or without dates."""
    dates = st.lists(days(), unique=True, max_size=2).map(sorted)
    purposes = st.frozensets(st.sampled_from(Purpose), min_size=1, max_size=2)
    return st.builds(
        lambda purposes, dates, first: Consent(
            purposes=purposes,
            granted=dates[0] if len(dates) == 2 or (dates and first) else None,
            expires=dates[-1] if len(dates) == 2 or (dates and not first) else None,
        ),
        purposes,
        dates,
        st.booleans(),
    )


def talents(**fixed: SearchStrategy[Any]) -> SearchStrategy[Talent]:
    """A talent of which much may be unknown; keyword arguments replace fields."""
    fields: dict[str, SearchStrategy[Any]] = {
        "vendor": st.sampled_from(("v", "w", "w-2")),
        "id": st.integers(0, 999).map(str),
        "headline": words(),
        "summary": words(),
        "skills": st.lists(skill_claims(), max_size=4).map(tuple),
        "certifications": st.lists(certifications(), max_size=2).map(tuple),
        "languages": st.lists(language_claims(), max_size=2).map(tuple),
        "talent_types": st.frozensets(st.sampled_from(TalentType), max_size=2),
        "industries": st.frozensets(st.sampled_from(INDUSTRY_IDS), max_size=2),
        "years": years(),
        "municipal_years": years(),
        "availability": st.none() | availabilities(),
        "rate": st.none() | rates(),
        "work_style": work_styles(),
        "forms": st.none() | forms(),
        "consent": st.none() | consents(),
        "updated": st.none() | days(),
    }
    return st.builds(Talent, **{**fields, **fixed})


def pools(
    min_size: int = 1, max_size: int = 8, people: SearchStrategy[Talent] | None = None
) -> SearchStrategy[TalentPool]:
    """A pool of talents with different identities."""
    listed = st.lists(
        talents() if people is None else people,
        min_size=min_size,
        max_size=max_size,
        unique_by=lambda talent: talent.key,
    )
    return listed.map(TalentPool.of)
