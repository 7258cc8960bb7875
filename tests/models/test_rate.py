import pytest
from hypothesis import given
from pydantic import ValidationError

from dxmatch.models import Rate, RateUnit, TaxBasis
from dxmatch.testing.generators import rates


def test_without_tax_rounds_down_to_whole_yen() -> None:
    rate = Rate(low=1_100, high=1_109, tax=TaxBasis.INCLUDED).without_tax(10)
    assert (rate.low, rate.high, rate.tax) == (1_000, 1_008, TaxBasis.EXCLUDED)


@given(rates())
def test_without_tax_happens_once(rate: Rate) -> None:
    """Taken off twice is taken off once; a price without tax or of unknown basis stays."""
    plain = rate.without_tax(10)
    assert plain.without_tax(10) == plain
    if rate.tax is not TaxBasis.INCLUDED:
        assert plain == rate


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"low": 2, "high": 1}, "low is above high"),
        ({"pro_bono": True, "low": 1}, "pro bono"),
        ({}, "an amount, negotiable or pro_bono"),
        ({"low": -1}, "greater than or equal to 0"),
        ({"low": 1, "currency": "USD"}, "Extra inputs"),
    ],
)
def test_refused(fields: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Rate.model_validate(fields)


def test_exactly() -> None:
    assert Rate.exactly(5_000, RateUnit.HOUR) == Rate(low=5_000, high=5_000, unit=RateUnit.HOUR)
