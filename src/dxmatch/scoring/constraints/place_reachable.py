"""PlaceReachable: can the talent be on site where and as often as needed?"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from dxmatch.models import Position, Text, Verdict, WorkStyle
from dxmatch.models.pool import ColumnTest, Rows, TalentPool
from dxmatch.models.pool.rows import Bytes
from dxmatch.scoring.algebra import Constraint
from dxmatch.scoring.labels import NOT_STATED, prefecture_label, prefectures_label
from dxmatch.scoring.reason import Fact, Reason, reason
from dxmatch.scoring.unknown import Facts, OpenFact


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

    def column_test(self, position: Position, pool: TalentPool) -> ColumnTest | None:
        """Of days and prefectures."""
        days = position.onsite_days
        return pool.places.test(position.prefecture, days) if days else None

    def reads(self, position: Position) -> Hashable:
        """Days on site and, if there are any, the prefecture."""
        days = position.onsite_days
        return (days, position.prefecture) if days else ()

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """Days and place of both sides."""
        days = position.onsite_days
        if not days:
            return reason("PLACE_REMOTE")
        style, where = pool.talents[row].work_style, prefecture_label(position.prefecture)
        if style.onsite_days is not None and style.onsite_days < days:
            return reason("PLACE_TOO_OFTEN", days=days, most=style.onsite_days)
        facts: dict[str, Fact] = {
            "where": where,
            "days": days,
            "most": NOT_STATED if style.onsite_days is None else style.onsite_days,
            "reach": prefectures_label(_stated(style)),
        }
        comes = pool.places.reach(position.prefecture, row)
        if comes is Verdict.NO:
            return reason("PLACE_TOO_FAR", facts)
        if comes is Verdict.YES and style.onsite_days is not None:
            return reason("PLACE_FITS", facts)
        return reason("PLACE_UNKNOWN", facts)

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:
        """Days on site or prefectures, whichever is open."""
        style, found = pool.talents[row].work_style, set()
        if style.onsite_days is None:
            found.add(OpenFact.ONSITE_DAYS)
        if pool.places.reach(position.prefecture, row) is not Verdict.YES:
            found.add(OpenFact.PREFECTURES if style.prefectures is None else OpenFact.PLACE)
        return frozenset(found)


def _stated(style: WorkStyle) -> frozenset[int] | None:
    """Where they come on site or live; None if neither is stated."""
    home = frozenset() if style.home_prefecture is None else frozenset({style.home_prefecture})
    if style.prefectures is None:
        return home or None
    return style.prefectures | home
