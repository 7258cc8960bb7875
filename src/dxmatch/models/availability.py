"""When a talent can work, and how much."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator

from dxmatch.models.base import Model

Share = Annotated[int, Field(ge=0, le=100, description="percent of full time (5 days = 100)")]

DAYS_PER_WEEK = 5
"""A full-time week in days; 1 day a week is a share of 20."""


class CapacityWindow(Model):
    """Capacity from ``start`` to the day before ``end`` (no end: open).

    ``tentative`` marks capacity that is possible but not sure: the days between 1 and 10 April
    of "4月上旬", or days that another client has asked for.
    """

    start: date
    end: date | None = None
    share: Share = 100
    tentative: bool = False

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end is not None and self.end <= self.start:
            raise ValueError(
                "the window ends before it starts (稼働期間の終わりが始まりより前です)"
            )
        return self


class Availability(Model):
    """Capacity over time: windows that do not overlap, sorted by start.

    No windows and ``negotiable`` means "ask" (応相談). ``min_share`` is the smallest engagement
    that the talent takes ("週3日〜" is 60).
    """

    windows: tuple[CapacityWindow, ...] = ()
    min_share: Share = 0
    negotiable: bool = False
    outside_office_hours: bool = Field(
        default=False, description="only evenings and weekends (平日夜間・土日)"
    )

    @field_validator("windows")
    @classmethod
    def _sorted_and_disjoint(
        cls, windows: tuple[CapacityWindow, ...]
    ) -> tuple[CapacityWindow, ...]:
        if len(windows) < 2:
            return windows
        ordered = tuple(sorted(windows, key=lambda window: window.start))
        for earlier, later in pairwise(ordered):
            if earlier.end is None or earlier.end > later.start:
                raise ValueError("capacity windows overlap (稼働期間が重なっています)")
        return ordered

    @classmethod
    def from_day(cls, start: date, share: int = 100) -> Self:
        """Free from ``start`` on, with ``share`` percent of full time."""
        return cls(windows=(CapacityWindow(start=start, share=share),))
