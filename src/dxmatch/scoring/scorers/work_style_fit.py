"""WorkStyleFit: do the declared ways of working fit (相性)?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import SCALE, Channel, Position, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.place import CHANNELS, Habits
from dxmatch.models.pool.rows import Bools, Ints
from dxmatch.scoring.algebra import Scorer
from dxmatch.scoring.labels import channel_label, listed
from dxmatch.scoring.reason import Reason, reason


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
        wishes = _wishes(position, pool, rows)
        if not wishes:
            return pool.full(rows, SCALE)
        met = np.sum([column for _, column in wishes], axis=0, dtype=np.int32)
        return np.asarray(met * SCALE // len(wishes), np.int32)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """Which wishes are met."""
        wishes = _wishes(position, pool, np.array([row], np.intp))
        if not wishes:
            return reason("STYLE_NOTHING_ASKED")
        met = listed(name for name, column in wishes if column[0])
        return reason("STYLE", met=met, unmet=listed(n for n, column in wishes if not column[0]))


def _wishes(position: Position, pool: TalentPool, rows: Rows) -> list[tuple[Text, Bools]]:
    """Each wish of the position with the rows that meet it."""
    asked, habits = position.collaboration, pool.habits
    styles = habits.codes[rows]
    wishes: list[tuple[Text, Bools]] = []
    if asked.meetings_per_week is not None:
        wanted = asked.meetings_per_week
        meetings = "1 meeting" if wanted == 1 else f"{wanted} meetings"
        name = Text(ja=f"週{wanted}回の打合せ", en=f"{meetings} a week")
        wishes.append((name, habits.meetings[styles] >= wanted))
    wishes += [
        (channel_label(channel), _uses(channel, habits, styles))
        for channel in sorted(asked.channels, key=CHANNELS.index)
    ]
    if asked.writes_documentation:
        name = Text(ja="拡張しやすい設計と文書", en="documented, extensible design")
        wishes.append((name, habits.documentation[styles] == 1))
    if asked.direct_contact:
        name = Text(ja="直接のやり取り", en="direct contact")
        wishes.append((name, habits.direct_contact[styles] == 1))
    return wishes


def _uses(channel: Channel, habits: Habits, styles: Codes) -> Bools:
    bit = np.int16(1 << CHANNELS.index(channel))
    return np.asarray((habits.channels[styles] & bit) != 0, np.bool_)
