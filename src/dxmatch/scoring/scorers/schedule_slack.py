"""ScheduleSlack: is there more room than the work needs?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import SCALE, Position, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Ints
from dxmatch.scoring.algebra import Scorer
from dxmatch.scoring.reason import Reason, reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSlack(Scorer):
    """稼働の余裕 — room beyond the workload, in case the work grows.

    The mean sure capacity in the period against a quarter more than the workload (at most full
    time). Unknown availability gives 0.

    Example:
        >>> ScheduleSlack()
        ScheduleSlack()
    """

    title: ClassVar[Text] = Text(ja="稼働の余裕", en="Spare capacity")

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        """SCALE at a quarter more than the workload."""
        target = _target(position)
        served = pool.capacity(position.period, target, rows).astype(np.int64)
        return np.asarray(served * SCALE // (target * position.period.days), np.int32)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """The mean capacity in percent."""
        if pool.calendar.unknown[pool.calendar.of(row)]:
            return reason("SLACK_UNKNOWN")
        one = np.array([row], np.intp)
        mean = int(pool.capacity(position.period, 100, one)[0]) // position.period.days
        return reason("SLACK", mean=mean, share=position.workload.percent)


def _target(position: Position) -> int:
    return min(100, -(-position.workload.percent * 5 // 4))
