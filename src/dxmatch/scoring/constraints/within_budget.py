"""WithinBudget: does what the talent asks for fit the budget?"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import Position, Text
from dxmatch.models.pool import ColumnTest, Rows, TalentPool
from dxmatch.models.pool.budget import monthly_budget
from dxmatch.models.pool.money import NO_LIMIT
from dxmatch.models.pool.rows import Bytes
from dxmatch.models.verdict import Verdict
from dxmatch.scoring.algebra import Constraint
from dxmatch.scoring.reason import Reason, reason
from dxmatch.scoring.unknown import Facts, OpenFact


@dataclass(frozen=True, slots=True, kw_only=True)
class WithinBudget(Constraint):
    """希望単価が予算内であること — the talent's price is within the budget.

    Prices are compared without tax as yen per full-time month (160 hours, 20 days). The least
    that a talent takes decides; no price, 応相談 and yearly salaries leave it open.

    Example:
        >>> WithinBudget()
        WithinBudget()
    """

    title: ClassVar[Text] = Text(ja="予算", en="Budget")

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        """YES at or below the budget; everybody if the position states no budget."""
        limit = monthly_budget(position)
        if limit is None:
            return pool.everybody(Verdict.YES, rows)
        return pool.money.verdicts(limit, rows)

    def column_test(self, position: Position, pool: TalentPool) -> ColumnTest | None:
        """Of the price."""
        limit = monthly_budget(position)
        return None if limit is None else pool.money.test(limit)

    def reads(self, position: Position) -> Hashable:
        """The budget; a tuple, because None stands for something else."""
        return (monthly_budget(position),)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """Price and budget side by side."""
        limit = monthly_budget(position)
        if limit is None:
            return reason("BUDGET_NOT_STATED")
        one = np.array([row], np.intp)
        possible, sure = int(pool.money.at_least(one)[0]), int(pool.money.surely(one)[0])
        if sure == NO_LIMIT:
            return reason("BUDGET_PRICE_UNKNOWN", budget=limit)
        if sure <= limit:
            return reason("BUDGET_FITS", price=sure, budget=limit)
        if possible > limit:
            code = "BUDGET_OVER"
        else:
            rate = pool.talents[row].rate
            code = "BUDGET_TALK" if rate and rate.negotiable else "BUDGET_UPPER_ONLY"
        return reason(code, price=sure, budget=limit, over=sure - limit)

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:  # noqa: ARG002
        """The price."""
        return frozenset({OpenFact.RATE})
