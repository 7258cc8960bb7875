"""ScheduleFits: is the work possible on every day of the period?"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import Period, Position, Text
from dxmatch.models.pool import ColumnTest, Rows, TalentPool
from dxmatch.models.pool.calendar import needed
from dxmatch.models.pool.rows import Bytes
from dxmatch.scoring.algebra import Constraint
from dxmatch.scoring.parameter import checked_whole
from dxmatch.scoring.reason import Fact, Reason, reason
from dxmatch.scoring.unknown import Facts, OpenFact


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleFits(Constraint):
    """期間を通じて必要な稼働を確保できること — there is room for the work in the whole period.

    Every day of the period counts min(capacity, workload); the sum must reach ``percent`` of the
    whole need. Capacity that is only possible (応相談, 4月上旬, other bookings not yet fixed)
    leaves it open, and so do evenings and weekends only. A talent who takes larger engagements
    only does not fit, unless they will talk about it.

    Args:
        percent: how much of the need has to be served, 1 to 100; 100 means every day.

    Example:
        >>> ScheduleFits(percent=90)
        ScheduleFits(percent=90)
    """

    title: ClassVar[Text] = Text(ja="稼働期間・稼働率", en="Schedule")
    percent: int = 100

    def __post_init__(self) -> None:
        checked_whole(self, "percent", 1, 100)

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        """YES if sure capacity suffices, NO if not even possible capacity does."""
        return pool.calendar.verdicts(*_asked(position, self.percent), rows)

    def column_test(self, position: Position, pool: TalentPool) -> ColumnTest:
        """Of the capacity before the end and before the start."""
        return pool.calendar.test(*_asked(position, self.percent))

    def reads(self, position: Position) -> Hashable:
        """The period and the workload."""
        period = position.period
        return period.start, period.end, position.workload.percent

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """How much of the need can be served."""
        one, share = np.array([row], np.intp), position.workload.percent
        calendar, whole = pool.calendar, needed(position.period, share)
        said = calendar.of(row)
        sure, possible = (
            int(pool.capacity(position.period, share, one, sure=sure)[0]) * 100 // whole
            for sure in (True, False)
        )
        facts: dict[str, Fact] = {
            "share": share,
            "start": position.period.start.isoformat(),
            "end": position.period.last_day.isoformat(),
            "sure": sure,
            "possible": possible,
            "min_share": int(calendar.min_share[said]),
            "percent": self.percent,
        }
        if calendar.min_share[said] > share:
            code = "SCHEDULE_TOO_SMALL"
            if calendar.flexible[said]:
                code = "SCHEDULE_TOO_SMALL_TALK"
            return reason(code, facts)
        if calendar.unknown[said]:
            return reason("SCHEDULE_UNKNOWN", facts)
        if calendar.off_hours[said] and possible >= self.percent:
            return reason("SCHEDULE_OFF_HOURS", facts)
        return reason("SCHEDULE", facts)

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:  # noqa: ARG002
        """The availability."""
        return frozenset({OpenFact.AVAILABILITY})


def _asked(position: Position, percent: int) -> tuple[Period, int, int]:
    share = position.workload.percent
    return position.period, share, -(-needed(position.period, share) * percent // 100)
