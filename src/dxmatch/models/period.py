"""Half-open periods of days, and the fiscal year of Japanese public bodies."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from pydantic import model_validator

from dxmatch.models.base import Model


class Period(Model):
    """Days from ``start`` to the day before ``end``; ``end`` itself is not part of it."""

    start: date
    end: date

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(
                "the period ends before it starts: `end` is the first day after the period "
                "(期間の終わりが始まりより前です。end は最終日の翌日です)"
            )
        return self

    @property
    def days(self) -> int:
        """Number of days, at least 1."""
        return (self.end - self.start).days

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period."""
        return self.end - timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end


def fiscal_year(day: date) -> int:
    """The fiscal year (年度) of a day: April 2026 to March 2027 is 2026."""
    return day.year if day.month >= 4 else day.year - 1


def fiscal_year_period(year: int) -> Period:
    """1 April of ``year`` to 31 March of the next year."""
    return Period(start=date(year, 4, 1), end=date(year + 1, 4, 1))
