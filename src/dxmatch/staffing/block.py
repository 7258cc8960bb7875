"""Many teams that are filled up to the same seat."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dxmatch.models.pool.rows import Bools, Index, Longs
from dxmatch.staffing.bench import OPEN
from dxmatch.staffing.seat_order import SeatOrder


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One entry per team; the best bound stands first once the block is put away.

    Attributes:
        seat: the next seat to be filled.
        teams: rows of the pool, `OPEN` from ``seat`` on; shape (teams, seats).
        at: place of the last member in the order of their group.
        bound: scaled points at most, however the team is finished.
        lost: what ``bound`` leaves out because want lines gave up hope.
        sums: of the must lines so far; shape (teams, sums).
    """

    seat: int
    teams: Index
    at: Index
    bound: Longs
    lost: Longs
    sums: Longs

    @classmethod
    def empty(cls, seats: int, bound: int, sums: int) -> Block:
        """One team in which nobody sits."""
        return cls(
            0,
            np.full((1, seats), OPEN, np.intp),
            np.array([-1], np.intp),
            np.array([bound], np.int64),
            np.zeros(1, np.int64),
            np.zeros((1, sums), np.int64),
        )

    def part(self, some: slice | Index | Bools) -> Block:
        """Some of the teams."""
        return Block(
            self.seat,
            self.teams[some],
            self.at[some],
            self.bound[some],
            self.lost[some],
            self.sums[some],
        )

    def filled(self, parent: Index, at: Index, order: SeatOrder, bound: Longs) -> Block:
        """The teams ``parent`` with the candidates ``at`` in the next seat."""
        teams = self.teams[parent]
        teams[:, self.seat] = order.row[at]
        sums = self.sums[parent] + order.sums[at]
        return Block(self.seat + 1, teams, at, bound, self.lost[parent], sums)

    def losing(self, lost: Longs) -> Block:
        """The same teams when want lines have given up so much; it never becomes less."""
        now = np.maximum(lost, self.lost)
        return replace(self, bound=self.bound + self.lost - now, lost=now)
