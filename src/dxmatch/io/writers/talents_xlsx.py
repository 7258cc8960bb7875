"""Talents as XLSX: the same columns as in CSV, as strings."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Final

from dxmatch.errors import InvalidInput
from dxmatch.io.talents import COLUMNS, in_order, to_cells
from dxmatch.io.writers.workbook import CELL_CHARS, text_workbook
from dxmatch.models import Talent

SHEET: Final = "dxmatch-talents"
"""Name of the sheet; a workbook with such a sheet is one of ours."""

_WIDE: Final = {"headline": 30, "summary": 50, "skills": 60, "availability.windows": 40}


def xlsx_bytes(talents: Iterable[Talent]) -> bytes:
    """One row a talent, in order of vendor and id.

    Raises:
        InvalidInput: a cell would be longer than a workbook can hold.
    """
    out = BytesIO()
    with text_workbook(out) as book:
        sheet = book.add_worksheet(SHEET)
        head = book.add_format({"bold": True, "bg_color": "#DDE6F0"})
        for place, label in enumerate(COLUMNS):
            sheet.write_string(0, place, label, head)
            sheet.set_column(place, place, _WIDE.get(label, max(10, len(label) + 2)))
        sheet.freeze_panes(1, 2)
        for row, talent in enumerate(in_order(talents), start=1):
            for place, cell in enumerate(to_cells(talent)):
                if len(cell) > CELL_CHARS:
                    raise _too_long(row, COLUMNS[place])
                if cell:
                    sheet.write_string(row, place, cell)
    return out.getvalue()


def _too_long(row: int, column: str) -> InvalidInput:
    return InvalidInput(
        f"row {row + 1}, column {column}: longer than the {CELL_CHARS:,} characters of a cell.",
        ja=f"{row + 1} 行目の {column}: セルに入る {CELL_CHARS:,} 文字を超えています。",
        hint="Write JSON Lines or CSV instead.",
        hint_ja="JSON Lines か CSV で出力してください。",
        code="CELL_TOO_LONG",
    )
