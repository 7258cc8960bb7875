"""ScheduleSlack: is there more room than the work needs?"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import SCALE, Position, Text
from dxmatch.models.pool import ColumnValue, Rows, TalentPool
from dxmatch.models.pool.rows import Ints
from dxmatch.scoring.algebra import Scorer
from dxmatch.scoring.reason import Reason, reason
from dxmatch.scoring.unknown import Facts, OpenFact


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
        return _values(position, pool, rows, sure=True)

    def column_value(self, position: Position, pool: TalentPool) -> ColumnValue | None:
        """By the capacity before the end and before the start."""
        return pool.calendar.value(position.period, _target(position))

    def reads(self, position: Position) -> Hashable:
        """The period and the workload."""
        period = position.period
        return period.start, period.end, position.workload.percent

    def bounds(self, position: Position, pool: TalentPool, rows: Rows) -> tuple[Ints, Ints]:
        """The value of the sure and of the possible capacity."""
        most = _values(position, pool, rows, sure=False)
        return self.score(position, pool, rows), most

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:  # noqa: ARG002
        """The availability."""
        return frozenset({OpenFact.AVAILABILITY})

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """The mean capacity in percent."""
        if pool.calendar.unknown[pool.calendar.of(row)]:
            return reason("SLACK_UNKNOWN", target=_target(position))
        one = np.array([row], np.intp)
        mean = int(pool.capacity(position.period, 100, one)[0]) // position.period.days
        share = position.workload.percent
        return reason("SLACK", mean=mean, share=share, target=_target(position))


def _values(position: Position, pool: TalentPool, rows: Rows, *, sure: bool) -> Ints:
    target = _target(position)
    served = pool.capacity(position.period, target, rows, sure=sure).astype(np.int64)
    return np.asarray(served * SCALE // (target * position.period.days), np.int32)


def _target(position: Position) -> int:
    return min(100, -(-position.workload.percent * 5 // 4))
