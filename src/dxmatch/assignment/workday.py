"""Who has how much time on which day: the rule that a plan keeps on every single day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dxmatch.models import Availability
from dxmatch.models.pool.stretches import FOREVER

FULL_TIME = 100
"""Where nothing is stated about somebody's time, a whole week is what they can have."""


@dataclass(frozen=True, slots=True, order=True)
class Load:
    """Work of ``share`` percent from the ordinal ``start`` to the day before ``end``."""

    start: int
    end: int
    share: int


def capacity_on(day: int, availability: Availability | None) -> int:
    """Percent that is possible on a day: also tentative time; FULL_TIME if nothing is known."""
    if availability is None or not availability.windows:
        return FULL_TIME
    for window in availability.windows:
        end = window.end.toordinal() if window.end else FOREVER
        if window.start.toordinal() <= day < end:
            return window.share
    return 0


def breaks(availability: Availability | None, loads: Sequence[Load]) -> list[int]:
    """The days on which capacity or load may change, ascending."""
    days = {day for load in loads for day in (load.start, load.end)}
    for window in availability.windows if availability else ():
        days |= {window.start.toordinal(), window.end.toordinal() if window.end else FOREVER}
    return sorted(days)


def overloaded(availability: Availability | None, loads: Sequence[Load]) -> int | None:
    """The first day with more work than time, as an ordinal; None if there is none."""
    for day in breaks(availability, loads):
        work = sum(load.share for load in loads if load.start <= day < load.end)
        if work and work > capacity_on(day, availability):
            return day
    return None


def room_left(availability: Availability | None, loads: Sequence[Load], span: Load) -> int:
    """The share that is free on every day of ``span`` beside ``loads``, at least 0."""
    days = [d for d in breaks(availability, [*loads, span]) if span.start <= d < span.end]
    free = [
        capacity_on(day, availability)
        - sum(load.share for load in loads if load.start <= day < load.end)
        for day in days
    ]
    return max(0, min(free))
