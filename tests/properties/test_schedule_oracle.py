"""Capacity by subtraction of two columns equals capacity counted day by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from dxmatch.models import Availability, CapacityWindow, Period, Position, Talent, Workload
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.models.pool.stretches import FOREVER
from dxmatch.scoring.scorers import ScheduleSlack
from dxmatch.testing.generators import availabilities, days, periods
from tests.reference_facts import capacity_on, served

LEAP = Period(start=date(2028, 2, 28), end=date(2028, 3, 1))
ONE_DAY = Period(start=date(2028, 2, 29), end=date(2028, 3, 1))


def offered(availability: Availability) -> tuple[Talent, TalentPool]:
    talent = Talent(vendor="v", id="1", availability=availability)
    return talent, TalentPool.of([talent])


@example(Availability.from_day(date(2028, 2, 29)), LEAP, 50)
@example(Availability.from_day(date(2028, 3, 1)), ONE_DAY, 50)
@given(availabilities(), periods(), st.integers(1, 100))
def test_served_equals_days_counted(availability: Availability, period: Period, share: int) -> None:
    """Σ over the days of min(capacity, share), sure and possible; half-open at both ends."""
    talent, pool = offered(availability)
    position = Position(id="p", title="t", period=period)
    for sure in (True, False):
        found = int(pool.capacity(period, share, ALL, sure=sure)[0])
        assert found == served(talent, position, share, sure=sure)


@given(availabilities(), periods(), st.integers(1, 100), st.integers(1, 399))
def test_two_parts_of_a_period_add_up(
    availability: Availability, period: Period, share: int, at: int
) -> None:
    """served [a, c) = served [a, b) + served [b, c): no day is lost or counted twice."""
    if at >= period.days:
        return
    middle = period.start + timedelta(days=at)
    _, pool = offered(availability)
    whole, first, second = (
        int(pool.capacity(part, share, ALL)[0])
        for part in (
            period,
            Period(start=period.start, end=middle),
            Period(start=middle, end=period.end),
        )
    )
    assert whole == first + second


@given(availabilities(), days(), st.integers(1, 100))
def test_first_free_day(availability: Availability, day: date, share: int) -> None:
    """The first day with enough sure capacity, in a window that is not over."""
    talent, pool = offered(availability)
    found = pool.calendar.first_free(day.toordinal(), share, 0)
    if found == FOREVER:
        horizon = [day + timedelta(days=i) for i in range(800)]
        assert all(capacity_on(talent, each, sure=True) < share for each in horizon)
    else:
        assert capacity_on(talent, date.fromordinal(found), sure=True) >= share
        if found > day.toordinal():
            assert capacity_on(talent, day, sure=True) < share


def test_ends_are_half_open() -> None:
    """A window that ends on the day on which a period starts does not serve it."""
    window = CapacityWindow(start=date(2027, 1, 1), end=date(2027, 4, 1))
    _, pool = offered(Availability(windows=(window,)))
    april = Period(start=date(2027, 4, 1), end=date(2027, 5, 1))
    march = Period(start=date(2027, 3, 1), end=date(2027, 4, 1))
    assert pool.capacity(april, 100, ALL).tolist() == [0]
    assert pool.capacity(march, 100, ALL).tolist() == [31 * 100]


def test_long_periods_do_not_overflow() -> None:
    """Six years and more at full time: spare capacity stays what it is."""
    _, pool = offered(Availability.from_day(date(2026, 1, 1)))
    for years in (1, 5, 6, 10, 100):
        position = Position(
            id="p",
            title="t",
            period=Period(start=date(2027, 4, 1), end=date(2027 + years, 4, 1)),
            workload=Workload(share=100),
        )
        assert ScheduleSlack().score(position, pool, ALL).tolist() == [10_000], years
