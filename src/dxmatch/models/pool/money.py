"""What talents ask for, as whole yen per full-time month, twice: at best and for sure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dxmatch.models.pool.coded import Coded
from dxmatch.models.pool.rows import Bools, Ints
from dxmatch.models.rate import Rate, RateUnit

HOURS_PER_MONTH = 160
DAYS_PER_MONTH = 20
"""Conventions of the trade for a full-time month (8 hours a day, 20 days); not a legal rule."""

NO_LIMIT = 2**31 - 1
"""Stands for "no price known"; larger prices count as one yen less."""

TAX_PERCENT = 10
"""Consumption tax used to compare prices with and without tax (standard rate since 2019-10)."""

_PER_MONTH = {
    RateUnit.HOUR: HOURS_PER_MONTH,
    RateUnit.DAY: DAYS_PER_MONTH,
    RateUnit.MONTH: 1,
    RateUnit.PERSON_MONTH: 1,
}


def full_time_month(rate: Rate, amount: int | None) -> int | None:
    """``amount`` of a talent's rate as yen per full-time month; None if not comparable."""
    factor = _PER_MONTH.get(rate.unit)
    if amount is None or factor is None:
        return None
    return min(amount * factor, NO_LIMIT - 1)


@dataclass(frozen=True, eq=False)
class Money:
    """``possible`` ≤ ``sure``: the least they may take, and what they surely take."""

    possible: Ints
    sure: Ints
    known: Bools

    @classmethod
    def build(cls, rates: Coded[Rate | None]) -> Money:
        """One rate per row; None means that nothing is known."""
        bounds = [_bounds(rate) for rate in rates.values]
        possible = np.array([low for low, _ in bounds], np.int32)[rates.codes]
        sure = np.array([high for _, high in bounds], np.int32)[rates.codes]
        return cls(possible, sure, sure != NO_LIMIT)


def _bounds(rate: Rate | None) -> tuple[int, int]:
    if rate is None:
        return 0, NO_LIMIT
    if rate.pro_bono:
        return 0, 0
    plain = rate.without_tax(TAX_PERCENT)
    low = full_time_month(plain, plain.low)
    sure = low if low is not None else full_time_month(plain, plain.high)
    if sure is None:
        return 0, NO_LIMIT
    possible = 0 if rate.negotiable or low is None else low
    return possible, sure
