"""Hours per month between which the pay stays the same (精算幅; rows 19 to 22)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing
from dxmatch.io.values.plain_text import folded, mentions, too_long
from dxmatch.io.values.quantity import NUMBER, find_bounds, no_quantity

BASE_HOURS: Final = 160
"""Hours of a full-time month where ±20h names no base; a convention of the trade."""

_MOST_HOURS: Final = 744
_PLUS_MINUS: Final = re.compile(rf"({NUMBER})?h?(?:±|\+/?-|プラスマイナス)({NUMBER})")
_MINUTES: Final = re.compile(r"([0-9]{1,3})分(?:単位|刻み)?")
_FIXED: Final = ("固定", "精算なし", "精算無し", "清算なし", "精算不要")


class SettlementMethod(StrEnum):
    """How hours outside the range are paid."""

    UNKNOWN = "unknown"
    FIXED = "fixed"
    """Not at all."""
    BOTH_ENDS = "both_ends"
    """上下割: overtime at price ÷ upper hours, shortage at price ÷ lower hours."""
    MIDDLE = "middle"
    """中間割: both at price ÷ the middle."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """精算条件: ``low`` to ``high`` hours a month; ``minutes``: smallest unit that counts."""

    low: float | None = None
    high: float | None = None
    method: SettlementMethod = SettlementMethod.UNKNOWN
    minutes: int | None = None


def parse_settlement(raw: str) -> Parsed[Settlement]:
    """Settlement of hours: ``140h-180h``, ``±20h`` (around 160), ``固定``, ``精算なし``."""
    text = folded(raw)
    method = _method(text)
    if is_missing(raw) and method is SettlementMethod.UNKNOWN:
        return Parsed(None, (IssueCode.MISSING,))
    if too_long(raw):
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    if method is SettlementMethod.FIXED:
        return Parsed(Settlement(method=method))
    if refused := no_quantity(text):
        return Parsed(None, (refused,))
    minutes = _MINUTES.search(text)
    hours, issues = _hours(_MINUTES.sub("", text))
    if hours is None:
        return Parsed(None, (IssueCode.UNREADABLE_VALUE,))
    low, high = hours
    if not 0 <= low <= high <= _MOST_HOURS:
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    return Parsed(Settlement(low, high, method, int(minutes[1]) if minutes else None), issues)


def _method(text: str) -> SettlementMethod:
    if mentions(text, _FIXED):
        return SettlementMethod.FIXED
    if mentions(text, ("上下割", "上下")):
        return SettlementMethod.BOTH_ENDS
    return SettlementMethod.MIDDLE if "中間" in text or "中割" in text else SettlementMethod.UNKNOWN


def _hours(text: str) -> tuple[tuple[float, float] | None, tuple[IssueCode, ...]]:
    if found := _PLUS_MINUS.search(text):
        if max(len(found[1] or ""), len(found[2])) > 6:
            return (-1.0, -1.0), ()
        base = float((found[1] or str(BASE_HOURS)).replace(",", ""))
        spread = float(found[2].replace(",", ""))
        assumed = () if found[1] else (IssueCode.BASE_ASSUMED,)
        return (base - spread, base + spread), assumed
    for bounds in find_bounds(text, "h|時間|hours?"):
        if bounds.low and bounds.high and bounds.low != bounds.high:
            return (float(bounds.low.value), float(bounds.high.value)), ()
    return None, ()
