"""Rates of pay."""

from __future__ import annotations

from enum import StrEnum

from dxmatch.io.parsed import Parsed
from dxmatch.models import Rate, RateUnit, TaxBasis


class AmountScale(StrEnum):
    """What a bare amount counts; AUTO: told by its size (below 1,000 a month is 万円)."""

    AUTO = "auto"
    YEN = "yen"
    THOUSAND = "thousand"
    MAN = "man"


def parse_rate(
    raw: str,
    *,
    scale: AmountScale = AmountScale.AUTO,
    unit: RateUnit | None = None,
    tax: TaxBasis = TaxBasis.UNKNOWN,
    tax_percent: int = 10,
) -> Parsed[Rate]:
    """A rate in yen. ``unit`` is what the mapping declares for amounts without one."""
    raise NotImplementedError
