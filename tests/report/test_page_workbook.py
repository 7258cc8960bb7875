from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from hypothesis import given

from dxmatch.matching import View
from dxmatch.page import Cell, Page, Section, Table
from dxmatch.report import page_workbook
from dxmatch.report.page_workbook import sheet_name
from tests.matching.pages.sample import shortlist
from tests.page.hostile import hostile_texts
from tests.page.sample import page


def cells(content: bytes) -> list[tuple[str, object]]:
    """Data type and value of every cell: ``f`` would be a formula."""
    book = openpyxl.load_workbook(BytesIO(content))
    return [(c.data_type, c.value) for sheet in book for row in sheet.iter_rows() for c in row]


def test_the_tables_of_the_page_are_in_it() -> None:
    found = shortlist(k=3)
    made = found.to_page()
    told = [value for _, value in cells(page_workbook([made]))]
    for section in made.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                assert block.caption in told and {*block.heads} <= {*told}
    for one in found:
        assert one.key in told and float(one.score) in told


def test_numbers_are_numbers_and_text_never_runs() -> None:
    rows = ((Cell("=1+1"), Cell("1,234", 1234)), (Cell("@SUM(A1)"), Cell("https://example.org")))
    table = Table("-2+3", ("+a", "b"), rows)
    one = Page("en", "=t", "", "", (), (Section("s", "=HYPERLINK", (table,)),), "")
    content = page_workbook([one])
    found = [pair for pair in cells(content) if pair[1] is not None]
    assert ("n", 1234) in found
    assert {("s", "=1+1"), ("s", "@SUM(A1)"), ("s", "-2+3"), ("s", "+a")} <= {*found}
    assert all(kind in "ns" for kind, _ in found)
    book = openpyxl.load_workbook(BytesIO(content))
    assert all(c.hyperlink is None for s in book for row in s.iter_rows() for c in row)


@given(hostile_texts())
def test_any_text_makes_a_workbook_without_formulas(text: str) -> None:
    """For every text: the file can be read, twice the same bytes, and nothing is a formula."""
    content = page_workbook([page(lambda _: text)])
    assert content == page_workbook([page(lambda _: text)])
    assert all(kind in "ns" for kind, _ in cells(content))


def test_one_sheet_for_each_section_of_each_page() -> None:
    made = [shortlist(k=2).to_page("en", view) for view in View]
    names = openpyxl.load_workbook(BytesIO(page_workbook(made))).sheetnames
    assert len(names) == sum(len(each.sections) for each in made)
    assert names[0] == "1 Position" and names[-1] == "2 How it was computed"


@pytest.mark.parametrize(
    ("title", "number", "name"),
    [("a/b[c]", None, "a b c "), ("x" * 40, 2, "2 " + "x" * 29), ("条件", 1, "1 条件")],
)
def test_names_of_sheets(title: str, number: int | None, name: str) -> None:
    assert sheet_name(title, number) == name
