"""What talents ask for, as whole yen per full-time month, twice: at best and for sure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np

from dxmatch.models.pool.coded import Coded
from dxmatch.models.pool.kernels import Below, ColumnTest, LookedUp, gather
from dxmatch.models.pool.narrow import Codes, narrow_type
from dxmatch.models.pool.recent import RecentColumns
from dxmatch.models.pool.rows import Bytes, Ints, Rows, verdicts
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


Rule: TypeAlias = Hashable
"""What a value depends on besides the price."""


@dataclass(frozen=True, eq=False)
class Money:
    """What talents may take at least, and what they surely take, as places in a table of prices.

    ``prices`` ascend without repeats, so that comparing places compares prices; the place of an
    unknown price is the one of `NO_LIMIT`.
    """

    prices: Ints
    possible: Codes
    sure: Codes
    certain: bool
    """What talents may take is what they surely take."""
    _tables: RecentColumns[Rule, Ints] = field(default_factory=RecentColumns)

    @classmethod
    def build(cls, rates: Coded[Rate | None]) -> Money:
        """One rate per row; None means that nothing is known."""
        bounds = np.array([_bounds(rate) for rate in rates.values], np.int32).reshape(-1, 2)
        prices, places = np.unique(np.append(bounds, NO_LIMIT), return_inverse=True)
        low, high = places[:-1].reshape(-1, 2).T.astype(narrow_type(prices.size))
        sure = gather(np.ascontiguousarray(high), rates.codes)
        certain = bool((low == high).all())
        possible = sure if certain else gather(np.ascontiguousarray(low), rates.codes)
        return cls(prices.astype(np.int32), possible, sure, certain)

    def verdicts(self, limit: int, rows: Rows) -> Bytes:
        """YES at or below ``limit`` yen per full-time month for sure, UNKNOWN if perhaps."""
        within = self._within(limit)
        return verdicts(self.possible[rows] < within, self.sure[rows] < within)

    def test(self, limit: int) -> ColumnTest:
        """The same as `verdicts` of everybody, as a test of columns."""
        return Below(self.sure, self.possible, bisect_right(self._ascending, limit))

    @cached_property
    def _ascending(self) -> list[int]:
        prices: list[int] = self.prices.tolist()
        return prices

    def _within(self, limit: int) -> np.integer[Any]:
        """The first place whose price is above the limit."""
        place = self.prices.searchsorted(limit, side="right")
        within: np.integer[Any] = self.possible.dtype.type(place)
        return within

    def valued(self, rule: Rule, make: Callable[[Ints], Ints]) -> LookedUp:
        """A value that depends on the price that each row surely takes.

        ``make`` works it out for all different prices, once as long as ``rule`` is among those
        asked for last.
        """
        return LookedUp(self.sure, self._tables.get(rule, lambda: make(self.prices)))

    def surely(self, rows: Rows) -> Ints:
        """The price that each row surely takes, `NO_LIMIT` if unknown."""
        return self.prices[self.sure[rows]]

    def at_least(self, rows: Rows) -> Ints:
        """The least that each row may take, 0 if unknown."""
        return self.prices[self.possible[rows]]


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
