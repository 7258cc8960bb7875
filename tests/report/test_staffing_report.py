"""Teams as a page and as a workbook: nothing in a feed can become markup or a formula."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import openpyxl

from dxmatch.cli.console import as_text
from dxmatch.models import Lang, Text
from dxmatch.report import staffing_page, staffing_view, staffing_xlsx
from dxmatch.staffing import Staffing, VendorMix, staff
from tests.staffing.sample import PROJECT, SHEET, pool

LANGS: tuple[Lang, ...] = ("ja", "en")
EVIL = '=HYPERLINK("x")<script>\u202e\x1b[31m'


def evil() -> Staffing:
    positions = tuple(p.model_copy(update={"title": EVIL}) for p in PROJECT.positions)
    project = PROJECT.model_copy(update={"title": EVIL, "positions": positions})
    return staff(project, pool(), SHEET, 1, team=VendorMix())


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)


def test_a_page_is_escaped() -> None:
    for lang in LANGS:
        tags = Tags()
        tags.feed(staffing_page(evil(), lang))
        assert "script" not in tags.seen and {"table", "caption", "main"} <= tags.seen


def test_a_workbook_runs_nothing() -> None:
    lang: Lang = "ja"
    data = staffing_xlsx(evil(), lang)
    assert data == staffing_xlsx(evil(), lang)
    book = openpyxl.load_workbook(io.BytesIO(data))
    title = book.worksheets[0].cell(2, 3).value
    assert str(title).startswith("'=HYPERLINK") and book.worksheets[0].cell(2, 3).data_type == "s"


def test_a_terminal_obeys_nothing() -> None:
    shown = as_text(staffing_view(evil(), "en"))
    assert "\x1b" not in shown and "\u202e" not in shown and "Vendor mix" in shown


def test_without_a_team_all_three_say_why() -> None:
    nothing = staff(PROJECT, pool(), SHEET, team=VendorMix(most=1) & VendorMix(least=2))
    word = Text(ja="会員企業の組合せ", en="Vendor mix")
    for lang in LANGS:
        assert word.get(lang) in staffing_page(nothing, lang)
        assert word.get(lang) in as_text(staffing_view(nothing, lang))
        book = openpyxl.load_workbook(io.BytesIO(staffing_xlsx(nothing, lang)))
        cells = [str(c.value) for row in book.worksheets[1].iter_rows() for c in row]
        assert any(word.get(lang) in cell for cell in cells)
