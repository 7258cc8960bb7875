"""The rows of a sheet as they come together: placed, counted, and their oddities told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, repeat

from dxmatch.io.gate.refusals import BAD_REFERENCE, TOO_MANY_CELLS, UNPACKS_TOO_LARGE
from dxmatch.io.issues import IssueCode
from dxmatch.io.limits import Limits
from dxmatch.io.readers.xlsx_cells import CellReader, RawCell
from dxmatch.io.table import Note, SourceRow

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384


@dataclass(slots=True)
class Grid:
    """Collects the rows that hold something; two that claim one place are kept, and marked.

    ``most`` bounds what is read cell by cell: cells of which many fit in one packed byte are none
    that somebody filled in.
    """

    file: str
    limits: Limits
    cells: CellReader
    most: int
    rows: list[SourceRow] = field(default_factory=list, repr=False)
    _last: int = 0
    _cells: int = 0
    _single: int = 0
    _rows: int = 0
    _chars: int = 0

    def take(self, number: int | None, hidden: bool, raw: Sequence[RawCell]) -> None:
        """Add one row; without a number it follows the one before.

        Raises:
            FeedRejected: no sheet has this row, or there are too many.
        """
        if number is None:
            told = next((cell.row for cell in raw if cell.row), 0)
            number = told or self._last + 1
        if not 1 <= number <= MOST_ROWS:
            raise BAD_REFERENCE.of(self.file)
        self._last = number
        self._single += 1 + len(raw)
        if self._single > self.most:
            raise TOO_MANY_CELLS.of(self.file, f"{self.most:,} cells for its size")
        self.count(len(raw), 1)
        texts, notes = _Places(self.cells, self.limits.columns).fill(raw, number)
        if any(texts):
            if hidden:
                notes.insert(0, Note(IssueCode.HIDDEN_ROW))
            self._keep(SourceRow(number, tuple(texts), notes=tuple(notes)))

    def block(
        self, numbers: Sequence[int], hidden: Iterable[int], columns: Sequence[Sequence[str]]
    ) -> list[SourceRow]:
        """Many rows at once, given by columns and counted; ``hidden`` are places in ``numbers``.

        They still have to be added in their order.

        Raises:
            FeedRejected: no sheet has such a row, or there are too many.
        """
        if min(numbers) < 1 or max(numbers) > MOST_ROWS:
            raise BAD_REFERENCE.of(self.file)
        self.count(len(numbers) * len(columns), len(numbers))
        self._chars += sum(sum(map(len, column)) for column in columns)
        self._bound()
        cells = zip(*columns, strict=True) if columns else repeat((), len(numbers))
        found = list(map(SourceRow, numbers, cells))
        for place in hidden:
            row = found[place]
            found[place] = SourceRow(row.number, row.cells, notes=(Note(IssueCode.HIDDEN_ROW),))
        return found

    def add(self, rows: Sequence[SourceRow]) -> None:
        """Add rows of a block."""
        self._last = rows[-1].number
        self.rows += [row for row in rows if any(row.cells)]

    def count(self, more: int, rows: int = 0) -> None:
        """Count cells and rows, also those that hold nothing."""
        self._cells += more
        self._rows += rows
        if self._rows > self.limits.rows:
            raise TOO_MANY_CELLS.of(self.file, f"{self.limits.rows:,} rows")
        if self._cells > self.limits.xlsx_cells:
            raise TOO_MANY_CELLS.of(self.file, f"{self.limits.xlsx_cells:,} cells")

    def _keep(self, row: SourceRow) -> None:
        self.rows.append(row)
        self._chars += sum(map(len, row.cells))
        self._bound()

    def _bound(self) -> None:
        if self._chars > self.limits.xlsx_bytes:  # one long text, used by many cells
            raise UNPACKS_TOO_LARGE.of(self.file, f"{self.limits.xlsx_bytes:,} characters")

    def finish(self) -> tuple[SourceRow, ...]:
        """All rows by their numbers."""
        if all(first.number < second.number for first, second in pairwise(self.rows)):
            return tuple(self.rows)
        merged: dict[int, SourceRow] = {}
        for row in self.rows:
            other = merged.get(row.number)
            merged[row.number] = row if other is None else _joined(other, row)
        return tuple(merged[number] for number in sorted(merged))


@dataclass(slots=True)
class _Places:
    """Puts the cells of one row where they say they stand."""

    cells: CellReader
    columns: int
    notes: list[Note] = field(default_factory=list)

    def fill(self, raw: Sequence[RawCell], row: int) -> tuple[list[str], list[Note]]:
        texts: list[str] = []
        astray: list[str] = []
        column = -1
        for cell in raw:
            column = column + 1 if cell.column is None else cell.column
            text, code = self.cells.read(cell)
            if not text:
                continue
            known = 0 <= column < min(self.columns, MOST_COLUMNS)
            if code is not None:
                self.notes.append(Note(code, column if known else None))
            if column < 0 or cell.row not in {0, row}:
                self.notes.append(Note(IssueCode.MALFORMED_ROW, column if known else None))
            if not known:
                if column >= 0:
                    self.notes.append(Note(IssueCode.RAGGED_ROW))
                astray.append(text)
                continue
            texts += [""] * (column + 1 - len(texts))
            if texts[column]:
                self.notes.append(Note(IssueCode.MALFORMED_ROW, column))
                text = f"{texts[column]}\n{text}"
            texts[column] = text
        return texts + astray, list(dict.fromkeys(self.notes))


def _joined(first: SourceRow, second: SourceRow) -> SourceRow:
    """Two rows of one number: everything of both, and a mark that sends it to quarantine."""
    width = max(len(first.cells), len(second.cells))
    sides = [row.cells + ("",) * (width - len(row.cells)) for row in (first, second)]
    cells = tuple("\n".join(filter(None, pair)) for pair in zip(*sides, strict=True))
    marks = (*first.notes, *second.notes, Note(IssueCode.MALFORMED_ROW))
    return SourceRow(first.number, cells, notes=tuple(dict.fromkeys(marks)))
