"""A parameter that makes no sense is refused where it is written, with what would be right."""

from collections.abc import Callable
from typing import Any

import pytest

from dxmatch.errors import InvalidStrategy
from dxmatch.models import Purpose
from dxmatch.scoring.algebra import Line
from dxmatch.scoring.constraints import Consented, ScheduleFits
from dxmatch.scoring.scorers import Experience, LeadTime, RateFit

WHOLE: list[tuple[Callable[..., Line], str]] = [
    (ScheduleFits, "percent"),
    (LeadTime, "days"),
    (Experience, "years"),
    (Experience, "municipal_years"),
    (RateFit, "comfortable"),
    (RateFit, "too_much"),
]
NOT_WHOLE: list[Any] = [-1, 50.5, float("nan"), float("inf"), "90", None, True, 10**12, 10**30, [1]]


@pytest.mark.parametrize(("line", "name"), WHOLE)
@pytest.mark.parametrize("value", NOT_WHOLE)
def test_a_whole_number_within_bounds(line: Callable[..., Line], name: str, value: object) -> None:
    with pytest.raises(InvalidStrategy) as caught:
        line(**{name: value})
    error = caught.value
    assert f"({name}=…) must be a whole number from" in error.message
    assert name in error.ja and error.hint and error.hint_ja and error.code == "BAD_PARAMETER"


@pytest.mark.parametrize("value", [0, None, "nothing", float("nan"), [1], Purpose])
def test_a_choice(value: object) -> None:
    with pytest.raises(InvalidStrategy, match=r"purpose=…\) must be one of matching"):
        Consented(purpose=value)  # type: ignore[arg-type]


def test_the_plain_text_of_a_choice_becomes_its_member() -> None:
    assert Consented(purpose="sharing").purpose is Purpose.SHARING  # type: ignore[arg-type]
