"""Lengths of time: months of a contract, years of practice (rows 49, 50 and 53)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import folded, too_long
from dxmatch.io.values.quantity import NUMBER, find_bounds, no_quantity, to_number

_MONTH: Final = r"(?:[ケカか箇個]?月|months?|mos?)"
_YEAR: Final = r"(?:年間?|years?|yrs?)"
_HALF_YEAR: Final = re.compile(r"半年")
_AND_HALF: Final = re.compile(rf"({NUMBER}){_YEAR}半")
_YEAR_AND_MONTHS: Final = re.compile(rf"({NUMBER}){_YEAR}(?:と)?([0-9]{{1,2}}){_MONTH}")
_RENEWABLE: Final = re.compile(r"更新|延長|継続|~$|以上")
_LESS_THAN: Final = re.compile(r"未満")
_MOST_YEARS, _MOST_MONTHS = 60, 600


@dataclass(frozen=True, slots=True)
class Duration:
    """A number of months, 1 to 600; ``renewable``: it may be prolonged."""

    months: int
    renewable: bool = False


@dataclass(frozen=True, slots=True)
class YearRange:
    """Years of practice, 0 to 60: at least ``low``, and ``high`` at most (None: no limit said)."""

    low: float | None = None
    high: float | None = None


def parse_months(raw: str) -> Parsed[Duration]:
    """A duration, the lower end of a range: ``6ヶ月``, ``半年``, ``1年``, ``3ヶ月更新``."""
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    text = _in_months(folded(raw))
    if refused := no_quantity(text):
        return Parsed(None, (refused,))
    for bounds in find_bounds(text, _MONTH):
        end = bounds.low or bounds.high
        if end is None or not bounds.unit:
            continue
        months = int(end.value)
        if not 1 <= months <= _MOST_MONTHS or months != end.value:
            return Parsed(None, (IssueCode.OUT_OF_RANGE,))
        return Parsed(Duration(months, _RENEWABLE.search(text) is not None))
    return Parsed(None, (IssueCode.UNREADABLE_VALUE,))


def _in_months(text: str) -> str:
    text = _HALF_YEAR.sub("6ケ月", text)
    text = _AND_HALF.sub(lambda m: f"{_months(m[1], 6)}ケ月", text)
    text = _YEAR_AND_MONTHS.sub(lambda m: f"{_months(m[1], int(m[2]))}ケ月", text)
    return re.sub(rf"({NUMBER}){_YEAR}", lambda m: f"{_months(m[1], 0)}ケ月", text)


def _months(years: str, more: int) -> str:
    number = to_number(years)
    return "0" if number is None else f"{float(number * 12 + more):.10g}"


@lru_cache(maxsize=4096)  # a feed says 5年 in every other cell
def parse_years(raw: str) -> Parsed[YearRange]:
    """Years of practice: ``10年以上``, ``1年未満``, ``3〜5年``, ``5年3ヶ月`` (5.25), ``3``."""
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    text = _in_years(folded(raw))
    if refused := no_quantity(text):
        return Parsed(None, (refused,))
    for bounds in find_bounds(text, rf"{_YEAR}|{_MONTH}"):
        divisor = 12 if re.fullmatch(_MONTH, bounds.unit) else 1
        low = None if bounds.low is None else bounds.low.value / divisor
        high = None if bounds.high is None else bounds.high.value / divisor
        if _LESS_THAN.match(text, bounds.stop):
            low = Fraction(0)
        ends = [end for end in (low, high) if end is not None]
        if max(ends) > _MOST_YEARS or ends != sorted(ends):
            return Parsed(None, (IssueCode.OUT_OF_RANGE,))
        return Parsed(YearRange(_rounded(low), _rounded(high)))
    return Parsed(None, (IssueCode.UNREADABLE_VALUE,))


def _in_years(text: str) -> str:
    text = _HALF_YEAR.sub("0.5年", text)
    text = _AND_HALF.sub(lambda m: f"{_years(m[1], 6)}年", text)
    return _YEAR_AND_MONTHS.sub(lambda m: f"{_years(m[1], int(m[2]))}年", text)


def _years(years: str, months: int) -> str:
    number = to_number(years)
    return "999" if number is None else f"{float(number) + months / 12:.4f}"


def _rounded(years: Fraction | None) -> float | None:
    return None if years is None else round(float(years), 2)
