import pytest

from dxmatch.errors import InvalidStrategy
from dxmatch.models import Rate, RateUnit
from dxmatch.scoring.scorers import RateFit
from tests.scoring.sample import position, value

NEED = position(budget=Rate(high=1_000_000, unit=RateUnit.PERSON_MONTH))


@pytest.mark.parametrize(
    ("price", "points"),
    [(0, 10_000), (800_000, 10_000), (900_000, 7_500), (1_000_000, 5_000), (1_199_999, 0),
     (1_200_000, 0), (5_000_000, 0)],
)  # fmt: skip
def test_linear_from_80_to_120_percent(price: int, points: int) -> None:
    told, code, reason = value(RateFit(), NEED, rate=Rate.exactly(price))
    assert (told, code) == (points, "RATE")
    assert reason.facts["percent"] == price // 10_000


def test_no_budget_gives_everybody_full_value() -> None:
    told = value(RateFit(), position(), rate=Rate.exactly(9_000_000))
    assert told[:2] == (10_000, "RATE_NOT_STATED")


@pytest.mark.parametrize("amount", [100_000, 10_000_000, 1_000_000_000])
@pytest.mark.parametrize("unit", [RateUnit.HOUR, RateUnit.DAY, RateUnit.PERSON_MONTH])
def test_an_unknown_price_gives_0_under_any_budget(amount: int, unit: RateUnit) -> None:
    need = position(budget=Rate(high=amount, unit=unit))
    told = value(RateFit(), need)
    assert told[:2] == (0, "RATE_UNKNOWN")


def test_a_budget_of_nothing() -> None:
    need = position(budget=Rate(pro_bono=True))
    assert value(RateFit(), need, rate=Rate(pro_bono=True))[0] == 10_000
    assert value(RateFit(), need, rate=Rate.exactly(1))[0] == 0
    assert value(RateFit(), need)[0] == 0


def test_words() -> None:
    reason = value(RateFit(), NEED, rate=Rate.exactly(900_000))[2]
    assert reason.text("ja") == (
        "希望単価 月900,000円は予算 月1,000,000円の90%です(80%以下で満点、120%以上で評価なし)"
    )
    assert reason.text("en") == (
        "the price of 900,000 yen is 90% of the budget of 1,000,000 yen "
        "(full value up to 80%, none from 120%)"
    )


def test_bounds_in_order() -> None:
    for low, high in ((120, 80), (80, 80), (-1, 80)):
        with pytest.raises(InvalidStrategy, match=r"comfortable|too_much"):
            RateFit(comfortable=low, too_much=high)
