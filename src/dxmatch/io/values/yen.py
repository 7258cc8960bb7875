"""From a number and its scale (万, 千, none) to whole yen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.values.quantity import Bounds, Quantity
from dxmatch.models import RateUnit


class AmountScale(StrEnum):
    """What a bare amount counts; AUTO: told by its size (below 500 a month is 万円)."""

    AUTO = "auto"
    YEN = "yen"
    THOUSAND = "thousand"
    MAN = "man"


MAN: Final = 10_000
_YEN_OF: Final[Mapping[str, int]] = {
    "億円": 100_000_000, "億": 100_000_000, "千万円": 10_000_000, "千万": 10_000_000,
    "百万円": 1_000_000, "百万": 1_000_000, "万円": MAN, "万": MAN, "千円": 1000, "千": 1000,
    "k円": 1000, "k": 1000, "円": 1, "yen": 1, "jpy": 1,
}  # fmt: skip
SCALES: Final = "|".join(_YEN_OF)
_OF_SCALE: Final = {AmountScale.YEN: 1, AmountScale.THOUSAND: 1000, AmountScale.MAN: MAN}
_LEAST_BARE: Final = 500
"""Yen; a smaller amount without a scale means that the declared scale is wrong, for any unit."""

MONTHLY_LEAST: Final = 50_000
"""Nobody works a month for less; smaller amounts are for an hour or a day."""


def in_yen(
    bounds: Bounds, text: str, scale: AmountScale, unit: RateUnit | None
) -> tuple[int | None, int | None, IssueCode | None]:
    """Both ends in yen, with a note if the scale was told by size; AMBIGUOUS_UNIT if it cannot."""
    yen = text[: bounds.start].endswith(("¥", "\\"))
    factor, issue = _OF_SCALE.get(scale, 0), None
    if bounds.unit or yen:
        factor = _YEN_OF.get(bounds.unit, 1)
    elif not factor:
        largest = max(end.value for end in (bounds.low, bounds.high) if end)
        factor = _factor_by_size(largest, unit)
        issue = {0: IssueCode.AMBIGUOUS_UNIT, MAN: IssueCode.SCALE_ASSUMED_MAN}.get(factor)
    low, high = _yen(bounds.low, factor), _yen(bounds.high, factor)
    if not (bounds.unit or yen) and 0 < max(low or 0, high or 0) < _LEAST_BARE:
        issue = IssueCode.AMBIGUOUS_UNIT
    return low, high, issue


def _yen(end: Quantity | None, factor: int) -> int | None:
    if end is None:
        return None
    # 500,000~80万: an end without a scale shares the other's unless it is in yen already.
    own = _YEN_OF.get(end.unit, 1 if end.value >= MAN else factor)
    return int(end.value * own)


def _factor_by_size(amount: Fraction, unit: RateUnit | None) -> int:
    """Yen or 万円 by what is possible for the unit; 0 if either may be meant."""
    man_below, yen_from = {
        RateUnit.HOUR: (0, 500),
        RateUnit.DAY: (0, 5000),
        RateUnit.YEAR: (10_000, 500_000),
    }.get(unit or RateUnit.MONTH, (500, MONTHLY_LEAST))
    return MAN if amount < man_below else 1 if amount >= yen_from else 0
