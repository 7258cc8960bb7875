"""Numbers and ranges of numbers in clean text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"\d{1,12}(?:\.\d{1,4})?"
NUMBER = re.compile(_NUMBER)


@dataclass(frozen=True, slots=True)
class Span:
    """A range of numbers; None is open."""

    low: Decimal | None
    high: Decimal | None


def without_commas(text: str) -> str:
    """Figures without thousands separators: 800,000 → 800000."""
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)


def numeric_span(text: str) -> Span | None:
    """``3~5``, ``3-5``, ``2,3``, ``~5``, ``5~``, ``5以上``, ``5未満``, ``5``; None if no number."""
    text = without_commas(text).replace("から", "~").replace("or", ",")
    numbers = [Decimal(found) for found in NUMBER.findall(text)]
    if not numbers:
        return None
    first = numbers[0]
    if len(numbers) > 1:
        between = re.split(_NUMBER, text)[1]
        if "~" in between or "-" in between or "、" in between or "," in between:
            return Span(min(numbers[:2]), max(numbers[:2]))
    start = NUMBER.search(text)
    before, after = (text[: start.start()], text[start.end() :]) if start else ("", "")
    if "~" in before or "未満" in after or "以下" in after or "以内" in after or "まで" in after:
        return Span(None, first)
    if "~" in after or "以上" in after or after.rstrip().endswith("-"):
        return Span(first, None)
    return Span(first, first)
