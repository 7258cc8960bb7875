from typing import Any

import pytest

from dxmatch.models import ANYWHERE, Verdict, WorkStyle
from dxmatch.scoring.constraints import PlaceReachable
from tests.scoring.sample import position, verdict

NAGANO = 20
NEED = position(onsite_days=4, prefecture=NAGANO)
YES, UNKNOWN, NO = Verdict.YES, Verdict.UNKNOWN, Verdict.NO


@pytest.mark.parametrize(
    ("style", "said", "code"),
    [
        ({"onsite_days": 4, "prefectures": {NAGANO}}, YES, "PLACE_FITS"),
        ({"onsite_days": 4, "home_prefecture": NAGANO}, YES, "PLACE_FITS"),
        ({"onsite_days": 8, "prefectures": {13}, "home_prefecture": NAGANO}, YES, "PLACE_FITS"),
        ({"onsite_days": 3, "prefectures": {NAGANO}}, NO, "PLACE_TOO_OFTEN"),
        ({"onsite_days": 0}, NO, "PLACE_TOO_OFTEN"),
        ({"onsite_days": 31, "prefectures": {13}}, NO, "PLACE_TOO_FAR"),
        ({"prefectures": set()}, NO, "PLACE_TOO_FAR"),
        ({"onsite_days": 31}, UNKNOWN, "PLACE_UNKNOWN"),
        ({"prefectures": {NAGANO}}, UNKNOWN, "PLACE_UNKNOWN"),
        ({}, UNKNOWN, "PLACE_UNKNOWN"),
    ],
)
def test_days_and_place(style: dict[str, Any], said: Verdict, code: str) -> None:
    told = verdict(PlaceReachable(), NEED, work_style=WorkStyle.model_validate(style))
    assert told[:2] == (said, code)


def test_words() -> None:
    style = WorkStyle(onsite_days=8, home_prefecture=NAGANO)
    reason = verdict(PlaceReachable(), NEED, work_style=style)[2]
    assert reason.text("ja") == "長野県に月4日出社できます(可能日数: 月8日)"
    assert reason.text("en") == "comes to Nagano 4 days a month (up to 8)"


def test_remote_work_is_reachable_for_everybody() -> None:
    told = verdict(PlaceReachable(), position(), work_style=WorkStyle(onsite_days=0))
    assert told[:2] == (YES, "PLACE_REMOTE")


def test_a_place_that_is_not_stated() -> None:
    need = position(onsite_days=4)
    anywhere = WorkStyle(onsite_days=4, prefectures=ANYWHERE)
    assert verdict(PlaceReachable(), need, work_style=anywhere)[0] is YES
    somewhere = WorkStyle(onsite_days=4, prefectures=frozenset({NAGANO}))
    assert verdict(PlaceReachable(), need, work_style=somewhere)[0] is UNKNOWN
