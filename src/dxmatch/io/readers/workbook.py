"""A workbook as text: the door for every reader that is built on sheets.

XLSX is read with the standard library alone. There is one parser, so nothing can be checked in
one way and read in another, and no native code that a file could abort.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dxmatch.io.gate.archive import Archive, open_archive
from dxmatch.io.gate.refusals import TOO_MANY_CELLS
from dxmatch.io.issues import IssueCode
from dxmatch.io.limits import Limits
from dxmatch.io.readers.xlsx_cells import CellReader
from dxmatch.io.readers.xlsx_formats import read_styles
from dxmatch.io.readers.xlsx_grid import MOST_ROWS
from dxmatch.io.readers.xlsx_markup import Area
from dxmatch.io.readers.xlsx_package import Package, SheetEntry, read_package
from dxmatch.io.readers.xlsx_sheet import ScannedSheet, scan_sheet
from dxmatch.io.readers.xlsx_strings import read_strings
from dxmatch.io.table import SheetNote, SourceRow


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One visible sheet.

    Attributes:
        name: of its tab.
        grid: rectangular, from A1: ``grid[row][column]``, both from 0; no text is ``""``.
        rows: the rows that hold text, with their notes; as wide as what they hold.
        merged: merged areas (first row, first column, last row, last column; from 0).
        notes: hidden columns.
    """

    name: str
    grid: tuple[tuple[str, ...], ...] = field(repr=False)
    rows: tuple[SourceRow, ...] = field(repr=False)
    merged: tuple[Area, ...]
    notes: tuple[SheetNote, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The visible sheets of one file, in the order of their tabs."""

    file: str
    sheets: tuple[WorkbookSheet, ...]


@dataclass(frozen=True, slots=True)
class OpenWorkbook:
    """A workbook whose plan is known; its sheets are read when they are asked for."""

    archive: Archive = field(repr=False)
    package: Package
    cells: CellReader = field(repr=False)

    def scan(self, sheet: SheetEntry) -> ScannedSheet:
        """Read one sheet.

        Raises:
            FeedRejected: damaged, or beyond the limits.
        """
        return scan_sheet(self.archive, sheet.part, self.cells)


def open_workbook(content: bytes, file: str, limits: Limits) -> OpenWorkbook:
    """Check an archive, and read what its sheets share.

    Raises:
        FeedRejected: no workbook, encrypted, macros, damaged, or beyond the limits.
    """
    archive = open_archive(content, file, limits)
    package = read_package(archive)
    strings = read_strings(archive, package.strings)
    styles = read_styles(archive, package.styles)
    return OpenWorkbook(archive, package, CellReader(strings, styles, package.date1904, limits))


def read_workbook(content: bytes, file: str, limits: Limits | None = None) -> Workbook:
    """Read all visible sheets as rectangular grids of text.

    Raises:
        FeedRejected: see `open_workbook`; or a grid has more cells than ``limits.xlsx_cells``.
    """
    limits = limits or Limits()
    book = open_workbook(content, file, limits)
    visible = (entry for entry in book.package.sheets if entry.visible)
    return Workbook(file, tuple(_sheet(entry.name, book.scan(entry), book) for entry in visible))


def hidden_columns(sheet: ScannedSheet, width: int) -> tuple[SheetNote, ...]:
    """A note for each hidden column among the first ``width``."""
    return tuple(
        SheetNote(IssueCode.HIDDEN_COLUMN, column=column)
        for column in range(width)
        if any(first <= column <= last for first, last in sheet.hidden)
    )


def all_rows(
    rows: tuple[SourceRow, ...], width: int, longest_gap: int = MOST_ROWS
) -> Iterator[SourceRow]:
    """Rows from the first of the sheet to the last with text, at least ``width`` cells each.

    Of more than ``longest_gap`` rows between that hold nothing, none is told.
    """
    blank = ("",) * width
    number = 1
    for row in rows:
        if row.number - number <= longest_gap:
            for between in range(number, row.number):
                yield SourceRow(between, blank)
        number = row.number + 1
        short = width - len(row.cells)
        yield (
            row if short <= 0 else SourceRow(row.number, row.cells + ("",) * short, notes=row.notes)
        )


def _sheet(name: str, sheet: ScannedSheet, book: OpenWorkbook) -> WorkbookSheet:
    width = max((len(row.cells) for row in sheet.rows), default=0)
    height = sheet.rows[-1].number if sheet.rows else 0
    limits = book.cells.limits
    if width * height > limits.xlsx_cells:
        raise TOO_MANY_CELLS.of(book.archive.file, f"{limits.xlsx_cells:,} cells")
    grid = tuple(row.cells for row in all_rows(sheet.rows, width))
    return WorkbookSheet(name, grid, sheet.rows, sheet.merged, hidden_columns(sheet, width))
