"""Must lines as another package would bring them, chosen to be awkward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import Position, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Bytes, verdicts
from dxmatch.scoring import Constraint, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Fickle(Constraint):
    """気まぐれ — a function of budget and talent that goes up and down, and that looks at the days
    on site for some budgets only."""

    title: ClassVar[Text] = Text(ja="気まぐれ", en="Fickle")
    seed: int = 1

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        number = np.arange(len(pool))[rows] * self.seed
        high = position.budget.high if position.budget else None
        if high is None:
            return verdicts(number % 3 > 0, number % 3 > 1)
        step = high // 10_000
        if step % 2:
            step += position.onsite_days
        return verdicts((number + step) % 3 > 0, (number + step) % 3 > 1)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        return Reason("FICKLE", template=Text(ja="気まぐれ", en="fickle"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Particular(Constraint):
    """こだわり — compares the whole position with the one it was made for."""

    title: ClassVar[Text] = Text(ja="こだわり", en="Particular")
    only: Position

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        fits = position != self.only
        number = np.arange(len(pool))[rows]
        return verdicts((number % 2 == 0) | fits, np.full(number.size, fits))

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        return Reason("PARTICULAR", template=Text(ja="こだわり", en="particular"))
