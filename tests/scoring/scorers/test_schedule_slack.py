from datetime import date

from dxmatch.models import Availability, Workload
from dxmatch.scoring.scorers import ScheduleSlack
from tests.scoring.sample import position, value

NEED = position(workload=Workload(share=40))  # a quarter more is 50


def test_a_quarter_more_is_full_value() -> None:
    for share, points in ((100, 10_000), (50, 10_000), (40, 8_000), (25, 5_000)):
        free = Availability.from_day(date(2027, 1, 1), share)
        told, code, reason = value(ScheduleSlack(), NEED, availability=free)
        assert (told, code) == (points, "SLACK")
        assert reason.text("en") == f"{share}% free on average (40% needed, full value at 50%)"
        assert reason.text("ja") == f"期間中の平均稼働余力 {share}%(必要 40%、満点 50%)"


def test_full_time_work_has_no_room_above() -> None:
    need = position(workload=Workload(share=100))
    assert (
        value(ScheduleSlack(), need, availability=Availability.from_day(date(2027, 1, 1)))[0]
        == 10_000
    )


def test_half_of_the_period() -> None:
    free = Availability.from_day(date(2027, 4, 16))
    assert value(ScheduleSlack(), NEED, availability=free)[0] == 5_000


def test_unknown_gives_0() -> None:
    assert value(ScheduleSlack(), NEED)[:2] == (0, "SLACK_UNKNOWN")
