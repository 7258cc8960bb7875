"""What team lines look at: the seats, the pool, and columns they keep while teams are compared."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

import numpy as np

from dxmatch.models import Position
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Index

Teams: TypeAlias = Index
"""Teams as rows of the pool, shape (teams, seats), one column per seat."""

OPEN = -1
"""Stands in a partly filled team where nobody sits yet."""

ColumnT = TypeVar("ColumnT")


@dataclass(frozen=True, eq=False, repr=False)
class Bench:
    """The seats in their fixed order, and whom they are filled from.

    Attributes:
        seats: the position of every seat; a position with headcount n stands here n times.
        pool: the talents; a team holds rows of this pool.
        people: every row that may sit somewhere, ascending.
    """

    seats: tuple[Position, ...]
    pool: TalentPool
    people: Index
    _kept: dict[Hashable, Any] = field(default_factory=dict)

    def keep(self, key: Hashable, make: Callable[[], ColumnT]) -> ColumnT:
        """What ``make`` gives, made once for this bench; name it by the line and what it is."""
        if key not in self._kept:
            self._kept[key] = make()
        column: ColumnT = self._kept[key]
        return column

    def column(self, key: Hashable, values: Callable[[Index], Iterable[int]]) -> Index:
        """A whole number per row of the pool, worked out for ``people`` only; 0 elsewhere."""

        def make() -> Index:
            column = np.zeros(len(self.pool), np.int64)
            column[self.people] = np.fromiter(values(self.people), np.int64, self.people.size)
            return column

        return self.keep(key, make)

    def vendors(self) -> Index:
        """The number of each talent's vendor, per row of the pool."""

        def numbers(people: Index) -> Iterable[int]:
            names = [self.pool.talents[row].vendor for row in people.tolist()]
            known = {name: number for number, name in enumerate(sorted(set(names)))}
            return (known[name] for name in names)

        return self.column("vendors", numbers)
