"""CSV and TSV with the standard library; a damaged row is a row, not the end of the file."""

from __future__ import annotations

from dxmatch.io.decode import Decoded
from dxmatch.io.layout import Layout
from dxmatch.io.limits import Limits
from dxmatch.io.readers.csv_table import csv_table
from dxmatch.io.table import Sheet
from dxmatch.io.table_rows import TextRows


def read_csv(decoded: Decoded, layout: Layout, file: str, limits: Limits | None = None) -> Sheet:
    """Split text into rows. Lines end in LF, CRLF or CR; rows are numbered as records.

    A row with too few or too many cells is kept with the fault ``RAGGED_ROW``; empty cells beyond
    the header are dropped, for they hold nothing. One whose quotation marks are broken is
    ``MALFORMED_ROW``, one with undecodable bytes ``BAD_BYTES``: both keep their text in one cell.

    Raises:
        FeedRejected: no header line, a broken one, or more rows or columns than the limits.
    """
    table = csv_table(decoded, layout, file, limits or Limits())
    rows = TextRows(table.first, table.rows, table.faults, table.notes)
    return Sheet(file, table.header, rows, encoding=decoded.encoding, notes=table.sheet_notes)
