"""WorkStyleFit: do the declared ways of working fit (相性)?"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import SCALE, Position, Text
from dxmatch.models.pool import ALL, ColumnValue, LookedUp, Rows, TalentPool
from dxmatch.models.pool.place import CHANNELS, Habits
from dxmatch.models.pool.rows import Bools, Ints
from dxmatch.scoring.algebra import Scorer
from dxmatch.scoring.labels import channel_label, listed
from dxmatch.scoring.reason import Reason, reason
from dxmatch.scoring.unknown import Facts, OpenFact


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkStyleFit(Scorer):
    """働き方の相性 — wishes about working together that the talent has said yes to.

    Meeting rhythm, channels, documentation and direct contact, as both sides declared them;
    nothing is inferred from a person. What a talent does not state counts as not met. A position
    without wishes gives everybody full value.

    Points: the share of the wishes that are met, times SCALE.

    Example:
        >>> WorkStyleFit()
        WorkStyleFit()
    """

    title: ClassVar[Text] = Text(ja="働き方の相性", en="Working together")

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        """Share of the wishes that are met."""
        return self.column_value(position, pool).at(rows)

    def column_value(self, position: Position, pool: TalentPool) -> ColumnValue:
        """By the work style alone."""
        met = [wish.met for wish in _wishes(position, pool.habits, ALL)]
        return LookedUp(pool.habits.codes, _share(met, pool.habits.meetings.size))

    def reads(self, position: Position) -> Hashable:
        """How the municipality works together."""
        return position.collaboration

    def bounds(self, position: Position, pool: TalentPool, rows: Rows) -> tuple[Ints, Ints]:
        """What is met, and what is met or not stated."""
        wishes = _wishes(position, pool.habits, ALL)
        most = _share([wish.met | wish.open for wish in wishes], pool.habits.meetings.size)
        return self.score(position, pool, rows), most[pool.habits.codes[rows]]

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:  # noqa: ARG002
        """How the talent works."""
        return frozenset({OpenFact.COLLABORATION})

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """Which wishes are met, which are not, and which are not stated."""
        style = pool.habits.codes[row : row + 1].astype(np.intp)
        wishes = _wishes(position, pool.habits, style)
        if not wishes:
            return reason("STYLE_NOTHING_ASKED")
        return reason(
            "STYLE",
            met=listed(wish.name for wish in wishes if wish.met[0]),
            unmet=listed(wish.name for wish in wishes if not (wish.met[0] or wish.open[0])),
            open=listed(wish.name for wish in wishes if wish.open[0]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Wish:
    """One wish of a position: who meets it, and who does not say."""

    name: Text
    met: Bools
    open: Bools


def _share(met: Sequence[Bools], styles: int) -> Ints:
    """Of so many work styles, the share of the wishes that are met."""
    if not met:
        return np.full(styles, SCALE, np.int32)
    return np.asarray(np.sum(met, axis=0, dtype=np.int32) * SCALE // len(met), np.int32)


def _wishes(position: Position, habits: Habits, styles: Rows) -> list[_Wish]:
    """Each wish of the position with the work styles that meet it."""
    asked = position.collaboration
    wishes: list[_Wish] = []
    if asked.meetings_per_week is not None:
        rhythm, count = habits.meetings[styles], asked.meetings_per_week
        meetings = "1 meeting" if count == 1 else f"{count} meetings"
        name = Text(ja=f"週{count}回の打合せ", en=f"{meetings} a week")
        wishes.append(_Wish(name, rhythm >= count, rhythm < 0))
    channels = habits.channels[styles]
    for channel in sorted(asked.channels, key=CHANNELS.index):
        bit = np.int16(1 << CHANNELS.index(channel))
        wishes.append(_Wish(channel_label(channel), (channels & bit) != 0, channels == 0))
    if asked.writes_documentation:
        said = habits.documentation[styles]
        name = Text(ja="拡張しやすい設計と文書", en="documented, extensible design")
        wishes.append(_Wish(name, said == 1, said < 0))
    if asked.direct_contact:
        said = habits.direct_contact[styles]
        name = Text(ja="直接のやり取り", en="direct contact")
        wishes.append(_Wish(name, said == 1, said < 0))
    return wishes
