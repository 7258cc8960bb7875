"""RateFit: how comfortably does the price sit in the budget?"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

import numpy as np

from dxmatch.models import SCALE, Position, Text
from dxmatch.models.pool import ColumnValue, Rows, TalentPool
from dxmatch.models.pool.budget import monthly_budget
from dxmatch.models.pool.money import NO_LIMIT
from dxmatch.models.pool.rows import Ints
from dxmatch.scoring.algebra import Scorer
from dxmatch.scoring.parameter import checked_whole
from dxmatch.scoring.reason import Reason, reason
from dxmatch.scoring.unknown import Facts, OpenFact


@dataclass(frozen=True, slots=True, kw_only=True)
class RateFit(Scorer):
    """単価の余裕 — how comfortably the price sits in the budget.

    Full value up to ``comfortable`` percent of the budget, then less and less, and 0 from
    ``too_much`` percent on. An unknown price gives 0; without a budget everybody gets full value.

    Args:
        comfortable: percent of the budget, from 0.
        too_much: percent of the budget, larger, up to 1,000.

    Example:
        >>> RateFit(comfortable=90).too_much
        120
    """

    title: ClassVar[Text] = Text(ja="単価の余裕", en="Price")
    comfortable: int = 80
    too_much: int = 120

    def __post_init__(self) -> None:
        checked_whole(self, "comfortable", 0, 999)
        checked_whole(self, "too_much", self.comfortable + 1, 1000)

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        """Linear between the two bounds."""
        return self.column_value(position, pool).at(rows)

    def column_value(self, position: Position, pool: TalentPool) -> ColumnValue:
        """By the price alone."""
        limit = monthly_budget(position)
        return pool.money.valued((self, limit), partial(self._values, limit))

    def reads(self, position: Position) -> Hashable:
        """The budget; a tuple, because None stands for something else."""
        return (monthly_budget(position),)

    def bounds(self, position: Position, pool: TalentPool, rows: Rows) -> tuple[Ints, Ints]:
        """The value of the price that is sure, and of the least that may be taken."""
        best = self._values(monthly_budget(position), pool.money.at_least(rows))
        return self.score(position, pool, rows), best

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:  # noqa: ARG002
        """The price."""
        return frozenset({OpenFact.RATE})

    def _values(self, limit: int | None, prices: Ints) -> Ints:
        if limit is None:
            return np.full(prices.size, SCALE, np.int32)
        low, high = limit * self.comfortable, limit * self.too_much
        if high == low:
            return np.where(prices <= 0, np.int32(SCALE), np.int32(0))
        price = prices.astype(np.int64) * 100
        room = np.minimum(np.maximum(high - price, 0), high - low)
        known = prices != NO_LIMIT
        return np.asarray(room * SCALE // (high - low) * known, np.int32)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """Price in percent of the budget."""
        limit = monthly_budget(position)
        price = int(pool.money.surely(np.array([row], np.intp))[0])
        if limit is None:
            return reason("RATE_NOT_STATED")
        if price == NO_LIMIT:
            return reason("RATE_UNKNOWN", budget=limit)
        return reason(
            "RATE",
            price=price,
            budget=limit,
            percent=price * 100 // max(limit, 1),
            comfortable=self.comfortable,
            too_much=self.too_much,
        )
