"""What lines said about positions, kept while many positions are asked about."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import chain
from threading import Lock
from typing import Any, Final, Generic, TypeVar

from dxmatch.models import Position
from dxmatch.models.pool import Choices, ColumnTest, ColumnValue, KeptNumbers, TalentPool
from dxmatch.scoring.algebra import Constraint, Scorer
from dxmatch.scoring.asking import tests_of, told_by_reads, values_of

_ROOM: Final = 256 * 2**20

Said = TypeVar("Said", ColumnTest, ColumnValue)


class Told:
    """The tests and values of the lines of one sheet about one pool; safe under threads.

    They are kept by what a line reads of a position, and all forgotten when they take more than
    256 MiB: the columns that they read, and a bit per talent and test.
    """

    def __init__(self, pool: TalentPool) -> None:
        self._pool = pool
        self._lock = Lock()
        self._forget()

    def tests(self, line: Constraint, positions: Sequence[Position]) -> Choices[ColumnTest]:
        """See `tests_of`."""

        def ask(some: Sequence[Position]) -> list[ColumnTest | None]:
            return tests_of(line, some, self._pool)

        return self._told(line, positions, ask)

    def values(self, line: Scorer, positions: Sequence[Position]) -> Choices[ColumnValue]:
        """See `values_of`."""

        def ask(some: Sequence[Position]) -> list[ColumnValue | None]:
            return values_of(line, some, self._pool)

        return self._told(line, positions, ask)

    def _told(
        self,
        line: Constraint | Scorer,
        positions: Sequence[Position],
        ask: Callable[[Sequence[Position]], list[Said | None]],
    ) -> Choices[Said]:
        keys = list(map(line.reads, positions)) if told_by_reads(line) else [None]
        if None in keys:
            return Choices(ask(positions), range(len(positions)))
        said: _Said[Said] = self._said.setdefault(id(line), _Said())
        codes: list[Any] = list(map(said.codes.get, keys))
        if None in codes:
            with self._lock:
                self._learn(said, dict(zip(keys, positions, strict=True)), ask)
            codes = list(map(said.codes.__getitem__, keys))
        return Choices(said.asked, codes, said.numbers)

    def _learn(
        self,
        said: _Said[Said],
        asked: dict[Hashable, Position],
        ask: Callable[[Sequence[Position]], list[Said | None]],
    ) -> None:
        new = [key for key in asked if key not in said.codes]
        found = ask([asked[key] for key in new])
        first = len(said.asked)
        said.asked += found
        said.codes.update(zip(new, range(first, first + len(new)), strict=True))
        self._bytes += len(found) * len(self._pool) // 8
        for column in chain.from_iterable(each.columns for each in found if each is not None):
            if id(column) not in self._columns:
                self._columns.add(id(column))
                self._bytes += column.nbytes
        if self._bytes > _ROOM:
            self._forget()

    def _forget(self) -> None:
        self._said: dict[int, _Said[Any]] = {}
        self._columns: set[int] = set()
        self._bytes = 0


class _Said(Generic[Said]):
    """What one line said, by what it read."""

    def __init__(self) -> None:
        self.asked: list[Said | None] = []
        self.numbers = KeptNumbers()
        self.codes: dict[Hashable, int] = {}
