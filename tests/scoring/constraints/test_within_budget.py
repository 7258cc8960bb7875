from dxmatch.models import Rate, RateUnit, TaxBasis, Verdict
from dxmatch.scoring.constraints import WithinBudget
from tests.scoring.sample import position, verdict

# 400,000 yen a month for half of full time are 800,000 yen per full-time month
NEED = position(budget=Rate(high=400_000))


def test_within() -> None:
    said, code, reason = verdict(WithinBudget(), NEED, rate=Rate.exactly(800_000))
    assert (said, code) == (Verdict.YES, "BUDGET_FITS")
    assert dict(reason.facts) == {"price": 800_000, "budget": 800_000}
    assert "800,000 yen is within" in reason.text("en")
    assert "800,000円" in reason.text("ja")


def test_one_yen_above() -> None:
    said, code, reason = verdict(WithinBudget(), NEED, rate=Rate.exactly(800_001))
    assert (said, code) == (Verdict.NO, "BUDGET_OVER")
    assert reason.facts["over"] == 1


def test_above_but_negotiable() -> None:
    rate = Rate(low=900_000, negotiable=True)
    assert verdict(WithinBudget(), NEED, rate=rate)[:2] == (Verdict.UNKNOWN, "BUDGET_TALK")


def test_only_an_upper_price_is_not_called_negotiable() -> None:
    said, code, reason = verdict(WithinBudget(), NEED, rate=Rate(high=900_000))
    assert (said, code) == (Verdict.UNKNOWN, "BUDGET_UPPER_ONLY")
    assert "応相談" not in reason.text("ja")
    assert "negotiable" not in reason.text("en")


def test_the_least_decides() -> None:
    assert verdict(WithinBudget(), NEED, rate=Rate(low=700_000, high=900_000))[0] is Verdict.YES


def test_unknown_prices_leave_it_open() -> None:
    for rate in (None, Rate(negotiable=True), Rate.exactly(9_000_000, RateUnit.YEAR)):
        told = verdict(WithinBudget(), NEED, rate=rate)[:2]
        assert told == (Verdict.UNKNOWN, "BUDGET_PRICE_UNKNOWN")


def test_units_and_tax() -> None:
    # 5,000 × 160 = 800,000; 40,000 × 20 = 800,000; 880,000 with 10 % tax are 800,000 without
    for rate in (
        Rate.exactly(5_000, RateUnit.HOUR),
        Rate.exactly(40_000, RateUnit.DAY),
        Rate(low=880_000, tax=TaxBasis.INCLUDED),
    ):
        assert verdict(WithinBudget(), NEED, rate=rate)[0] is Verdict.YES
    dearer = Rate.exactly(5_001, RateUnit.HOUR)
    assert verdict(WithinBudget(), NEED, rate=dearer)[0] is Verdict.NO


def test_no_budget_and_no_price() -> None:
    told = verdict(WithinBudget(), position(), rate=Rate.exactly(9_000_000))[:2]
    assert told == (Verdict.YES, "BUDGET_NOT_STATED")
    free = position(budget=Rate(pro_bono=True))
    assert verdict(WithinBudget(), free, rate=Rate(pro_bono=True))[0] is Verdict.YES
    assert verdict(WithinBudget(), free, rate=Rate.exactly(1))[0] is Verdict.NO
