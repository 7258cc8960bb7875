"""Bounds; the perfect and the empty match."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dxmatch.matching import match
from dxmatch.models import (
    SCALE,
    Availability,
    CapacityWindow,
    CertificateRequirement,
    Certification,
    CertificationStatus,
    Consent,
    ExperienceRequirement,
    LanguageClaim,
    LanguageLevel,
    LanguageRequirement,
    Position,
    Purpose,
    Rate,
    SkillClaim,
    SkillRequirement,
    Talent,
    WorkStyle,
)
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.presets import default_sheet
from dxmatch.testing.generators import pools, positions, sheets
from tests.properties.lines import CONSTRAINTS, QUICK_SCORERS


@given(positions(), pools())
def test_verdicts_and_values_stay_in_bounds(position: Position, pool: TalentPool) -> None:
    """A verdict is 0, 1 or 2 (uint8); a value is 0 … SCALE (int32); one per talent."""
    for line in CONSTRAINTS:
        verdicts = line.check(position, pool, ALL)
        assert verdicts.dtype == "uint8" and verdicts.shape == (len(pool),)
        assert set(verdicts.tolist()) <= {0, 1, 2}
    for scorer in QUICK_SCORERS:
        values = scorer.score(position, pool, ALL)
        assert values.dtype == "int32" and values.shape == (len(pool),)
        assert all(0 <= value <= SCALE for value in values.tolist())


@given(sheets(text=False), positions(), pools())
def test_totals_stay_in_bounds(strategy: Strategy, position: Position, pool: TalentPool) -> None:
    """0 ≤ total ≤ Σ weight × SCALE, and the score out of 100 is 0 … 100."""
    for found in match(position, pool, strategy):
        assert 0 <= found.total <= strategy.max_total == found.max_total
        assert 0 <= found.score <= 100


@given(positions(as_of=st.just(date(2027, 1, 1))))
def test_the_perfect_match(position: Position) -> None:
    """Who brings everything that is asked for, for nothing, gets full points from all lines."""
    pool = TalentPool.of([perfect(position)])
    short = match(position, pool, default_sheet())
    assert short[0].total == short[0].max_total
    assert not short[0].needs_review


@given(positions(want=st.just((SkillRequirement(skill="java"),))))
def test_the_empty_match(position: Position) -> None:
    """Of whom nothing is known, no must line says YES to anything asked for, and skills give 0."""
    position = position.model_copy(update={"must": (SkillRequirement(skill="java"),)})
    pool = TalentPool.of([Talent(vendor="v", id="1")])
    found = match(position, pool, default_sheet()).explain("v:1")
    told = {finding.line: finding for finding in found.findings}
    assert told["skill_coverage"].value == 0
    for name in ("schedule_fits", "must_have", "consented"):
        verdict = told[name].verdict
        assert verdict is not None and verdict.name == "UNKNOWN"
    assert not found.excluded


@given(positions(must=st.just(()), want=st.just(()), forms=st.just(frozenset())), pools())
def test_nothing_asked(position: Position, pool: TalentPool) -> None:
    """Where nothing is asked for, these lines exclude nobody and give everybody full value."""
    position = position.model_copy(update={"budget": None, "onsite_days": 0})
    names = {"MustHave", "WithinBudget", "PlaceReachable", "FormAllowed"}
    for line in CONSTRAINTS:
        if type(line).__name__ in names:
            assert set(line.check(position, pool, ALL).tolist()) == {2}, line
    for scorer in QUICK_SCORERS:
        if type(scorer).__name__ in {"SkillCoverage", "RateFit"}:
            assert set(scorer.score(position, pool, ALL).tolist()) == {SCALE}, scorer


def perfect(position: Position) -> Talent:
    """Exactly what a position asks for, and free long before."""
    asked = (*position.must, *position.want)
    return Talent(
        vendor="v",
        id="1",
        skills=tuple(
            SkillClaim(skill=r.skill, level=7, years=60)
            for r in asked
            if isinstance(r, SkillRequirement)
        ),
        certifications=tuple(
            Certification(certificate=r.certificate, status=CertificationStatus.REGISTERED)
            for r in asked
            if isinstance(r, CertificateRequirement)
        ),
        languages=tuple(
            LanguageClaim(language=r.language, level=LanguageLevel.NATIVE)
            for r in asked
            if isinstance(r, LanguageRequirement)
        ),
        industries=frozenset(r.industry for r in asked if isinstance(r, ExperienceRequirement)),
        years=60,
        municipal_years=60,
        availability=Availability(
            windows=(CapacityWindow(start=position.period.start - timedelta(days=400)),)
        ),
        rate=Rate(pro_bono=True),
        work_style=WorkStyle(
            onsite_days=31,
            prefectures=frozenset(range(1, 48)),
            collaboration=position.collaboration,
        ),
        forms=position.forms,
        consent=Consent(purposes=frozenset(Purpose)),
    )
