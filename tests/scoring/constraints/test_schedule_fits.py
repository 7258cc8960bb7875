from datetime import date

import pytest

from dxmatch.errors import InvalidStrategy
from dxmatch.models import Availability, CapacityWindow, Verdict
from dxmatch.scoring.constraints import ScheduleFits
from tests.scoring.sample import position, verdict

NEED = position()  # 50 % in April: 1,500 percent-days


def window(start: date, end: date | None = None, share: int = 100, **more: bool) -> Availability:
    free = CapacityWindow(start=start, end=end, share=share, tentative=more.pop("tentative", False))
    return Availability.model_validate({"windows": (free,), **more})


def test_room_on_every_day() -> None:
    said, code, reason = verdict(
        ScheduleFits(), NEED, availability=window(date(2027, 4, 1), date(2027, 5, 1), 50)
    )
    assert (said, code) == (Verdict.YES, "SCHEDULE")
    assert reason.text("en") == (
        "of the 50% workload from 2027-04-01 to 2027-04-30, 100% is sure and 100% possible "
        "(100% is enough)"
    )
    assert reason.text("ja").startswith(
        "2027-04-01〜2027-04-30 に必要な稼働率50%のうち、確実に100%"
    )


def test_one_day_is_missing() -> None:
    free = window(date(2027, 4, 2))
    assert verdict(ScheduleFits(), NEED, availability=free)[0] is Verdict.NO
    assert verdict(ScheduleFits(percent=97), NEED, availability=free)[0] is Verdict.NO
    # 29 of 30 days are 96.67 %
    assert verdict(ScheduleFits(percent=96), NEED, availability=free)[0] is Verdict.YES


def test_more_capacity_on_one_day_never_pays_for_another() -> None:
    half = window(date(2027, 4, 16), None, 100)
    said, _, reason = verdict(ScheduleFits(percent=51), NEED, availability=half)
    assert said is Verdict.NO
    assert reason.facts["sure"] == 50


def test_tentative_capacity_leaves_it_open() -> None:
    free = window(date(2027, 4, 1), tentative=True)
    said, _, reason = verdict(ScheduleFits(), NEED, availability=free)
    assert said is Verdict.UNKNOWN
    assert (reason.facts["sure"], reason.facts["possible"]) == (0, 100)


@pytest.mark.parametrize("known", [None, Availability(), Availability(negotiable=True)])
def test_no_statement_leaves_it_open(known: Availability | None) -> None:
    said, code, reason = verdict(ScheduleFits(), NEED, availability=known)
    assert (said, code) == (Verdict.UNKNOWN, "SCHEDULE_UNKNOWN")
    assert "未定" in reason.text("ja") and "not stated" in reason.text("en")


def test_too_small_an_engagement() -> None:
    free = window(date(2027, 1, 1)).model_copy(update={"min_share": 60})
    said, code, reason = verdict(ScheduleFits(), NEED, availability=free)
    assert (said, code) == (Verdict.NO, "SCHEDULE_TOO_SMALL")
    assert reason.text("en") == "wants at least 60% of full time (this is 50%)"
    talks = free.model_copy(update={"negotiable": True})
    assert verdict(ScheduleFits(), NEED, availability=talks)[0] is Verdict.UNKNOWN


def test_evenings_and_weekends_leave_it_open() -> None:
    free = window(date(2027, 1, 1), outside_office_hours=True)
    said, code, reason = verdict(ScheduleFits(), NEED, availability=free)
    assert (said, code) == (Verdict.UNKNOWN, "SCHEDULE_OFF_HOURS")
    assert "平日夜間" in reason.text("ja")


@pytest.mark.parametrize("percent", [0, -1, 101])
def test_percent_is_1_to_100(percent: int) -> None:
    with pytest.raises(InvalidStrategy, match="1 to 100"):
        ScheduleFits(percent=percent)
