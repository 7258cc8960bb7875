"""What talents ask for, and what positions can pay."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmatch.models import Rate, RateUnit, TaxBasis

_FULL_TIME_MONTHS = {
    RateUnit.HOUR: 160,
    RateUnit.DAY: 20,
    RateUnit.MONTH: 1,
    RateUnit.PERSON_MONTH: 1,
    RateUnit.YEAR: 1 / 12,
}


def rates() -> SearchStrategy[Rate]:
    """A rate in any unit: one amount, a range, one end of it, 応相談 or pro bono.

    Amounts lie around 600,000 yen a month, so that budgets bite; a few are absurdly high.
    """
    return st.one_of(_paid(), _paid(), _paid(), _unpaid())


def budgets() -> SearchStrategy[Rate]:
    """What a position can pay: the same shapes."""
    return rates()


def _unpaid() -> SearchStrategy[Rate]:
    return st.builds(Rate, unit=st.sampled_from(RateUnit), pro_bono=st.just(True)) | st.builds(
        Rate, unit=st.sampled_from(RateUnit), negotiable=st.just(True)
    )


def _paid() -> SearchStrategy[Rate]:
    return st.builds(
        _rate,
        unit=st.sampled_from(RateUnit),
        per_month=st.integers(0, 24).map(lambda steps: steps * 50_000)
        | st.integers(0, 1_500_000)
        | st.just(1_000_000_000),
        wider=st.sampled_from((0, 0, 50_000, 400_000)),
        ends=st.sampled_from(("both", "both", "low", "high")),
        tax=st.sampled_from(TaxBasis),
        negotiable=st.sampled_from((False, False, True)),
    )


def _rate(
    *,
    unit: RateUnit,
    per_month: int,
    wider: int,
    ends: str,
    tax: TaxBasis,
    negotiable: bool,
) -> Rate:
    most = 1_000_000_000
    low = min(most, int(per_month / _FULL_TIME_MONTHS[unit]))
    high = min(most, low + int(wider / _FULL_TIME_MONTHS[unit]))
    return Rate(
        unit=unit,
        low=None if ends == "high" else low,
        high=None if ends == "low" else high,
        tax=tax,
        negotiable=negotiable,
    )
