"""Importers agree: with each other's order, and with other libraries about every cell."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from dxmatch.errors import InvalidInput
from dxmatch.io.layout import FeedKind, Layout
from dxmatch.io.readers.xlsx_reader import read_xlsx
from dxmatch.io.results import gather, read_for_result
from tests.io.feed import AS_OF, as_csv, mapping, row

IDS = st.lists(st.integers(0, 9), max_size=4)
CELL = st.one_of(
    st.just(None),
    st.integers(-(10**9), 10**9),
    st.text(alphabet="aB 1０あ漢ー=+-@'\"<&>\n髙", min_size=1, max_size=8),
)


@given(one=IDS, other=IDS)
def test_order_of_feeds(
    tmp_path_factory: pytest.TempPathFactory, one: list[int], other: list[int]
) -> None:
    """Property 56: feeds of disjoint ids commute; feeds that share an id are refused in any order.

    So there is no last writer: nothing that was accepted is replaced by another feed.
    """
    folder = tmp_path_factory.mktemp("feeds")
    read = []
    for name, ids in (("one.csv", one), ("other.csv", other)):
        rows = [row(管理番号=f"A-{number}") for number in ids] or [dict.fromkeys(row(), "")]
        path = Path(folder) / name
        path.write_bytes(as_csv([*rows, row(管理番号="")]))
        read.append(read_for_result(path, mapping(), as_of=AS_OF))
    if set(one) & set(other):
        for order in (read, read[::-1]):
            with pytest.raises(InvalidInput):
                gather(order)
        return
    first, second = gather(read), gather(read[::-1])
    assert {t.key: t for t in first.talents} == {t.key: t for t in second.talents}
    assert sorted((w.row.file, w.row.row, w.row.cells) for w in first.quarantine.rows) == sorted(
        (w.row.file, w.row.row, w.row.cells) for w in second.quarantine.rows
    )


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6))
def test_cells_of_a_workbook(rows: list[list[object]]) -> None:
    """Property 64: cells are those that openpyxl and calamine read; there is one parser only."""
    book = Workbook()
    lines: list[list[object]] = [["a", "b", "c"], *rows]
    for number, line in enumerate(lines, start=1):
        for column, value in enumerate(line, start=1):
            if value is not None:
                cell = book.active.cell(number, column, value)
                cell.data_type = "s" if isinstance(value, str) else "n"
    file = BytesIO()
    book.save(file)
    content = file.getvalue()
    theirs = list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    sheet = read_xlsx(content, Layout(kind=FeedKind.XLSX), "a.xlsx")
    assert [sheet.header, *(r.cells for r in sheet.rows)] == [
        tuple("" if value is None else str(value) for value in line) for line in theirs
    ]
    native = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    # calamine drops blanks around a text; what is left is the same.
    assert [[_bare(value) for value in line] for line in native] == [
        [_bare(value) for value in line] for line in theirs
    ]


def _bare(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) else str(value).strip()
