"""An XLSX feed to text and to a searchable pool: dxmatch and openpyxl in one run.

Both read the same workbook, strings shared as Excel writes them, and must give the same cells.
dxmatch gates the archive (bombs, entities, limits) before and while it reads; openpyxl reads in its
fast way (``read_only``, values only).
"""

from __future__ import annotations

import csv
import statistics
from io import StringIO
from pathlib import Path
from typing import Any

from benchmarks.stopwatch import seconds
from benchmarks.vendor_feed import MAPPING, VendorFeed
from dxmatch.io.layout import FeedKind, Layout
from dxmatch.io.readers.xlsx_reader import read_xlsx

_LAYOUT = Layout(kind=FeedKind.XLSX)
_NUMBERS = frozenset({"years", "rate_low", "rate_high", "remote"})


def write_workbook(path: Path, rows: int, seed: int = 5) -> None:
    """The feed of `VendorFeed` as a workbook; counts and amounts are numbers."""
    import xlsxwriter

    text = path.with_suffix(".csv")
    VendorFeed(seed).write(text, rows)
    table = csv.reader(StringIO(text.read_bytes().decode("cp932"), newline=""))
    numbers = {place for place, field in enumerate(MAPPING.columns) if field in _NUMBERS}
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("人材一覧")
        sheet.write_row(0, 0, next(table))
        for number, cells in enumerate(table, start=1):
            for place, cell in enumerate(cells):
                sheet.write(number, place, int(cell) if place in numbers else cell)


def by_openpyxl(path: Path) -> list[tuple[Any, ...]]:
    """All rows of the first sheet, as values."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        return list(book.worksheets[0].iter_rows(values_only=True))
    finally:
        book.close()


def by_dxmatch(path: Path) -> list[tuple[str, ...]]:
    """All rows of the first sheet, as text."""
    sheet = read_xlsx(path.read_bytes(), _LAYOUT, path.name)
    return [sheet.header, *(row.cells for row in sheet.rows)]


def compare_workbook(folder: Path, rows: int, rounds: int) -> None:
    """Check that both give the same cells; then the median ratio of the rounds."""
    path = folder / "feed.xlsx"
    write_workbook(path, rows)
    theirs = [tuple("" if v is None else str(v) for v in row) for row in by_openpyxl(path)]
    if theirs != by_dxmatch(path):
        raise ValueError("openpyxl and dxmatch read different cells")
    ratio = statistics.median(
        seconds(lambda: by_openpyxl(path)) / seconds(lambda: by_dxmatch(path))
        for _ in range(rounds)
    )
    print(f"{rows:>9,} rows of XLSX: openpyxl takes {ratio:.1f} x our time to all cells")
