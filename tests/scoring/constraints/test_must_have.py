from datetime import date
from typing import Any

import pytest

from dxmatch.models import (
    CertificateRequirement,
    Certification,
    CertificationStatus,
    ExperienceRequirement,
    LanguageClaim,
    LanguageLevel,
    LanguageRequirement,
    Position,
    SkillClaim,
    SkillRequirement,
    Verdict,
)
from dxmatch.scoring.constraints import MustHave
from tests.scoring.sample import APRIL, position, verdict

YES, UNKNOWN, NO = Verdict.YES, Verdict.UNKNOWN, Verdict.NO
REGISTERED = CertificationStatus.REGISTERED


def asks(*requirements: Any) -> Position:
    return position(must=requirements)


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ({"skill": "java", "level": 3, "years": 2}, YES),
        ({"skill": "java", "level": 7, "years": 20}, YES),
        ({"skill": "spring-boot", "level": 3, "years": 2}, YES),
        ({"skill": "java", "years": 2}, UNKNOWN),
        ({"skill": "java", "level": 3}, UNKNOWN),
        ({"skill": "java", "level": 2, "years": 2}, NO),
        ({"skill": "java", "level": 3, "years": 1.9}, NO),
        ({"skill": "java", "level": 2}, NO),
        ({"skill": "python", "level": 7, "years": 20}, NO),
    ],
)
def test_skill_with_level_and_years(claim: dict[str, Any], said: Verdict) -> None:
    need = asks(SkillRequirement(skill="java", level=3, years=2))
    assert verdict(MustHave(), need, skills=(SkillClaim.model_validate(claim),))[0] is said


def test_a_language_does_not_imply_its_framework() -> None:
    need = asks(SkillRequirement(skill="spring-boot"))
    assert verdict(MustHave(), need, skills=(SkillClaim(skill="java"),))[0] is NO


def test_no_skill_list_leaves_it_open() -> None:
    assert verdict(MustHave(), asks(SkillRequirement(skill="java")))[0] is UNKNOWN


@pytest.mark.parametrize(
    ("held", "registered", "said"),
    [
        ([{"expires": None}], False, YES),
        ([{"expires": date(2027, 4, 2)}], False, YES),
        ([{"expires": date(2027, 4, 1)}], False, NO),
        ([{"expires": None}], True, UNKNOWN),
        ([{"expires": None, "status": REGISTERED}], True, YES),
        ([{"expires": date(2026, 1, 1), "status": REGISTERED}], True, NO),
        ([], False, NO),
    ],
)
def test_certificates_on_the_first_day(
    held: list[dict[str, Any]], registered: bool, said: Verdict
) -> None:
    assert _certified(held, registered) is said


@pytest.mark.parametrize(("registered", "said"), [(False, YES), (True, UNKNOWN)])
def test_a_lapsed_registration_leaves_the_passed_examination(
    registered: bool, said: Verdict
) -> None:
    held: list[dict[str, Any]] = [
        {"expires": date(2026, 1, 1), "status": REGISTERED},
        {"expires": None},
    ]
    assert _certified(held, registered) is said


def _certified(held: list[dict[str, Any]], registered: bool) -> Verdict:
    assert APRIL.start == date(2027, 4, 1)
    need = asks(CertificateRequirement(certificate="cert-pmp", registered=registered))
    claims = [
        Certification.model_validate({"certificate": "cert-pmp", **fields}) for fields in held
    ]
    return verdict(MustHave(), need, certifications=tuple(claims))[0]


def test_languages() -> None:
    need = asks(LanguageRequirement(language="ja", level=LanguageLevel.BUSINESS))
    for level, said in ((LanguageLevel.NATIVE, YES), (LanguageLevel.CONVERSATION, NO)):
        claims = (LanguageClaim(language="ja", level=level),)
        assert verdict(MustHave(), need, languages=claims)[0] is said
    assert verdict(MustHave(), need)[0] is UNKNOWN


def test_industries() -> None:
    need = asks(ExperienceRequirement(industry="industry-finance"))
    for known, said in (
        ({"industry-finance"}, YES),
        ({"industry-banking"}, YES),
        ({"industry-energy"}, NO),
        (set(), UNKNOWN),
    ):
        assert verdict(MustHave(), need, industries=known)[0] is said


def test_reasons_name_everything_that_is_missing_or_open() -> None:
    need = asks(
        SkillRequirement(skill="java", level=3),
        SkillRequirement(skill="python"),
        LanguageRequirement(language="ja"),
    )
    said, code, reason = verdict(MustHave(), need, skills=(SkillClaim(skill="java"),))
    assert (said, code) == (NO, "MUST_MISSING")
    assert reason.text("en") == (
        "does not meet: Python [stated: none] "
        "(open: Java (level 3+) [stated: Java], Japanese (business) [not stated])"
    )
    assert reason.text("ja") == (
        "必須要件を満たしません: Python[記載: なし]"
        "(要確認: Java(レベル3以上)[記載: Java]、日本語(ビジネス)[記載なし])"
    )
    open_ = asks(LanguageRequirement(language="ja"))
    assert verdict(MustHave(), open_)[:2] == (UNKNOWN, "MUST_OPEN")


def test_nothing_is_asked_or_everything_is_met() -> None:
    assert verdict(MustHave(), position())[:2] == (YES, "MUST_NONE")
    told = verdict(
        MustHave(), asks(SkillRequirement(skill="java")), skills=(SkillClaim(skill="java"),)
    )
    assert told[:2] == (YES, "MUST_MET")
    assert told[2].text("en") == "meets all 1 requirements: Java [stated: Java]"
