"""XLSX: one sheet of a workbook as a table; every value is the text that a person would type."""

from __future__ import annotations

from dxmatch.io.gate.refusals import TOO_MANY_CELLS
from dxmatch.io.issues import IssueCode
from dxmatch.io.labels import join_labels
from dxmatch.io.layout import Layout
from dxmatch.io.limits import Limits
from dxmatch.io.readers.workbook import OpenWorkbook, all_rows, hidden_columns, open_workbook
from dxmatch.io.readers.xlsx_markup import Area
from dxmatch.io.readers.xlsx_package import SheetEntry
from dxmatch.io.rejection import NO_HEADER, NO_SHEET
from dxmatch.io.table import Sheet, SheetNote, SourceRow

_LONGEST_GAP = 1000


def read_xlsx(content: bytes, layout: Layout, file: str, limits: Limits | None = None) -> Sheet:
    """Read one sheet: ``skip_rows`` title rows, then a header of ``header_rows`` lines.

    Rows of a sheet that the file leaves out are blank rows; a gap of more than 1,000 is none, for
    a stray mark far below the table is common. Cells merged in the header name all their columns;
    the lines are joined by ``/``.

    Raises:
        FeedRejected: no workbook, no such sheet, no header, or beyond the limits.
    """
    limits = limits or Limits()
    book = open_workbook(content, file, limits)
    entry = _pick(book, layout, file)
    sheet = book.scan(entry)
    first = layout.skip_rows + layout.header_rows
    top = [row for row in sheet.rows if layout.skip_rows < row.number <= first]
    width = max((len(row.cells) for row in top), default=0)
    if not top or sheet.rows[-1].number < first:
        raise NO_HEADER.of(file)
    if any(note.code is IssueCode.RAGGED_ROW for row in top for note in row.notes):
        raise TOO_MANY_CELLS.of(file, f"{limits.columns:,} columns")
    if width * len(sheet.rows) > limits.xlsx_cells:
        raise TOO_MANY_CELLS.of(file, f"{limits.xlsx_cells:,} cells")
    rows = list(all_rows(sheet.rows, width, _LONGEST_GAP))
    lines = {row.number: list(row.cells) for row in rows if row.number <= first}
    head = [lines.get(number, [""] * width) for number in range(layout.skip_rows + 1, first + 1)]
    _fill_merged(head, sheet.merged, layout.skip_rows)
    header = join_labels(head)
    while header and not header[-1]:
        header = header[:-1]
    if not header:
        raise NO_HEADER.of(file)
    body = tuple(_row(row, len(header)) for row in rows if row.number > first)
    notes = hidden_columns(sheet, len(header))
    notes += tuple(SheetNote(n.code, row.number, n.column) for row in top for n in row.notes)
    return Sheet(file, header, body, entry.name, notes=notes)


def _pick(book: OpenWorkbook, layout: Layout, file: str) -> SheetEntry:
    """The sheet of the mapping, or else the first that is visible."""
    for entry in book.package.sheets:
        if entry.visible if layout.sheet is None else entry.name == layout.sheet:
            return entry
    raise NO_SHEET.of(file)


def _row(row: SourceRow, width: int) -> SourceRow:
    if len(row.cells) == width:
        return row
    if any(row.cells[width:]):
        return SourceRow(row.number, row.cells, IssueCode.RAGGED_ROW, row.notes)
    return SourceRow(row.number, row.cells[:width], notes=row.notes)


def _fill_merged(head: list[list[str]], merged: tuple[Area, ...], skipped: int) -> None:
    """Write the label of a merged area into all its cells that belong to the header."""
    for top, left, bottom, right in merged:
        if not skipped <= top < skipped + len(head):
            continue
        label = head[top - skipped][left] if left < len(head[top - skipped]) else ""
        for line in head[top - skipped : bottom - skipped + 1]:
            for column in range(left, min(right + 1, len(line))):
                line[column] = line[column] or label
