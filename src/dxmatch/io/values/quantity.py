"""Numbers with units, and the two ends of a range, found from left to right in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from dxmatch.io.issues import IssueCode

# A run of digits is looked at once, however long it is; 1e999 is no number of this trade.
NUMBER: Final = (
    r"(?<![0-9])(?<![0-9]e)(?<![0-9]e[+-])"
    r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?(?!e[+-]?[0-9])"
)
_MOST_DIGITS: Final = 15
_NEGATIVE: Final = re.compile(r"(?:週|月)?に?[-△▲][¥\\]?[0-9]")
_BELOW: Final = re.compile(r"(?:max|up to|上限|最大|最高|~)\s*[:は]?\s*(?:週|月)?に?\s*[¥\\]?\s*$")
_ABOVE: Final = re.compile(r"(?:min|最低|下限|最小)\s*[:は]?\s*(?:週|月)?に?\s*[¥\\]?\s*$")
_FROM: Final = re.compile(r"\s*(?:~|以上|以降|から|より|超|\+)")
_UP_TO: Final = re.compile(r"\s*(?:以下|以内|まで|迄|未満|max|上限)")
_ABOUT: Final = re.compile(
    r"前後|程度|くらい|ぐらい|位(?![置相])|約|およそ|頃|ほど|アベレージ|about|approx"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the unit that stands behind it (empty: none)."""

    value: Fraction
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The ends of a range; equal ends for one value. ``start``, ``stop``: where it stood."""

    low: Quantity | None
    high: Quantity | None
    start: int
    stop: int

    @property
    def unit(self) -> str:
        """The unit that either end has; the upper end's first."""
        return next((end.unit for end in (self.high, self.low) if end and end.unit), "")


def to_number(digits: str) -> Fraction | None:
    """``1,234.5`` as an exact number; None if it is longer than any number that makes sense."""
    return None if len(digits) > _MOST_DIGITS else Fraction(digits.replace(",", ""))


def no_quantity(text: str) -> IssueCode | None:
    """Why plain text is no quantity at all: it is negative, or a formula."""
    if _NEGATIVE.match(text):
        return IssueCode.OUT_OF_RANGE
    return IssueCode.UNREADABLE_VALUE if text.startswith("=") else None


def is_about(text: str) -> bool:
    """Whether the text calls its values approximate (前後, 程度, 約)."""
    return _ABOUT.search(text) is not None


@lru_cache(maxsize=32)
def _patterns(unit: str, joint: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    quantity = rf"({NUMBER})\s*({unit})?"
    return re.compile(quantity), re.compile(rf"\s*(?:{joint}|から)\s*[¥\\]?\s*{quantity}")


def find_bounds(text: str, unit: str, *, joint: str = "[~-]") -> Iterator[Bounds]:
    """Every number or range of numbers in the text, from left to right.

    Args:
        text: plain text in lower case.
        unit: regular expression for the unit behind a number.
        joint: regular expression for the sign between the two ends.
    """
    first_pattern, second_pattern = _patterns(unit, joint)
    place = 0
    while first := first_pattern.search(text, place):
        second = second_pattern.match(text, first.end())
        place = (second or first).end()
        low = _quantity(first)
        if low is None or (second and _quantity(second) is None):
            continue
        if second:
            yield Bounds(low, _quantity(second), first.start(), place)
        else:
            yield _one_sided(text, low, first)


def _quantity(match: re.Match[str]) -> Quantity | None:
    value = to_number(match[1])
    return None if value is None else Quantity(value, match[2] or "")


def _one_sided(text: str, found: Quantity, match: re.Match[str]) -> Bounds:
    before, start, stop = text[max(0, match.start() - 8) : match.start()], *match.span()
    if _UP_TO.match(text, stop) or _BELOW.search(before):
        return Bounds(None, found, start, stop)
    if _FROM.match(text, stop) or _ABOVE.search(before):
        return Bounds(found, None, start, stop)
    return Bounds(found, found, start, stop)
