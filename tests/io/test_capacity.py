"""From a start and a share to windows of capacity."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io.values import DateSpan, ShareRange, availability, parse_span, parse_workload
from dxmatch.models import Availability, CapacityWindow

AS_OF = date(2026, 11, 23)


def read(when: str, share: str) -> Availability:
    found = availability(
        parse_span(when, as_of=AS_OF).value if when else None,
        parse_workload(share).value if share else None,
    )
    assert found is not None
    return found


def window(start: date, share: int, **more: object) -> CapacityWindow:
    return CapacityWindow.model_validate({"start": start, "share": share, **more})


@pytest.mark.parametrize(
    ("when", "share", "windows", "least"),
    [
        ("即日", "週3日", [window(AS_OF, 60)], 0),
        ("即日", "週3~5", [window(AS_OF, 100)], 60),
        ("即日", "週３日〜", [window(AS_OF, 100)], 60),
        ("即日", "~週2日", [window(AS_OF, 40)], 0),
        ("即日", "月20時間以上", [window(AS_OF, 100, tentative=True)], 13),
        ("即日", "", [window(AS_OF, 100, tentative=True)], 0),
        (
            "4月上旬",
            "フル稼働",
            [
                window(date(2027, 4, 1), 100, end=date(2027, 4, 10), tentative=True),
                window(date(2027, 4, 10), 100),
            ],
            0,
        ),
        ("2027/1/1~2027/3/31", "50%", [window(date(2027, 1, 1), 50, end=date(2027, 4, 1))], 0),
        (
            "2027年3月~2027/3/31",
            "50%",
            [
                window(date(2027, 3, 1), 50, end=date(2027, 3, 31), tentative=True),
                window(date(2027, 3, 31), 50, end=date(2027, 4, 1)),
            ],
            0,
        ),
        ("3月末まで", "50%", [], 0),
        ("", "週3日〜", [], 60),
    ],
)
def test_windows(when: str, share: str, windows: list[CapacityWindow], least: int) -> None:
    found = read(when, share)
    assert list(found.windows) == windows
    assert (found.min_share, found.negotiable) == (least, False)


def test_ask_is_negotiable_and_has_no_windows() -> None:
    assert read("応相談", "週3日") == Availability(negotiable=True)


def test_evenings_are_marked() -> None:
    found = read("即日", "平日夜間・土日")
    assert found.outside_office_hours
    assert [w.tentative for w in found.windows] == [True]


def test_nothing_said_is_nothing() -> None:
    assert availability(None, None) is None


DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(
    earliest=DAYS,
    wait=st.integers(0, 400),
    length=st.none() | st.integers(-10, 400),
    share=st.integers(1, 100),
)
def test_sure_capacity_is_possible_capacity(
    earliest: date, wait: int, length: int | None, share: int
) -> None:
    """Sure days lie between the latest start and the end, possible days from the earliest on."""
    latest = earliest + timedelta(days=wait)
    end = None if length is None else earliest + timedelta(days=length)
    found = availability(DateSpan(earliest, latest, end), ShareRange(share, share))
    assert found is not None
    assert bool(found.windows) == (end is None or end > earliest)
    for each in found.windows:
        assert each.start >= (earliest if each.tentative else latest)
        assert each.end is None or end is None or each.end <= end
        assert each.share == share
    if found.windows:
        assert found.windows[0].start == earliest
        assert found.windows[-1].end == end
