from datetime import date

import pytest
from pydantic import ValidationError

from dxmatch.models import Availability, CapacityWindow

MARCH = CapacityWindow(start=date(2027, 3, 1), end=date(2027, 4, 1))
APRIL = CapacityWindow(start=date(2027, 4, 1), share=60)


def test_windows_are_sorted_and_may_touch() -> None:
    assert Availability(windows=(APRIL, MARCH)).windows == (MARCH, APRIL)


@pytest.mark.parametrize(
    "other",
    [
        CapacityWindow(start=date(2027, 3, 31), end=date(2027, 4, 2)),
        CapacityWindow(start=date(2027, 1, 1)),
        MARCH,
    ],
)
def test_windows_never_overlap(other: CapacityWindow) -> None:
    with pytest.raises(ValidationError, match="overlap"):
        Availability(windows=(MARCH, other))


def test_a_window_is_not_empty() -> None:
    with pytest.raises(ValidationError, match="ends before it starts"):
        CapacityWindow(start=date(2027, 4, 1), end=date(2027, 4, 1))


def test_from_day() -> None:
    assert Availability.from_day(date(2027, 4, 1), 60) == Availability(windows=(APRIL,))
