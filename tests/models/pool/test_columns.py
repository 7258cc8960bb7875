"""Narrow columns: refused or exact at their borders, never wrapped around."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.models import Availability, CapacityWindow, Period, Rate, RateUnit, SkillClaim, Talent
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.models.pool.money import HOURS_PER_MONTH, NO_LIMIT
from dxmatch.models.pool.recent import RecentColumns

START = date(2026, 4, 1)


@given(st.integers(1, 4000), st.integers(1, 100), st.integers(0, 100))
def test_any_length_of_a_need_is_exact(days: int, share: int, capacity: int) -> None:
    """Below and above the 65,535 percent-days that a column can hold, served is days × the
    smaller share, and the verdict is the comparison with it."""
    period = Period(start=START, end=START + timedelta(days=days))
    window = CapacityWindow(start=START - timedelta(days=5), share=capacity)
    talents = [
        Talent(vendor="v", id="1", availability=Availability(windows=(window,))),
        Talent(vendor="v", id="2"),
    ]
    pool = TalentPool.of(talents)
    served = days * min(share, capacity)
    assert pool.capacity(period, share, ALL).tolist() == [served, 0]
    assert pool.capacity(period, share, ALL, sure=False).tolist() == [served, days * share]
    for enough in {served, served + 1, 1, days * share, days * share + 1, 65_535, 65_536, 65_537}:
        told = pool.calendar.verdicts(period, share, enough, ALL).tolist()
        assert told == [2 * (served >= enough), 1 * (days * share >= enough)]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=20), st.integers(0, 2**31))
def test_prices_compare_as_numbers(prices: list[int], limit: int) -> None:
    """A verdict by places in the table is the comparison of prices; the largest are cut to the
    largest price that is known, one yen below "unknown"."""
    rates = [Rate(unit=RateUnit.HOUR, low=price, high=price) for price in prices]
    talents = [Talent(vendor="v", id=f"{n:02d}", rate=rate) for n, rate in enumerate(rates)]
    money = TalentPool.of([*talents, Talent(vendor="w", id="1")]).money
    cut = [min(price * HOURS_PER_MONTH, NO_LIMIT - 1) for price in prices]
    assert money.surely(ALL).tolist() == [*cut, NO_LIMIT]
    limit = min(limit, NO_LIMIT - 1)
    assert money.verdicts(limit, ALL).tolist() == [*(2 * (price <= limit) for price in cut), 1]


def test_more_levels_and_years_than_a_byte_can_number() -> None:
    """300 different pairs of level and years: codes widen, and every claim keeps its own."""
    claims = [SkillClaim(skill="go", level=1 + n % 7, years=n / 12) for n in range(300)]
    pool = TalentPool.of(
        Talent(vendor="v", id=f"{n:03d}", skills=(claim,)) for n, claim in enumerate(claims)
    )
    assert pool.skills.codes.dtype == np.uint16
    told = pool.skills.second[pool.skills.codes].tolist()
    assert told == list(range(300))


def test_kept_columns_take_a_bounded_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dxmatch.models.pool.recent._ROOM", 1000)
    kept: RecentColumns[int, np.ndarray[tuple[int], np.dtype[np.uint8]]] = RecentColumns()
    for key in range(100):
        kept.get(key, lambda: np.zeros(100, np.uint8))
    assert kept.nbytes == 16 * 100
    small: RecentColumns[int, np.ndarray[tuple[int], np.dtype[np.uint8]]] = RecentColumns()
    for key in range(100):
        small.get(key, lambda: np.zeros(10, np.uint8))
    assert small.nbytes == 1000
