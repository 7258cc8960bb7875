"""What the reference reads off one talent: capacity day by day, prices, likeness of skills."""

from __future__ import annotations

import math
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from dxmatch.models import Position, Rate, RateUnit, Talent, TaxBasis
from dxmatch.vocabulary import SkillSimilarity

NO, UNKNOWN, YES = 0, 1, 2
FULL = 10_000
MOST_YEN = 2**31 - 2
"""Documented: larger prices count as this."""


def each_day(start: date, end: date) -> list[date]:
    return [start + timedelta(days=i) for i in range((end - start).days)]


def capacity_on(talent: Talent, day: date, *, sure: bool) -> int:
    """Percent of full time that the windows give on one day."""
    windows = talent.availability.windows if talent.availability else ()
    for window in windows:
        if window.start <= day and (window.end is None or day < window.end):
            return 0 if sure and window.tentative else window.share
    return 0


def served(talent: Talent, position: Position, share: int, *, sure: bool) -> int:
    """Percent-days of a need of ``share`` that are covered, day by day."""
    if unknown_time(talent):
        return 0 if sure else share * position.period.days
    days = each_day(position.period.start, position.period.end)
    return sum(min(capacity_on(talent, day, sure=sure), share) for day in days)


def unknown_time(talent: Talent) -> bool:
    return talent.availability is None or not talent.availability.windows


def plain_yen(rate: Rate, amount: int) -> int:
    """Without tax, in whole yen."""
    return math.floor(Fraction(amount * 100, 110)) if rate.tax is TaxBasis.INCLUDED else amount


def monthly(rate: Rate, amount: int | None) -> int | None:
    """A talent's amount as yen per full-time month."""
    per_month = {"hour": 160, "day": 20, "month": 1, "person_month": 1}.get(rate.unit.value)
    if amount is None or per_month is None:
        return None
    return min(plain_yen(rate, amount) * per_month, MOST_YEN)


def price(talent: Talent) -> tuple[int, int | None]:
    """The least that may be taken, and what surely is (None: unknown)."""
    rate = talent.rate
    if rate is None:
        return 0, None
    if rate.pro_bono:
        return 0, 0
    low, high = monthly(rate, rate.low), monthly(rate, rate.high)
    sure = low if low is not None else high
    return (0 if low is None or rate.negotiable or sure is None else low), sure


def budget_limit(position: Position) -> int | None:
    """Whole yen per full-time month; None if none is stated."""
    rate = position.budget
    if rate is None or (rate.high is None and not rate.pro_bono):
        return None
    if rate.pro_bono:
        return 0
    high, share = plain_yen(rate, rate.high or 0), position.workload.percent
    exact = {
        RateUnit.HOUR: Fraction(high * 160),
        RateUnit.DAY: Fraction(high * 20),
        RateUnit.PERSON_MONTH: Fraction(high),
        RateUnit.MONTH: Fraction(high * 100, share),
        RateUnit.YEAR: Fraction(high * 100, share * 12),
    }[rate.unit]
    return min(math.floor(exact), MOST_YEN)


@cache
def likeness(have: str, want: str) -> int:
    return SkillSimilarity.default().between(have, want)


def in_months(years: float | None) -> int | None:
    return None if years is None else round(years * 12)
