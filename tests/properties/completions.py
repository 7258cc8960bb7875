"""Ways in which what a talent leaves open may turn out: some facts stated, the rest as before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from dxmatch.models import (
    Availability,
    CapacityWindow,
    Certification,
    CertificationStatus,
    Collaboration,
    LanguageClaim,
    LanguageLevel,
    Rate,
    RateUnit,
    SkillClaim,
    Talent,
    WorkStyle,
)
from dxmatch.models.pool import TalentPool
from dxmatch.testing.generators import availabilities, skill_claims
from dxmatch.testing.generators.claims import INDUSTRY_IDS, LANGUAGES, years
from dxmatch.testing.generators.people import PREFECTURES, collaborations, consents, forms

Draw = Callable[..., Any]


@st.composite
def completions(draw: Draw, pool: TalentPool) -> TalentPool:
    """The same people, each with some open facts stated."""
    return TalentPool.of(draw(completed(talent)) for talent in pool)


@st.composite
def completed(draw: Draw, talent: Talent) -> Talent:
    """One talent of whom nothing is changed that was stated."""

    def fill(value: Any, answers: st.SearchStrategy[Any]) -> Any:
        return draw(answers) if value is None and draw(st.booleans()) else value

    changes: dict[str, Any] = {
        "skills": draw(_skills(talent)),
        "certifications": tuple(draw(_registered(held)) for held in talent.certifications),
        "languages": (*talent.languages, *draw(_more_languages(talent))),
        "industries": talent.industries or draw(st.frozensets(st.sampled_from(INDUSTRY_IDS))),
        "years": fill(talent.years, years()),
        "municipal_years": fill(talent.municipal_years, years()),
        "availability": draw(_availability(talent.availability)),
        "rate": draw(_rate(talent.rate)),
        "work_style": draw(_work_style(talent.work_style)),
        "forms": fill(talent.forms, forms()),
        "consent": fill(talent.consent, consents()),
    }
    return Talent.model_validate({**dict(talent), **changes})


@st.composite
def _skills(draw: Draw, talent: Talent) -> tuple[SkillClaim, ...]:
    if not talent.skills:
        return tuple(draw(st.lists(skill_claims(), max_size=4)))
    return tuple(
        claim.model_copy(
            update={
                "level": claim.level or draw(st.none() | st.integers(1, 7)),
                "years": draw(years()) if claim.years is None else claim.years,
            }
        )
        for claim in talent.skills
    )


def _registered(held: Certification) -> st.SearchStrategy[Certification]:
    done = held.model_copy(update={"status": CertificationStatus.REGISTERED})
    return st.sampled_from((held, done))


def _more_languages(talent: Talent) -> st.SearchStrategy[list[LanguageClaim]]:
    missing = sorted(set(LANGUAGES) - {claim.language for claim in talent.languages})
    if not missing:
        return st.just([])
    claim = st.builds(
        LanguageClaim, language=st.sampled_from(missing), level=st.sampled_from(LanguageLevel)
    )
    return st.lists(claim, max_size=1)


@st.composite
def _availability(draw: Draw, known: Availability | None) -> Availability | None:
    if known is None or not known.windows:
        anything: Availability | None = draw(st.just(known) | availabilities())
        return anything
    windows = tuple(
        window if not window.tentative else draw(_settled(window)) for window in known.windows
    )
    talked = known.negotiable and draw(st.booleans())
    return known.model_copy(
        update={
            "windows": windows,
            "min_share": 0 if talked else known.min_share,
            "negotiable": False if talked else draw(st.sampled_from((known.negotiable, False))),
            "outside_office_hours": known.outside_office_hours and draw(st.booleans()),
        }
    )


def _settled(window: CapacityWindow) -> st.SearchStrategy[CapacityWindow]:
    sure = window.model_copy(update={"tentative": False})
    return st.sampled_from((window, sure, sure.model_copy(update={"share": 0})))


@st.composite
def _rate(draw: Draw, known: Rate | None) -> Rate | None:
    """A price where none can be compared; up to the one that is stated where it is open."""
    if known is not None and known.pro_bono:
        return known
    amount = None if known is None else known.low if known.low is not None else known.high
    if known is None or amount is None or known.unit is RateUnit.YEAR:
        free = st.integers(0, 2_000_000).map(Rate.exactly)
        anything: Rate | None = draw(st.just(known) | free)
        return anything
    if not known.negotiable and known.low is not None:
        return known
    settled = st.integers(0, amount) | st.just(amount)
    fixed = settled.map(lambda low: Rate(unit=known.unit, low=low, high=known.high, tax=known.tax))
    settled_rate: Rate = draw(st.just(known) | fixed)
    return settled_rate


@st.composite
def _work_style(draw: Draw, known: WorkStyle) -> WorkStyle:
    def fill(value: Any, answers: st.SearchStrategy[Any]) -> Any:
        return draw(st.none() | answers) if value is None else value

    reach, home = known.prefectures, known.home_prefecture
    if reach is None:
        home = fill(home, st.sampled_from(PREFECTURES))
        reach = draw(st.none() | st.frozensets(st.sampled_from(PREFECTURES), max_size=2))
    said, more = known.collaboration, draw(collaborations())
    together = Collaboration(
        meetings_per_week=_or(said.meetings_per_week, more.meetings_per_week),
        channels=said.channels or more.channels,
        writes_documentation=_or(said.writes_documentation, more.writes_documentation),
        direct_contact=_or(said.direct_contact, more.direct_contact),
    )
    return WorkStyle(
        onsite_days=fill(known.onsite_days, st.sampled_from((0, 2, 8, 20, 31))),
        prefectures=reach,
        home_prefecture=home,
        collaboration=together,
    )


def _or(value: Any, other: Any) -> Any:
    return other if value is None else value
