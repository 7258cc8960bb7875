"""LeadTime: how early can the talent start?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import numpy as np

from dxmatch.models import SCALE, Position, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.calendar import FOREVER
from dxmatch.models.pool.rows import Ints
from dxmatch.scoring.algebra import Scorer
from dxmatch.scoring.parameter import checked_whole
from dxmatch.scoring.reason import Reason, reason


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
        start = position.period.start.toordinal()
        free = pool.calendar.first_free(start, position.workload.percent, rows)
        early = np.clip(start - free, -self.days, self.days)
        return ((early + self.days) * SCALE // (2 * self.days)).astype(np.int32)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """The first free day."""
        one, start = np.array([row], np.intp), position.period.start.toordinal()
        free = int(pool.calendar.first_free(start, position.workload.percent, one)[0])
        if free == FOREVER:
            if pool.calendar.unknown[pool.calendar.of(row)]:
                return reason("LEAD_UNKNOWN")
            return reason("LEAD_TOO_SMALL", share=position.workload.percent)
        day = date.fromordinal(free).isoformat()
        if free <= start:
            return reason("LEAD_EARLY", days=start - free, day=day)
        return reason("LEAD_LATE", days=free - start, day=day)
