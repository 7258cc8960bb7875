from datetime import date

import pytest

from dxmatch.errors import InvalidStrategy
from dxmatch.models import Availability, CapacityWindow
from dxmatch.scoring.scorers import LeadTime
from tests.scoring.sample import position, value

NEED = position()  # from 1 April, half of full time


@pytest.mark.parametrize(
    ("day", "points"),
    [
        (date(2026, 1, 1), 10_000),
        (date(2027, 3, 2), 10_000),
        (date(2027, 3, 17), 7_500),
        (date(2027, 4, 1), 5_000),
        (date(2027, 4, 16), 2_500),
        (date(2027, 5, 1), 0),
        (date(2028, 1, 1), 0),
    ],
)
def test_linear_from_30_days_early_to_30_days_late(day: date, points: int) -> None:
    assert value(LeadTime(), NEED, availability=Availability.from_day(day))[0] == points


def test_words() -> None:
    early = value(LeadTime(), NEED, availability=Availability.from_day(date(2027, 3, 25)))
    assert early[1] == "LEAD_EARLY"
    assert early[2].text("en") == (
        "free 7 days before the start on 2027-04-01 (2027-03-25; full value: 30 days)"
    )
    late = value(LeadTime(), NEED, availability=Availability.from_day(date(2027, 4, 8)))
    assert late[1] == "LEAD_LATE"
    assert late[2].text("ja") == (
        "開始日 2027-04-01 に7日遅れます(2027-04-08。30日の遅れで評価なし)"
    )


def test_only_sure_and_large_enough_windows_that_are_not_over_count() -> None:
    windows = (
        CapacityWindow(start=date(2026, 1, 1), end=date(2027, 4, 1)),
        CapacityWindow(start=date(2027, 4, 1), end=date(2027, 4, 5), share=40),
        CapacityWindow(start=date(2027, 4, 5), end=date(2027, 4, 16), tentative=True),
        CapacityWindow(start=date(2027, 4, 16), share=50),
    )
    told = value(LeadTime(), NEED, availability=Availability(windows=windows))
    assert told[:2] == (2_500, "LEAD_LATE")


def test_unknown_gives_0() -> None:
    assert value(LeadTime(), NEED)[:2] == (0, "LEAD_UNKNOWN")
    with pytest.raises(InvalidStrategy, match="whole number from 1"):
        LeadTime(days=0)


def test_stated_but_too_small_is_not_called_unknown() -> None:
    small = Availability.from_day(date(2026, 1, 1), share=20)
    points, code, reason = value(LeadTime(), NEED, availability=small)
    assert (points, code) == (0, "LEAD_TOO_SMALL")
    assert "50%" in reason.text("ja") and "50%" in reason.text("en")


def test_windows_that_meet_are_one() -> None:
    """Free at 50% until March and at 100% from 1 April: free all the while, not since 1 April."""
    until = CapacityWindow(start=date(2026, 1, 1), end=date(2027, 4, 1), share=50)
    after = CapacityWindow(start=date(2027, 4, 1))
    told = value(LeadTime(), NEED, availability=Availability(windows=(until, after)))
    assert told[:2] == (10_000, "LEAD_EARLY")
    assert told[2].facts["day"] == "2026-01-01"
    small = until.model_copy(update={"share": 40})
    told = value(LeadTime(), NEED, availability=Availability(windows=(small, after)))
    assert told[:2] == (5_000, "LEAD_EARLY")
    gap = until.model_copy(update={"end": date(2027, 3, 31)})
    told = value(LeadTime(), NEED, availability=Availability(windows=(gap, after)))
    assert told[:2] == (5_000, "LEAD_EARLY")
