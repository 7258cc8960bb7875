"""PlaceReachable: can the talent be on site where and as often as needed?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dxmatch.models import Position, Text, Verdict
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Bytes
from dxmatch.scoring.algebra import Constraint
from dxmatch.scoring.labels import prefecture_label
from dxmatch.scoring.reason import Reason, reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceReachable(Constraint):
    """勤務場所・出社頻度に対応できること — the talent comes on site as often as needed.

    Work without days on site is reachable for everybody. Otherwise the days a month and the
    prefecture both have to fit; what is not stated leaves it open, except that people reach the
    prefecture in which they live.

    Example:
        >>> PlaceReachable()
        PlaceReachable()
    """

    title: ClassVar[Text] = Text(ja="勤務場所・出社", en="Place")

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        """YES if both days and prefecture fit for sure."""
        if not position.onsite_days:
            return pool.everybody(Verdict.YES, rows)
        return pool.places.verdicts(position.prefecture, position.onsite_days, rows)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """Days and place of both sides."""
        days = position.onsite_days
        if not days:
            return reason("PLACE_REMOTE")
        style, where = pool.talents[row].work_style, prefecture_label(position.prefecture)
        if style.onsite_days is not None and style.onsite_days < days:
            return reason("PLACE_TOO_OFTEN", days=days, most=style.onsite_days)
        comes = pool.places.reach(position.prefecture, row)
        if comes is Verdict.NO:
            return reason("PLACE_TOO_FAR", where=where, days=days)
        if comes is Verdict.YES and style.onsite_days is not None:
            return reason("PLACE_FITS", where=where, days=days, most=style.onsite_days)
        return reason("PLACE_UNKNOWN", where=where, days=days)
