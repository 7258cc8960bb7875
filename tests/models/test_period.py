from datetime import date

import pytest
from hypothesis import given
from pydantic import ValidationError

from dxmatch.models import Period, fiscal_year, fiscal_year_period
from dxmatch.testing.generators import days, periods


def test_half_open() -> None:
    march = Period(start=date(2028, 2, 28), end=date(2028, 3, 1))
    assert march.days == 2 and march.last_day == date(2028, 2, 29)
    assert date(2028, 2, 29) in march and date(2028, 3, 1) not in march


@pytest.mark.parametrize("end", [date(2027, 4, 1), date(2027, 3, 31)])
def test_ends_after_it_starts(end: date) -> None:
    with pytest.raises(ValidationError, match="first day after the period"):
        Period(start=date(2027, 4, 1), end=end)


@given(days())
def test_fiscal_year_runs_from_april_to_march(day: date) -> None:
    """Every day is in the fiscal year that it is counted to, and in no other."""
    year = fiscal_year(day)
    assert day in fiscal_year_period(year)
    assert day not in fiscal_year_period(year - 1) and day not in fiscal_year_period(year + 1)


@given(periods())
def test_days_are_counted(period: Period) -> None:
    """days is at least 1, and the last day is the day before the end."""
    assert period.days >= 1
    assert period.last_day in period and period.end not in period
