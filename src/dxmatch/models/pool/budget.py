"""The budget of a position in the unit in which talents' prices are kept."""

from __future__ import annotations

from typing import Final

from dxmatch.models.pool.money import DAYS_PER_MONTH, HOURS_PER_MONTH, NO_LIMIT, TAX_PERCENT
from dxmatch.models.project import Position
from dxmatch.models.rate import RateUnit


def monthly_budget(position: Position) -> int | None:
    """The most that can be paid, as whole yen per full-time month without tax; None: not stated.

    A monthly budget pays for the position's own workload: 400,000 yen for 2 days a week are
    1,000,000 yen for a full-time month. A yearly one is spread over twelve months.
    """
    if position.budget is None:
        return None
    budget = position.budget.without_tax(TAX_PERCENT)
    if budget.pro_bono:
        return 0
    high = budget.high
    if high is None:
        return None
    factor = _FULL_TIME.get(budget.unit)
    if factor is None:
        month = high * 100 // (position.workload.percent * _MONTHS[budget.unit])
    else:
        month = high * factor
    return month if month < NO_LIMIT else NO_LIMIT - 1


_FULL_TIME: Final = {
    RateUnit.HOUR: HOURS_PER_MONTH,
    RateUnit.DAY: DAYS_PER_MONTH,
    RateUnit.PERSON_MONTH: 1,
}
_MONTHS: Final = {RateUnit.MONTH: 1, RateUnit.YEAR: 12}
