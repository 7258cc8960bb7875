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
    told, _, reason = value(Experience(), need, years=10, industries={"industry-finance"})
    assert told == (10_000 + 0 + 5_000) // 3
    assert reason.text("en") == (
        "10 years of experience, unknown years with local government, 1 of 2 industries"
    )


@pytest.mark.parametrize("name", ["years", "municipal_years"])
def test_caps_are_at_least_1(name: str) -> None:
    with pytest.raises(InvalidStrategy, match="whole number from 1"):
        Experience(**{name: 0})
