"""A pool of only the talents that are looked at, so that a reason costs the same in any pool."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Line, Trait


@dataclass(frozen=True, eq=False)
class CloseUp:
    """Some rows of a pool, as a small pool.

    A line that promises `Trait.POOL_INDEPENDENT` says the same of a talent in both; any other line
    is asked in the whole pool.
    """

    pool: TalentPool
    rows: Sequence[int]

    def of(self, line: Line, row: int) -> tuple[TalentPool, int]:
        """Where to ask a line about a row of the whole pool: a pool, and the row in it."""
        if Trait.POOL_INDEPENDENT not in line.traits:
            return self.pool, row
        return self._small, self._place[row]

    @cached_property
    def _small(self) -> TalentPool:
        # Rows follow the order of identity in both pools.
        return TalentPool.of(self.pool.talents[row] for row in sorted(set(self.rows)))

    @cached_property
    def _place(self) -> dict[int, int]:
        return {row: at for at, row in enumerate(sorted(set(self.rows)))}
