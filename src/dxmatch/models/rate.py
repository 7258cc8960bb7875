"""Money for work: yen per hour, day, month, person-month or year."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from dxmatch.models.base import Model

Yen = Annotated[int, Field(ge=0, le=1_000_000_000)]


class RateUnit(StrEnum):
    """What one payment is for."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    PERSON_MONTH = "person_month"
    YEAR = "year"


class TaxBasis(StrEnum):
    """Whether consumption tax is inside the amount."""

    EXCLUDED = "excluded"
    INCLUDED = "included"
    UNKNOWN = "unknown"


class Rate(Model):
    """What a talent asks for, or what a position can pay.

    ``low`` and ``high`` are whole yen per ``unit``; either may be missing. For a talent, ``low``
    is the least that they accept; for a budget, ``high`` is the most that can be paid. A talent's
    ``MONTH`` is a full-time month, as is usual in the trade; a budget's ``MONTH`` pays for the
    position's own workload.
    """

    unit: RateUnit = RateUnit.MONTH
    low: Yen | None = None
    high: Yen | None = None
    tax: TaxBasis = TaxBasis.UNKNOWN
    negotiable: bool = False
    pro_bono: bool = False
    approximate: bool = False

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low is above high (下限が上限を超えています)")
        if self.pro_bono and (self.low or self.high):
            raise ValueError("pro bono work has no amount (無償なのに金額があります)")
        if not (self.pro_bono or self.negotiable) and self.low is None and self.high is None:
            raise ValueError("an amount, negotiable or pro_bono is needed (金額がありません)")
        return self

    @classmethod
    def exactly(cls, amount: int, unit: RateUnit = RateUnit.MONTH) -> Self:
        """A rate of one amount."""
        return cls(unit=unit, low=amount, high=amount)

    def without_tax(self, percent: int) -> Self:
        """The same rate without consumption tax of ``percent`` (rounded down to whole yen)."""
        if self.tax is not TaxBasis.INCLUDED:
            return self
        low, high = (
            None if amount is None else amount * 100 // (100 + percent)
            for amount in (self.low, self.high)
        )
        return self.model_copy(update={"low": low, "high": high, "tax": TaxBasis.EXCLUDED})
