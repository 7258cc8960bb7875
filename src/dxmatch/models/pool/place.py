"""Where talents come on site, and how they like to work together, as columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.coded import Coded
from dxmatch.models.pool.kernels import ColumnTest, Marked, gather
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.recent import RecentColumns
from dxmatch.models.pool.rows import ALL, Bools, Bytes, Longs, Rows, part, verdicts
from dxmatch.models.verdict import Verdict
from dxmatch.models.work_style import Channel, Collaboration, WorkStyle

EVERY_PREFECTURE = (1 << 48) - 2
CHANNELS = tuple(Channel)
ALWAYS_ONSITE = 31


def bits(members: Iterable[int]) -> int:
    """A set of small numbers as one integer."""
    return sum(1 << member for member in set(members))


@dataclass(frozen=True, eq=False)
class Places:
    """Days on site (most possible, surely) and prefectures (bit n = prefecture n), a code per row.

    Each different work style stands once in the tables.
    """

    codes: Codes
    onsite_possible: Bytes
    onsite_sure: Bytes
    reach_possible: Longs
    reach_sure: Longs
    _kept: RecentColumns[tuple[int, int], Bytes] = field(default_factory=RecentColumns)

    @classmethod
    def build(cls, styles: Coded[WorkStyle]) -> Places:
        """One work style per row."""
        known = [style.onsite_days for style in styles.values]
        reach = [_reach(style) for style in styles.values]
        return cls(
            styles.codes,
            np.array([ALWAYS_ONSITE if days is None else days for days in known], np.uint8),
            np.array([0 if days is None else days for days in known], np.uint8),
            np.array([possible for possible, _ in reach], np.int64),
            np.array([sure for _, sure in reach], np.int64),
        )

    def of(self, row: int) -> int:
        """Which work style a row has: the index of the tables."""
        return int(self.codes[row])

    def verdicts(self, prefecture: int | None, days: int, rows: Rows) -> Bytes:
        """Whether each row comes to a prefecture (an unknown place, if None) so many days a month.

        The columns of the places asked for last are kept.
        """
        key = (prefecture or 0, days)
        column = self._kept.get(key, lambda: gather(self._verdicts(prefecture, days), self.codes))
        return part(column, rows)

    def test(self, prefecture: int | None, days: int) -> ColumnTest:
        """The same as `verdicts` of everybody, as a test of columns."""
        return Marked(self.verdicts(prefecture, days, ALL))

    def reach(self, prefecture: int | None, row: int) -> Verdict:
        """Whether one talent comes to a prefecture, however often."""
        may, does = (bool(column[self.of(row)]) for column in self._reach(prefecture))
        return Verdict(may + does)

    def _verdicts(self, prefecture: int | None, days: int) -> Bytes:
        may, does = self._reach(prefecture)
        possible = (self.onsite_possible >= days) & may
        return verdicts(possible, (self.onsite_sure >= days) & does)

    def _reach(self, prefecture: int | None) -> tuple[Bools, Bools]:
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
    """Declared ways of working together, a code per row; −1 is unknown, channels are bits.

    Each different work style stands once in the tables: ``meetings[codes[rows]]``.
    """

    codes: Codes
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
            return np.array([-1 if value is None else int(value) for value in said], np.int16)

        return cls(
            styles.codes,
            column(lambda wish: wish.meetings_per_week),
            column(lambda wish: bits(CHANNELS.index(channel) for channel in wish.channels)),
            column(lambda wish: wish.writes_documentation),
            column(lambda wish: wish.direct_contact),
        )
