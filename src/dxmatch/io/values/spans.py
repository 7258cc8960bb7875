"""When something can start, and when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dxmatch.io.field_options import DateOrder
from dxmatch.io.parsed import Parsed


class Precision(StrEnum):
    """How exactly the start is known."""

    DAY = "day"
    PART_OF_MONTH = "part_of_month"
    MONTH = "month"
    QUARTER = "quarter"
    FISCAL_YEAR = "fiscal_year"
    ASAP = "asap"
    NEGOTIABLE = "negotiable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The start lies between ``earliest`` and ``latest`` (both included).

    ``end`` is the first day after; None: not said. ``open``: nothing limits it (即日〜, 長期).
    """

    earliest: date | None = None
    latest: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN
    open: bool = False
    long: bool = False


def parse_span(
    raw: str,
    *,
    as_of: date | None,
    fiscal: bool = True,
    order: DateOrder = DateOrder.YMD,
) -> Parsed[DateSpan]:
    """A start, a period or an end."""
    raise NotImplementedError
