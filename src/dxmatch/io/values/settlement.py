"""Hours per month between which the pay stays the same (精算幅)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dxmatch.io.parsed import Parsed


class SettlementMethod(StrEnum):
    """How hours outside the range are paid."""

    UNKNOWN = "unknown"
    FIXED = "fixed"
    BOTH_ENDS = "both_ends"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Settlement:
    """精算条件: ``low`` to ``high`` hours a month; ``minutes``: smallest unit that counts."""

    low: float | None = None
    high: float | None = None
    method: SettlementMethod = SettlementMethod.UNKNOWN
    minutes: int | None = None


def parse_settlement(raw: str) -> Parsed[Settlement]:
    """Settlement of hours (140h-180h, ±20h, 固定)."""
    raise NotImplementedError
