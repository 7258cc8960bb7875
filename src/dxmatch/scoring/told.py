"""What lines said about positions, kept while many positions are asked about."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import chain
from threading import Lock
from typing import Any, Final, Generic, TypeVar

from dxmatch.models import Position
from dxmatch.models.pool import Choices, ColumnTest, ColumnValue, KeptNumbers, TalentPool
from dxmatch.scoring.algebra import Constraint, Line, Scorer
from dxmatch.scoring.asking import TESTED, VALUED, broken, tests_of, told_by_reads, values_of

_ROOM: Final = 256 * 2**20

_ANSWER: Final = 500
"""Bytes of an answer without its columns, about."""

Said = TypeVar("Said", ColumnTest, ColumnValue)


class Told:
    """The tests and values of the lines of one sheet about one pool; safe under threads.

    They are kept by what a line reads of a position, and all forgotten when they take more than
    256 MiB: the columns that they read, and a bit per talent and answer.
    """

    def __init__(self, pool: TalentPool) -> None:
        self._pool = pool
        self._lock = Lock()
        self._forget()

    def tests(self, line: Constraint, positions: Sequence[Position]) -> Choices[ColumnTest]:
        """See `tests_of`."""

        def ask(some: Sequence[Position]) -> list[ColumnTest | None]:
            return tests_of(line, some, self._pool)

        return self._told(line, positions, ask, TESTED)

    def values(self, line: Scorer, positions: Sequence[Position]) -> Choices[ColumnValue]:
        """See `values_of`."""

        def ask(some: Sequence[Position]) -> list[ColumnValue | None]:
            return values_of(line, some, self._pool)

        return self._told(line, positions, ask, VALUED)

    def _told(
        self,
        line: Line,
        positions: Sequence[Position],
        ask: Callable[[Sequence[Position]], list[Said | None]],
        answers: tuple[str, str],
    ) -> Choices[Said]:
        keys = list(map(line.reads, positions)) if told_by_reads(line, answers) else [None]
        if any(key is None for key in keys):
            return Choices(ask(positions), range(len(positions)))
        said: _Said[Said] = self._said.setdefault((id(line), answers), _Said())
        try:
            codes: list[Any] = list(map(said.codes.get, keys))
        except TypeError as error:
            raise broken(line, "with something that cannot be a key what it reads") from error
        if None in codes:
            found = said.learn(dict(zip(keys, positions, strict=True)), ask)
            self._count(found)
            codes = list(map(said.codes.__getitem__, keys))
        return Choices(said.asked, codes, said.numbers)

    def _count(self, found: Sequence[ColumnTest | ColumnValue | None]) -> None:
        with self._lock:
            self._bytes += len(found) * (_ANSWER + len(self._pool) // 8)
            for column in chain.from_iterable(each.columns for each in found if each is not None):
                if id(column) not in self._columns:
                    self._columns[id(column)] = column
                    self._bytes += column.nbytes
            if self._bytes > _ROOM:
                self._forget()

    def _forget(self) -> None:
        self._said: dict[tuple[int, tuple[str, str]], _Said[Any]] = {}
        self._columns: dict[int, object] = {}
        self._bytes = 0


class _Said(Generic[Said]):
    """What one line said, by what it read."""

    def __init__(self) -> None:
        self.asked: list[Said | None] = []
        self.numbers = KeptNumbers()
        self.codes: dict[Hashable, int] = {}
        self._lock = Lock()

    def learn(
        self,
        positions: Mapping[Hashable, Position],
        ask: Callable[[Sequence[Position]], list[Said | None]],
    ) -> list[Said | None]:
        """Ask about those that are new; what was said."""
        with self._lock:
            new = [key for key in positions if key not in self.codes]
            found = ask([positions[key] for key in new])
            first = len(self.asked)
            self.asked += found
            self.codes.update(zip(new, range(first, first + len(new)), strict=True))
        return found
