"""How much of a feed is read at most: one place, and a refusal instead of a dead process."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dxmatch.models import Model

_MIB = 1024 * 1024
Count = Annotated[int, Field(ge=1)]


class Limits(Model):
    """Bounds of one import. What goes beyond them is refused or quarantined, never cut.

    The defaults let a feed of a million talents through and keep a hostile file small; they are
    those of ``reliability`` measurements (an XLSX of 2 KB can ask for 500 GB).
    """

    file_bytes: Count = Field(default=1024 * _MIB, description="size of the file")
    rows: Count = Field(default=1_500_000, description="rows of the table, header included")
    columns: Count = Field(default=1_000, description="columns of the table")
    line_chars: Count = Field(default=10 * _MIB, description="one line of a text file")
    cell_chars: Count = Field(default=_MIB, description="one cell; a longer one costs its row")
    json_depth: Count = Field(default=64, description="nesting of JSON")
    json_digits: Count = Field(default=400, description="digits of one JSON number")
    xlsx_bytes: Count = Field(default=1024 * _MIB, description="all parts of a workbook unpacked")
    xlsx_ratio: Count = Field(default=200, description="unpacked to packed, of a part above 10 MiB")
    xlsx_parts: Count = Field(default=2_000, description="parts of a workbook")
    xlsx_cells: Count = Field(default=25_000_000, description="cells of one sheet")
    child_bytes: Count = Field(default=4096 * _MIB, description="address space of a parser process")
    child_seconds: Count = Field(default=120, description="CPU and wall time of a parser process")
