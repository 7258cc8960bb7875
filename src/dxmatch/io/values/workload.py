"""How much somebody works."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dxmatch.io.parsed import Parsed


class WorkUnit(StrEnum):
    """What a workload is counted in."""

    DAYS_PER_WEEK = "days_per_week"
    DAYS_PER_MONTH = "days_per_month"
    HOURS_PER_WEEK = "hours_per_week"
    HOURS_PER_MONTH = "hours_per_month"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class ShareRange:
    """Least and most work in percent of full time, and as it was said in ``unit``."""

    low: int | None = None
    high: int | None = None
    unit: WorkUnit = WorkUnit.PERCENT
    said_low: float | None = None
    said_high: float | None = None
    approximate: bool = False
    outside_office_hours: bool = False


def parse_workload(raw: str, *, unit: WorkUnit | None = None) -> Parsed[ShareRange]:
    """A workload. ``unit`` is what the mapping declares for a bare number."""
    raise NotImplementedError
