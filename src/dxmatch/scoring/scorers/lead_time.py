"""LeadTime: how early can the talent start?"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import numpy as np

from dxmatch.models import SCALE, Position, Text
from dxmatch.models.pool import ColumnValue, Rows, TalentPool
from dxmatch.models.pool.rows import Bools, Ints
from dxmatch.models.pool.stretches import FOREVER
from dxmatch.scoring.algebra import Scorer
from dxmatch.scoring.parameter import checked_whole
from dxmatch.scoring.reason import Fact, Reason, reason
from dxmatch.scoring.unknown import Facts, OpenFact


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTime(Scorer):
    """参画の早さ — how early before the start the talent is free.

    Free ``days`` or more before the start (time for interviews, contract and handover) gives
    full value, free on the start day half of it, ``days`` late nothing. Unknown gives 0.

    Args:
        days: 1 to 3,650.

    Example:
        >>> LeadTime().days
        30
    """

    title: ClassVar[Text] = Text(ja="参画の早さ", en="Lead time")
    days: int = 30

    def __post_init__(self) -> None:
        checked_whole(self, "days", 1, 3650)

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        """Linear from ``days`` early to ``days`` late."""
        return self.column_value(position, pool).at(rows)

    def column_value(self, position: Position, pool: TalentPool) -> ColumnValue:
        """By the windows of large enough capacity."""
        start, share = position.period.start.toordinal(), position.workload.percent
        return pool.calendar.early(start, share, self.days)

    def reads(self, position: Position) -> Hashable:
        """The first day and the workload."""
        return position.period.start, position.workload.percent

    def bounds(self, position: Position, pool: TalentPool, rows: Rows) -> tuple[Ints, Ints]:
        """Where nothing is stated, or some window is not yet sure, anything above is possible."""
        least = self.score(position, pool, rows)
        return least, np.where(_open(pool, rows), np.int32(SCALE), least)

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:  # noqa: ARG002
        """The availability."""
        return frozenset({OpenFact.AVAILABILITY})

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """The first free day and the day of the start."""
        start = position.period.start.toordinal()
        free = pool.calendar.first_free(start, position.workload.percent, row)
        facts: dict[str, Fact] = {
            "start": position.period.start.isoformat(),
            "full": self.days,
        }
        if free == FOREVER:
            if pool.calendar.unknown[pool.calendar.of(row)]:
                return reason("LEAD_UNKNOWN", facts)
            return reason("LEAD_TOO_SMALL", facts, share=position.workload.percent)
        facts["day"] = date.fromordinal(free).isoformat()
        code = "LEAD_EARLY" if free <= start else "LEAD_LATE"
        return reason(code, facts, days=abs(start - free))


def _open(pool: TalentPool, rows: Rows) -> Bools:
    """Who states no window, or one that is not yet sure."""
    calendar = pool.calendar
    found = calendar.unknown.copy()
    found[calendar.windows.rows[calendar.tentative]] = True
    return found[calendar.codes[rows]]
