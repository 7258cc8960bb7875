"""The rows of a sheet as lists of text, and blocks of them; a `SourceRow` is made on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar, overload, runtime_checkable

from dxmatch.io.issues import IssueCode
from dxmatch.io.table import Note, SourceRow

ValueT = TypeVar("ValueT")


@runtime_checkable
class InColumns(Protocol):
    """Texts of rows that can be had column by column, which is quicker."""

    def columns(self, start: int, stop: int, width: int) -> Sequence[Sequence[str]]:
        """The cells of each column; empty where a row is too short."""
        ...


@dataclass(frozen=True, slots=True)
class TextRows(Sequence[SourceRow]):
    """Row ``i`` has the number ``first + i``; faults and notes are kept by ``i``."""

    first: int
    texts: Sequence[Sequence[str]] = field(repr=False)
    faults: Mapping[int, IssueCode]
    notes: Mapping[int, tuple[Note, ...]]

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, key: int) -> SourceRow: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[SourceRow, ...]: ...
    def __getitem__(self, key: int | slice) -> SourceRow | tuple[SourceRow, ...]:
        places = range(len(self))[key]
        return self._row(places) if isinstance(places, int) else tuple(map(self._row, places))

    def _row(self, place: int) -> SourceRow:
        cells, number = tuple(self.texts[place]), self.first + place
        return SourceRow(number, cells, self.faults.get(place), self.notes.get(place, ()))


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of a sheet.

    Attributes:
        rows: all rows of the sheet.
        start: the first one of the block.
        size: how many rows the block has.
        columns: the cells of each column; empty where a row is too short.
        odd: places in the block of rows with a fault, a note or an origin.
    """

    rows: Sequence[SourceRow]
    start: int
    size: int
    columns: Sequence[Sequence[str]] = field(repr=False)
    odd: Sequence[int]

    def numbering(self) -> Callable[[int], int]:
        """What tells the number of a row of the block."""
        if isinstance(self.rows, TextRows):
            first = self.rows.first + self.start
            return range(first, first + self.size).__getitem__
        return lambda place: self.rows[self.start + place].number

    def row(self, place: int) -> SourceRow:
        """A row of the block."""
        return self.rows[self.start + place]


def within(known: Mapping[int, ValueT], start: int, stop: int) -> dict[int, ValueT]:
    """What is known of some places, by how far they are from ``start``."""
    if len(known) < stop - start:
        return {place - start: said for place, said in known.items() if start <= place < stop}
    return {place - start: known[place] for place in range(start, stop) if place in known}


def block_of(rows: Sequence[SourceRow], start: int, stop: int, width: int) -> Block:
    """The rows from ``start`` to before ``stop``, as wide as the header at least."""
    if isinstance(rows, TextRows):
        odd = [*within(rows.faults, start, stop), *within(rows.notes, start, stop)]
        if isinstance(rows.texts, InColumns):
            return Block(rows, start, stop - start, rows.texts.columns(start, stop, width), odd)
        cells = rows.texts[start:stop]
    else:
        some = rows[start:stop]
        cells = [row.cells for row in some]
        odd = [place for place, row in enumerate(some) if row.fault or row.notes or row.origin]
    if min(map(len, cells), default=width) < width:
        none = ("",) * width
        cells = [row if len(row) >= width else none for row in cells]
    return Block(rows, start, stop - start, list(zip(*cells, strict=False)), odd)
