"""XLSX through python-calamine; every value becomes the text that a person would type."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from dxmatch.io.labels import join_labels
from dxmatch.io.layout import Layout
from dxmatch.io.limits import Limits
from dxmatch.io.rejection import NO_HEADER, NO_SHEET, NO_WORKBOOK
from dxmatch.io.table import Sheet, SourceRow

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


def read_xlsx(content: bytes, layout: Layout, file: str, limits: Limits | None = None) -> Sheet:
    """Read one sheet: ``skip_rows`` title rows, then a header of ``header_rows`` lines.

    Cells merged in the header name all their columns; the lines are joined by ``/``.

    Raises:
        FeedRejected: no workbook, no such sheet, no header.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheet = _pick(book, layout, file)
        # Without this the first columns and rows vanish if they are empty, and all places lie.
        values = sheet.to_python(skip_empty_area=False)
    except CalamineError as error:
        raise NO_WORKBOOK.of(file, type(error).__name__) from None
    first = layout.skip_rows + layout.header_rows
    if len(values) < first:
        raise NO_HEADER.of(file)
    head = [[_text(value) for value in row] for row in values[layout.skip_rows : first]]
    _fill_merged(head, sheet, layout.skip_rows)
    header = join_labels(head)
    while header and not header[-1]:
        header = header[:-1]
    if not header:
        raise NO_HEADER.of(file)
    rows = tuple(_row(number, row, len(header)) for number, row in enumerate(values[first:], first))
    return Sheet(file, header, rows, name=sheet.name)


def _pick(book: CalamineWorkbook, layout: Layout, file: str) -> CalamineSheet:
    if layout.sheet is not None:
        if layout.sheet not in book.sheet_names:
            raise NO_SHEET.of(file)
        return book.get_sheet_by_name(layout.sheet)
    from python_calamine import SheetVisibleEnum

    visible = [
        meta.name for meta in book.sheets_metadata if meta.visible == SheetVisibleEnum.Visible
    ]
    if not visible:
        raise NO_SHEET.of(file)
    return book.get_sheet_by_name(visible[0])


def _row(index: int, values: Sequence[Any], width: int) -> SourceRow:
    from dxmatch.io.issues import IssueCode

    cells = tuple(map(_text, values))
    extra = any(cells[width:])
    return SourceRow(
        index + 1, cells if extra else cells[:width], IssueCode.RAGGED_ROW if extra else None
    )


def _fill_merged(head: list[list[str]], sheet: CalamineSheet, skipped: int) -> None:
    """Write the label of a merged area into all its cells that belong to the header."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if not skipped <= top < skipped + len(head):
            continue
        label = head[top - skipped][left] if left < len(head[top - skipped]) else ""
        for line in head[top - skipped : bottom - skipped + 1]:
            for column in range(left, min(right + 1, len(line))):
                line[column] = line[column] or label


def _text(value: Any) -> str:
    """A cell as text: whole numbers without ``.0``, days in ISO form."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return "" if value is None else str(value)
