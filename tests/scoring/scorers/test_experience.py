import pytest

from dxmatch.errors import InvalidStrategy
from dxmatch.models import ExperienceRequirement
from dxmatch.scoring.scorers import Experience
from tests.scoring.sample import position, value


def test_two_parts_up_to_a_cap() -> None:
    # 5 of 10 years, 3 of 3 with local government
    told = value(Experience(), position(), years=5, municipal_years=3)
    assert told[:2] == (7_500, "EXPERIENCE")
    assert value(Experience(), position(), years=40, municipal_years=40)[0] == 10_000
    assert value(Experience(years=5), position(), years=5)[0] == 5_000


def test_unknown_counts_as_none() -> None:
    told, _, reason = value(Experience(), position())
    assert told == 0
    assert "不明" in reason.text("ja") and "unknown years" in reason.text("en")


def test_industries_are_a_third_part() -> None:
    asked = [ExperienceRequirement(industry=i) for i in ("industry-finance", "industry-energy")]
    need = position(must=asked[:1], want=asked[1:])
    told, code, reason = value(Experience(), need, years=10, industries={"industry-finance"})
    assert (told, code) == ((10_000 + 0 + 5_000) // 3, "EXPERIENCE_INDUSTRIES")
    assert reason.text("en") == (
        "10 years of experience (full value: 10), unknown years with local government "
        "(full value: 3), industries asked for: 1 of 2"
    )
    assert "求める業界経験 1/2" in reason.text("ja")


def test_industries_that_nobody_asked_for_are_not_mentioned() -> None:
    reason = value(Experience(), position(), years=1, industries={"industry-finance"})[2]
    assert reason.text("en") == (
        "1 year of experience (full value: 10), unknown years with local government (full value: 3)"
    )
    assert reason.text("ja") == "経験1年(満点: 10年)、自治体経験不明(満点: 3年)"


@pytest.mark.parametrize("name", ["years", "municipal_years"])
def test_caps_are_at_least_1(name: str) -> None:
    with pytest.raises(InvalidStrategy, match="whole number from 1"):
        Experience(**{name: 0})
