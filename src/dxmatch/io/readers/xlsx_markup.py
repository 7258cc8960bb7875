"""A worksheet by the strict way: every form that XML allows, a few times slower."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from dxmatch.io.gate.refusals import TOO_MANY_CELLS, UNPACKS_TOO_LARGE
from dxmatch.io.readers.xlsx_cells import RawCell, style_number
from dxmatch.io.readers.xlsx_grid import MOST_COLUMNS, MOST_ROWS, Grid

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; all from 0."""

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ROW = ["worksheet", "sheetData", "row"]
_CELL = [*_ROW, "c"]
_LONGEST = 64 << 20
_MOST_AREAS = 1_000_000


@dataclass(slots=True)
class SheetMarkup:
    """Collects rows into a grid, and the frame around them: merged areas, hidden columns."""

    grid: Grid
    merged: list[Area] = field(default_factory=list)
    hidden: list[tuple[int, int]] = field(default_factory=list)
    tables: int = 0
    _all_hidden: bool = False
    _path: list[str] = field(default_factory=list)
    _row: dict[str, str] = field(default_factory=dict)
    _cells: list[RawCell] = field(default_factory=list)
    _cell: dict[str, str] = field(default_factory=dict)
    _value: list[str] | None = None
    _formula: list[str] | None = None
    _silent: int = 0
    _others: int = 0
    _size: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        path = self._path
        path.append(name)
        self._silent += name == "rPh"
        if len(path) < 3:
            self._count_other()
            self.tables += path == _ROW[:2]
            if path == ["worksheet", "sheetFormatPr"]:
                self._all_hidden = _true(attributes.get("zeroHeight"))
        elif path == _CELL:
            self._cell, self._value, self._formula, self._size = attributes, None, None, 0
        elif path == _ROW:
            self._row, self._cells = attributes, []
        elif path[:4] == _CELL:
            if name == "f":
                self._formula = []
            elif name == self._wanted():
                # A second value of one cell must not run into the first.
                self._value = [] if self._value is None else [*self._value, "\n" * (name == "v")]
        elif path == ["worksheet", "cols", "col"] and _true(attributes.get("hidden")):
            first, last = (style_number(attributes.get(side, "")) for side in ("min", "max"))
            if 1 <= first <= last <= MOST_COLUMNS:
                self.hidden.append((first - 1, last - 1))
        else:
            self._other(attributes)

    def _count_other(self) -> None:
        """What is no row and no cell is not endless either."""
        self._others += 1
        if self._others > self.grid.most:
            raise TOO_MANY_CELLS.of(self.grid.file, f"{self.grid.most:,} elements for its size")

    def _other(self, attributes: dict[str, str]) -> None:
        """Something that is no row and no cell; of interest if it merges cells."""
        self._count_other()
        if self._path == ["worksheet", "mergeCells", "mergeCell"]:
            area = read_area(attributes.get("ref", ""))
            if area and len(self.merged) < _MOST_AREAS:
                self.merged.append(area)

    def end(self, name: str) -> None:
        """Close an element; a cell or a row is then complete."""
        path = self._path
        if path == _CELL:
            self._cells.append(self._whole_cell())
            if len(self._cells) > self.grid.most:
                self.grid.take(None, False, self._cells)  # which refuses them
        elif path == _ROW:
            hidden = _true(self._row.get("hidden", "1" if self._all_hidden else None))
            self.grid.take(_row_number(self._row.get("r")), hidden, self._cells)
            self._cells = []
        self._silent -= name == "rPh"
        path.pop()

    def text(self, text: str) -> None:
        """Add text to the value or formula at hand."""
        name = self._path[-1] if self._path else ""
        if self._path[:4] != _CELL or self._silent or name not in {"f", self._wanted()}:
            return
        target = self._formula if name == "f" else self._value
        if target is not None:
            self._size += len(text)
            if self._size > _LONGEST:
                raise UNPACKS_TOO_LARGE.of(self.grid.file, "one cell")
            target.append(text)

    def _wanted(self) -> str:
        return "t" if self._cell.get("t") == "inlineStr" else "v"

    def _whole_cell(self) -> RawCell:
        column, row = read_reference(self._cell.get("r"))
        return RawCell(
            column,
            row,
            self._cell.get("t", "n"),
            style_number(self._cell.get("s", "0")),
            None if self._value is None else "".join(self._value),
            None if self._formula is None else "".join(self._formula),
        )


def read_reference(text: str | None) -> tuple[int | None, int]:
    """Column (from 0) and row (from 1) of ``B12``; column -1 if no sheet has such a place."""
    if text is None:
        return None, 0
    match = _REFERENCE.fullmatch(text)
    if not match:
        return -1, 0
    column, row = column_index(match[1]), int(match[2])
    return (column, row) if column < MOST_COLUMNS and 1 <= row <= MOST_ROWS else (-1, 0)


@lru_cache(maxsize=4096)
def column_index(letters: str) -> int:
    """The column that a spreadsheet calls by these letters: A is 0, AA is 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def read_area(text: str) -> Area | None:
    """The corners of ``B2:D3``; None if it is no area."""
    first, _, last = text.partition(":")
    (left, top), (right, bottom) = read_reference(first), read_reference(last or first)
    if left is None or right is None or min(left, right) < 0:
        return None
    return (min(top, bottom) - 1, min(left, right), max(top, bottom) - 1, max(left, right))


def _row_number(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0


def _true(text: str | None) -> bool:
    return text in {"1", "true"}
