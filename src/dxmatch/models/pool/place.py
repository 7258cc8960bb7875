"""Where talents come on site, and how they like to work together, as columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.coded import Coded
from dxmatch.models.pool.recent import Recent
from dxmatch.models.pool.rows import Bools, Bytes, Longs
from dxmatch.models.work_style import Channel, Collaboration, WorkStyle

EVERY_PREFECTURE = (1 << 48) - 2
CHANNELS = tuple(Channel)
ALWAYS_ONSITE = 31


def bits(members: Iterable[int]) -> int:
    """A set of small numbers as one integer."""
    return sum(1 << member for member in set(members))


@dataclass(frozen=True, eq=False)
class Places:
    """Days on site (most possible, surely) and prefectures (bit n = prefecture n)."""

    onsite_possible: Bytes
    onsite_sure: Bytes
    reach_possible: Longs
    reach_sure: Longs
    _reach: Recent[int, tuple[Bools, Bools]] = field(default_factory=partial(Recent, 48))

    @classmethod
    def build(cls, styles: Coded[WorkStyle]) -> Places:
        """One work style per row."""
        known = [style.onsite_days for style in styles.values]
        reach = [_reach(style) for style in styles.values]
        rows = styles.codes
        return cls(
            np.array([ALWAYS_ONSITE if days is None else days for days in known], np.uint8)[rows],
            np.array([0 if days is None else days for days in known], np.uint8)[rows],
            np.array([possible for possible, _ in reach], np.int64)[rows],
            np.array([sure for _, sure in reach], np.int64)[rows],
        )

    def reach(self, prefecture: int | None) -> tuple[Bools, Bools]:
        """Who may, and who surely does, come to a prefecture; to an unknown place, if None."""
        return self._reach.get(prefecture or 0, lambda: self._build_reach(prefecture))

    def _build_reach(self, prefecture: int | None) -> tuple[Bools, Bools]:
        if prefecture is None:
            sure = self.reach_sure == EVERY_PREFECTURE
            return np.ones_like(sure), sure
        bit = 1 << prefecture
        return (self.reach_possible & bit) != 0, (self.reach_sure & bit) != 0


def _reach(style: WorkStyle) -> tuple[int, int]:
    home = set() if style.home_prefecture is None else {style.home_prefecture}
    if style.prefectures is None:
        return EVERY_PREFECTURE, bits(home)
    known = bits(style.prefectures | home)
    return known, known


@dataclass(frozen=True, eq=False)
class Habits:
    """Declared ways of working together; −1 is unknown, channels are bits."""

    meetings: NDArray[np.int16]
    channels: NDArray[np.int16]
    documentation: NDArray[np.int16]
    direct_contact: NDArray[np.int16]

    @classmethod
    def build(cls, styles: Coded[WorkStyle]) -> Habits:
        """One work style per row."""
        wishes = [style.collaboration for style in styles.values]

        def column(wish_of: Callable[[Collaboration], int | None]) -> NDArray[np.int16]:
            said = map(wish_of, wishes)
            numbers = [-1 if value is None else int(value) for value in said]
            return np.array(numbers, np.int16)[styles.codes]

        return cls(
            column(lambda wish: wish.meetings_per_week),
            column(lambda wish: bits(CHANNELS.index(channel) for channel in wish.channels)),
            column(lambda wish: wish.writes_documentation),
            column(lambda wish: wish.direct_contact),
        )
