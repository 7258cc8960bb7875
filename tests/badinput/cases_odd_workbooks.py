"""Good but odd workbooks: what real programs and real people write; none may be refused."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from typing import Any, Protocol

import openpyxl
import polars
import xlsxwriter

from tests.badinput.building import good, goods, grid, pack, sheet_rows, sheet_xml, workbook_parts
from tests.badinput.case import Case, Klass, accept
from tests.badinput.cases_xlsx import with_part, with_styles

_SHEET, _BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_GRID = grid(goods(1, 3))


class _Fill(Protocol):
    def __call__(self, book: Any, sheet: Any) -> None: ...


def _parts(before: str = "", after: str = "") -> dict[str, str]:
    return workbook_parts({"人材": sheet_xml(sheet_rows(_GRID), before, after)})


def _sheet(change: Callable[[str], str | bytes]) -> Callable[[], bytes]:
    return lambda: pack({**_parts(), _SHEET: change(_parts()[_SHEET])})


def _shared(markup: Callable[[str], str]) -> Callable[[], bytes]:
    """All texts as shared strings, each in the markup given."""

    def make() -> bytes:
        texts = list(dict.fromkeys(text for row in _GRID for text in row))
        xml = _parts()[_SHEET]
        for number, text in enumerate(texts):
            inline = f"t=\"inlineStr\"><is><t xml:space='preserve'>{text}</t></is></c>"
            xml = xml.replace(inline, f't="s"><v>{number}</v></c>')
        strings = f'<sst xmlns="{_MAIN}">{"".join(map(markup, texts))}</sst>'
        return pack(with_part({**_parts(), _SHEET: xml}, "sharedStrings", strings))

    return make


def _written(fill: _Fill, table: Sequence[Sequence[str]] = _GRID, **options: Any) -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **options}) as book:
        sheet = book.add_worksheet("人材")
        for number, row in enumerate(table):
            sheet.write_row(number, 0, row)
        fill(book, sheet)
    return file.getvalue()


def _made(fill: _Fill, **options: Any) -> Callable[[], bytes]:
    return lambda: _written(fill, **options)


def _nothing(book: Any, sheet: Any) -> None:
    del book, sheet


def _openpyxl() -> bytes:
    book, file = openpyxl.Workbook(), BytesIO()
    for row in _GRID:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def _polars() -> bytes:
    file = BytesIO()
    polars.DataFrame(goods(1, 3)).write_excel(file)
    return file.getvalue()


def _prefixed(xml: str) -> str:
    for name in ("worksheet", "sheetData", "row", "c", "is", "t", "v"):
        for end in (" ", ">"):
            xml = xml.replace(f"<{name}{end}", f"<x:{name}{end}")
        xml = xml.replace(f"</{name}>", f"</x:{name}>")
    return xml.replace("xmlns=", "xmlns:x=")


def _streamed() -> bytes:
    """As a program writes that cannot go back: sizes stand behind the data."""

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    file = Pipe()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in _parts().items():
            archive.writestr(name, part)
    return file.getvalue()


def _renamed(change: Callable[[str], str]) -> Callable[[], bytes]:
    return lambda: pack({change(name): text for name, text in _parts().items()})


def _relation(found: str, instead: str) -> Callable[[], bytes]:
    name = "xl/_rels/workbook.xml.rels"
    return lambda: pack({**_parts(), name: _parts()[name].replace(found, instead)})


def _helper(state: str) -> Callable[[], bytes]:
    sheets = {"設定": sheet_xml(sheet_rows([["x"]])), "人材": sheet_xml(sheet_rows(_GRID))}
    return lambda: pack(workbook_parts(sheets, {"設定": f'state="{state}"'}))


def _format(
    code: str, value: float, column: int, row: int, date1904: bool = False
) -> Callable[[], bytes]:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(row, column, value, book.add_format({"num_format": code}))

    return lambda: _written(fill, grid(goods(1, 5)), date_1904=date1904)


def _hide(book: Any, sheet: Any) -> None:
    del book
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(1, 2, None, None, {"hidden": True})


def _filter(book: Any, sheet: Any) -> None:
    del book
    sheet.autofilter(0, 0, 3, 8)
    sheet.freeze_panes(1, 0)
    sheet.set_row(1, None, None, {"hidden": True})


def _decorate(book: Any, sheet: Any) -> None:
    dark = book.add_format({"bg_color": "#003366", "font_color": "#FFFFFF", "bold": True})
    sheet.set_row(0, 30, dark)
    sheet.conditional_format("F2:F9", {"type": "cell", "criteria": ">", "value": 1, "format": dark})
    sheet.data_validation("H2:H9", {"validate": "list", "source": ["週3日", "50%"]})
    sheet.write_comment("A2", "確認済み")
    sheet.write_url("K1", "https://example.com/", string="")


def _formulas(book: Any, sheet: Any) -> None:
    sheet.write_formula("A2", '="G-"&"001"', None, "G-001")
    del book


def _rich(book: Any, sheet: Any) -> None:
    red = book.add_format({"font_color": "red"})
    sheet.write_rich_string("I2", red, _GRID[1][8][:2], _GRID[1][8][2:])


def _blank_styled(book: Any, sheet: Any) -> None:
    for row in range(4, 400):
        for column in range(9):
            sheet.write_blank(row, column, None, book.add_format({"border": 1}))


def _below(rows: int) -> bytes:
    first, second = sheet_rows(_GRID[:3]), sheet_rows(_GRID[3:], first=4 + rows)
    return pack(workbook_parts({"人材": sheet_xml(first + second)}))


def _title() -> bytes:
    data = sheet_rows([["人材一覧(2026年11月)"], []]) + sheet_rows(_GRID, first=3)
    merged = '<mergeCells count="1"><mergeCell ref="A1:I1"/></mergeCells>'
    return pack(workbook_parts({"人材": sheet_xml(data, after=merged)}))


def _reversed_rows() -> bytes:
    rows = [sheet_rows([row], first=number) for number, row in enumerate(_GRID, 1)]
    return pack(workbook_parts({"人材": sheet_xml("".join(reversed(rows)))}))


def _without_places(xml: str) -> str:
    import re

    return re.sub(r' r="[A-Z]*\d+"', "", xml)


_SAME: list[tuple[str, Callable[[], bytes]]] = [
    ("plain", lambda: pack(_parts())),
    ("stored", lambda: pack(_parts(), zipfile.ZIP_STORED)),
    ("streamed", _streamed),
    ("xlsxwriter", _made(_nothing)),
    ("xlsxwriter-in-lines", _made(_nothing, constant_memory=True)),
    ("openpyxl", _openpyxl),
    ("polars", _polars),
    ("shared", _shared(lambda text: f"<si><t>{text}</t></si>")),
    ("shared-with-readings", _shared(lambda text: f'<si><t>{text}</t><rPh sb="0" eb="1"><t>ヨミ</t>'
                             '</rPh><phoneticPr fontId="1"/></si>')),
    ("shared-rich", _shared(lambda text: f"<si><r><rPr><b/></rPr><t>{text[:1]}</t></r>"
                            f'<r><t xml:space="preserve">{text[1:]}</t></r></si>')),
    ("shared-cdata", _shared(lambda text: f"<si><t><![CDATA[{text}]]></t></si>")),
    ("shared-references", _shared(lambda text: "<si><t>" + "".join(f"&#{ord(c)};" for c in text)
                                  + "</t></si>")),
    ("rich", _made(_rich)),
    ("hidden-rows-and-columns", _made(_hide)),
    ("filtered", _made(_filter)),
    ("decorated", _made(_decorate)),
    ("formulas-with-results", _made(_formulas)),
    ("blank-styled-cells", _made(_blank_styled)),
    ("prefixed", _sheet(_prefixed)),
    ("utf-16", _sheet(lambda xml: xml.replace("UTF-8", "UTF-16").encode("utf-16"))),
    ("utf-8-mark", _sheet(lambda xml: xml.encode("utf-8-sig"))),
    ("no-declaration", _sheet(lambda xml: xml.partition("?>")[2].lstrip())),
    ("comments", _sheet(lambda xml: xml.replace("<row ", "<!-- <row r='9'> --><row "))),
    ("instructions", _sheet(lambda xml: xml.replace("<sheetData>", "<?a b?><sheetData>"))),
    ("single-quotes", _sheet(lambda xml: xml.replace('"', "'"))),
    ("indented", _sheet(lambda xml: xml.replace("<row", "\n  <row").replace("<c ", "\n    <c "))),
    ("windows-lines", _sheet(lambda xml: xml.replace("<row", "\r\n<row"))),
    ("no-places", _sheet(_without_places)),
    ("rows-in-reverse", _reversed_rows),
    ("empty-elements", _sheet(lambda xml: xml.replace("</row>", '<c r="AA9999"/></row>'))),
    ("foreign-elements", _sheet(lambda xml: xml.replace(
        "</worksheet>", '<extLst><ext><z:c xmlns:z="urn:z">1</z:c></ext></extLst></worksheet>'))),
    ("strict-namespace", _sheet(lambda xml: xml.replace(
        _MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"))),
    ("absolute-target", _relation('Target="', 'Target="/xl/')),
    ("target-with-dot", _relation('Target="', 'Target="./')),
    ("parts-in-capitals", _renamed(lambda name: name.replace("sheet1", "Sheet1"))),
    ("parts-with-backslash", _renamed(lambda name: name.replace("/", "\\"))),
    ("no-types", lambda: pack({k: v for k, v in _parts().items() if "Types" not in k})),
    ("no-root-relations", lambda: pack({k: v for k, v in _parts().items() if k != "_rels/.rels"})),
    ("external-link", lambda: pack({**_parts(), "xl/externalLinks/externalLink1.xml": "<x/>"})),
    ("picture", lambda: pack({**_parts(), "xl/media/image1.png": b"\x89PNG" + bytes(99)})),
    ("folder-entries", lambda: pack({"xl/": "", "xl/worksheets/": "", **_parts()})),
    ("hidden-helper", _helper("hidden")),
    ("very-hidden-helper", _helper("veryHidden")),
    ("styles-empty", lambda: pack(with_styles(_parts(), f'<styleSheet xmlns="{_MAIN}"/>'))),
]  # fmt: skip

_APRIL = (date(2027, 4, 1) - date(1899, 12, 30)).days
_LOOKS: list[tuple[str, Callable[[], bytes]]] = [
    ("date", _format("yyyy/mm/dd", _APRIL, 6, 1)),
    ("date-of-japan", _format('[$-411]ggge"年"m"月"d"日"', _APRIL, 6, 2)),
    ("date-1904", _format("yyyy/mm/dd", _APRIL - 1462, 6, 1, date1904=True)),
    ("percent", _format("0%", 0.5, 7, 1)),
    ("yen-a-month", _format('#,##0"円/月"', 800_000, 5, 4)),
]


def _odd(name: str, make: Callable[[], bytes], last: int = 3, blank: int = 0) -> Case:
    due = accept(*(f"G-{number:03}" for number in range(1, last + 1)), blank=blank)
    return Case(f"xlsx-odd-{name}", Klass.XLSX_XML, make, due, file_name="feed.xlsx")


GOOD: tuple[Case, ...] = (
    *(_odd(name, make) for name, make in _SAME),
    *(_odd(f"shown-as-{name}", make, last=5) for name, make in _LOOKS),
    _odd("blank-rows", lambda: _below(3), blank=3),
    _odd("far-row", lambda: _below(900_000)),
    Case(
        "xlsx-odd-title",
        Klass.XLSX_XML,
        _title,
        accept("G-001", "G-002", "G-003"),
        file_name="feed.xlsx",
        mapping={"format": {"skip_rows": 2}},
    ),
    Case(
        "xlsx-odd-id-with-zeros",
        Klass.XLSX_XML,
        lambda: _written(_nothing, grid([good(1, 人材ID="00123")])),
        accept("00123"),
        file_name="feed.xlsx",
    ),
)
