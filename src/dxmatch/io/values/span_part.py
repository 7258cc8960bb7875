"""One point in time of a span, and what its words are read against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dxmatch.io.field_options import DateOrder
from dxmatch.io.issues import IssueCode


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
class Part:
    """The days that one part of a span can mean."""

    first: date
    last: date
    precision: Precision
    issues: tuple[IssueCode, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """What a text is read against."""

    as_of: date | None
    fiscal: bool
    order: DateOrder
