"""What a seat costs over its whole period, for projects with a budget for everything."""

from __future__ import annotations

import numpy as np

from dxmatch.assignment.demand import Need
from dxmatch.assignment.parts import Purses
from dxmatch.assignment.table import Market, Table
from dxmatch.assignment.terms import Terms
from dxmatch.errors import InvalidInput
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.budget import monthly_budget
from dxmatch.models.pool.money import NO_LIMIT
from dxmatch.models.pool.rows import Index, Longs

_DAYS_PER_YEAR = 365
_MONTHS_PER_YEAR = 12


def cost_of(need: Need, pool: TalentPool, rows: Index) -> Longs:
    """Whole yen, rounded up, without tax: price per full-time month × share × months.

    A price that is not known counts as the budget of the position, or as nothing without one.
    """
    price = pool.money.surely(rows).astype(np.int64)
    price[price == NO_LIMIT] = monthly_budget(need.position) or 0
    work = price * need.share * need.position.period.days * _MONTHS_PER_YEAR
    return np.asarray(-(-work // (100 * _DAYS_PER_YEAR)), np.int64)


def purses_of(table: Table, market: Market, terms: Terms) -> Purses:
    """Costs per edge, and what is left of the budgets after the locks.

    Raises:
        InvalidInput: the locks of a project cost more than its budget.
    """
    names = sorted(terms.budgets)
    owner = np.full(len(market.needs), -1, np.intp)
    left = np.array([terms.budgets[name] for name in names], np.int64)
    cost = np.zeros(table.row.size, np.int64)
    for at, need in enumerate(market.needs):
        if need.project.id in terms.budgets:
            owner[at] = names.index(need.project.id)
            mine = table.need == at
            cost[mine] = cost_of(need, market.pool, table.row[mine])
            locked = np.array(market.settled.locks.get(at, ()), np.intp)
            left[owner[at]] -= int(cost_of(need, market.pool, locked).sum())
    for name, yen in zip(names, left.tolist(), strict=True):
        if yen < 0:
            raise InvalidInput(
                f"The locks of {name} cost {-yen:,} yen more than its budget.",
                ja=f"{name} の確定済みの席だけで予算を {-yen:,} 円超えています。",
                hint="Raise the budget, or remove a lock.",
                hint_ja="予算を増やすか、確定を外してください。",
                code="LOCKS_OVER_BUDGET",
            )
    return Purses(owner, left, cost)
