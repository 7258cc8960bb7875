"""Workbooks: one bad cell in one row, and parts that no program should read."""

from __future__ import annotations

from collections.abc import Callable

from dxmatch.io.limits import Limits
from tests.badinput.building import good, grid, pack, sheet_rows, sheet_xml, workbook_parts
from tests.badinput.case import Case, Klass, Read, Refused, accept

_STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FILE = "feed.xlsx"


def with_styles(parts: dict[str, str], styles: str) -> dict[str, str]:
    """The parts with a part of styles that the workbook knows."""
    return with_part(parts, "styles", styles)


def with_part(parts: dict[str, str], kind: str, content: str) -> dict[str, str]:
    """The parts with ``xl/KIND.xml`` and the relation to it."""
    rels = "xl/_rels/workbook.xml.rels"
    relation = f'<Relationship Id="more-{kind}" Type="{_DOC}/{kind}" Target="{kind}.xml"/>'
    return {
        **parts,
        rels: parts[rels].replace("</Relationships>", f"{relation}</Relationships>"),
        f"xl/{kind}.xml": content,
    }


def three_rows(middle: str) -> dict[str, str]:
    """Good rows 1 and 3 around row 3 of the sheet, ``X-1``, with a raw cell as its rate (F3)."""
    head, first, last = grid([good(1), good(3)])
    rows = sheet_rows([head, first]) + sheet_rows([last], first=4)
    row = sheet_rows([["X-1"]], first=3).replace("</row>", f"{middle}</row>")
    data = rows.replace('<row r="4">', f'{row}<row r="4">')
    return with_styles(workbook_parts({"人材": sheet_xml(data)}), _STYLES)


def _waits(name: str, middle: str, code: str) -> Case:
    due = Read(accepted=2, quarantined=1, codes={code}, ids=("G-001", "G-003"))
    limits = Limits(cell_chars=1000)
    make = lambda: pack(three_rows(middle))  # noqa: E731
    return Case(f"xlsx-cell-{name}", Klass.XLSX_XML, make, due, file_name=_FILE, limits=limits)


def _typed(kind: str, value: str) -> str:
    return f'<c r="F3" t="{kind}"><v>{value}</v></c>'


def _inline(text: str) -> str:
    return f'<c r="F3" t="inlineStr"><is><t>{text}</t></is></c>'


def _at(place: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>80万円</t></is></c>'


_BAD, _LOST, _TWICE = "UNREADABLE_VALUE", "FORMULA_WITHOUT_VALUE", "MALFORMED_ROW"
_ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!")
_CELLS: list[tuple[str, str, str]] = [
    *((f"error-{number}", _typed("e", text), "CELL_ERROR") for number, text in enumerate(_ERRORS)),
    ("string-index-beyond", _typed("s", "99999"), _BAD),
    ("string-index-negative", _typed("s", "-1"), _BAD),
    ("string-index-word", _typed("s", "x"), _BAD),
    ("string-index-giant", _typed("s", "9" * 500), _BAD),
    ("formula-alone", '<c r="F3"><f>1+1</f></c>', _LOST),
    ("formula-empty-value", '<c r="F3"><f>1+1</f><v></v></c>', _LOST),
    ("formula-closed-value", '<c r="F3"><f>1+1</f><v/></c>', _LOST),
    ("formula-shared", '<c r="F3"><f t="shared" si="0"/></c>', _LOST),
    ("formula-array", '<c r="F3"><f t="array" ref="F3:F9">A1:A9</f></c>', _LOST),
    ("formula-text-alone", '<c r="F3" t="str"><f>A1</f></c>', _LOST),
    ("formula-dde", "<c r=\"F3\"><f>cmd|'/c calc'!A0</f></c>", _LOST),
    ("formula-external", '<c r="F3"><f>[1]Sheet1!A1</f></c>', _LOST),
    ("nan", '<c r="F3"><v>NaN</v></c>', _BAD),
    ("infinite", '<c r="F3"><v>1e999</v></c>', _BAD),
    ("minus-inf", '<c r="F3"><v>-inf</v></c>', _BAD),
    ("number-word", '<c r="F3"><v>八十</v></c>', _BAD),
    ("number-wide-digits", '<c r="F3"><v>８０００００</v></c>', _BAD),
    ("number-underscore", '<c r="F3"><v>800_000</v></c>', _BAD),
    ("number-hex", '<c r="F3"><v>0x10</v></c>', _BAD),
    ("number-200-digits", f'<c r="F3"><v>{"9" * 200}</v></c>', _BAD),
    ("number-two-values", '<c r="F3"><v>80</v><v>0000</v></c>', _BAD),
    ("boolean-7", _typed("b", "7"), _BAD),
    ("boolean-word", _typed("b", "yes"), _BAD),
    ("type-unknown", _typed("zz", "1"), _BAD),
    ("iso-date-wrong", _typed("d", "2027-13-45"), _BAD),
    ("date-29-february-1900", '<c r="F3" s="1"><v>60</v></c>', _BAD),
    ("date-negative", '<c r="F3" s="1"><v>-1</v></c>', _BAD),
    ("date-after-9999", '<c r="F3" s="1"><v>2958466</v></c>', _BAD),
    ("date-giant", '<c r="F3" s="1"><v>1e300</v></c>', _BAD),
    ("nul", _inline("80_x0000_万"), "BAD_BYTES"),
    ("backspace", _inline("80_x0008_万"), "BAD_BYTES"),
    ("half-character", _inline("80_xD83D_万"), "BAD_BYTES"),
    ("nul-in-formula-text", _typed("str", "_x0000_"), "BAD_BYTES"),
    ("long", _inline("あ" * 1001), "LONG_CELL"),
    ("twice", _inline("80万円") + _inline("90万円"), _TWICE),
    ("three-times", _typed("n", "1") + _typed("n", "2") + _typed("n", "3"), _TWICE),
    ("of-another-row", _at("F9"), _TWICE),
    ("beyond-xfd", _at("XFE3"), _TWICE),
    ("letters-wrap", _at("ZZZZZZZ3"), _TWICE),
    ("letters-giant", _at("Z" * 9999 + "3"), _TWICE),
    ("row-zero", _at("F0"), _TWICE),
    ("row-beyond", _at("F1048577"), _TWICE),
    ("row-giant", _at("F" + "9" * 5000), _TWICE),
    ("no-row", _at("F"), _TWICE),
    ("no-letters", _at("3"), _TWICE),
    ("exchanged", _at("3F"), _TWICE),
    ("negative-row", _at("F-3"), _TWICE),
    ("letters-of-japan", _at("あ3"), _TWICE),
    ("empty-place", _at(""), _TWICE),
    ("area-as-place", _at("F3:G3"), _TWICE),
    ("last-column", _at("XFD3"), "RAGGED_ROW"),
    ("beyond-header", _at("Z3"), "RAGGED_ROW"),
]


def _parts() -> dict[str, str]:
    return with_styles(workbook_parts({"人材": sheet_xml(sheet_rows(grid([good(1)])))}), _STYLES)


def _changed(part: str, change: Callable[[str], str]) -> Callable[[], bytes]:
    return lambda: pack({**_parts(), part: change(_parts()[part])})


_SHEET = "xl/worksheets/sheet1.xml"
_LAUGHS = "<!DOCTYPE l [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)


def _declared(text: str, body: str = "") -> Callable[[str], str]:
    def change(xml: str) -> str:
        head, mark, rest = xml.partition("?>")
        return f"{head}{mark}{text}{rest}".replace("80万円", body) if mark else f"{text}{xml}"

    return change


def _around(before: str, after: str = "") -> Callable[[str], str]:
    return lambda xml: xml.replace("<sheetData>", before + "<sheetData>" + after, 1)


def _row(number: str) -> Callable[[str], str]:
    return lambda xml: xml.replace('<row r="2">', f'<row r="{number}">')


_DTD, _BROKEN, _NUMBER = "FEED_XML_DTD", "FEED_XML_BROKEN", "FEED_CELL_REFERENCE"
_PLAIN_DTD = _declared("<!DOCTYPE x>")
_PARTS: list[tuple[str, str, Callable[[str], str], str]] = [
    ("dtd-sheet", _SHEET, _PLAIN_DTD, _DTD),
    ("dtd-workbook", "xl/workbook.xml", _PLAIN_DTD, _DTD),
    ("dtd-relations", "xl/_rels/workbook.xml.rels", _PLAIN_DTD, _DTD),
    ("dtd-root-relations", "_rels/.rels", _PLAIN_DTD, _DTD),
    ("dtd-types", "[Content_Types].xml", _PLAIN_DTD, _DTD),
    ("dtd-styles", "xl/styles.xml", _PLAIN_DTD, _DTD),
    ("laughs", _SHEET, _declared(_LAUGHS + "]>", "&j;"), _DTD),
    ("quadratic", _SHEET, _declared(f"<!DOCTYPE l [<!ENTITY a '{'a' * 9999}'>]>", "&a;"), _DTD),
    ("xxe-file", _SHEET, _declared("<!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"), _DTD),
    ("xxe-web", _SHEET, _declared("<!DOCTYPE l SYSTEM 'http://127.0.0.1:9/x.dtd'>"), _DTD),
    ("parameter", _SHEET, _declared("<!DOCTYPE l [<!ENTITY % p SYSTEM 'file:///x'> %p;]>"), _DTD),
    ("entity-unknown", _SHEET, lambda xml: xml.replace("円", "&yen;"), _BROKEN),
    ("ampersand-alone", _SHEET, lambda xml: xml.replace("G-001", "G & 1"), _BROKEN),
    ("control-character", _SHEET, lambda xml: xml.replace("G-001", "G\x01"), _BROKEN),
    ("control-reference", _SHEET, lambda xml: xml.replace("G-001", "G&#1;"), _BROKEN),
    ("nul-character", _SHEET, lambda xml: xml.replace("G-001", "G\x00"), _BROKEN),
    ("cut-off", _SHEET, lambda xml: xml[: len(xml) // 2], _BROKEN),
    ("cut-end", _SHEET, lambda xml: xml[:-5], _BROKEN),
    ("two-roots", _SHEET, lambda xml: xml + "<worksheet/>", _BROKEN),
    ("text-behind", _SHEET, lambda xml: xml + "x", _BROKEN),
    ("crossed", _SHEET, lambda xml: xml.replace("</row></sheet", "</sheet></row"), _BROKEN),
    ("attribute-twice", _SHEET, lambda xml: xml.replace('<row r="2"', '<row r="2" r="9"'), _BROKEN),
    ("deep", _SHEET, _around("<a>" * 5000 + "</a>" * 5000), _BROKEN),
    ("encoding-unknown", _SHEET, lambda xml: xml.replace("UTF-8", "x-evil"), _BROKEN),
    ("comment-open", _SHEET, _around("", "<!-- "), _BROKEN),
    ("workbook-cut", "xl/workbook.xml", lambda xml: xml[:-30], _BROKEN),
    ("styles-cut", "xl/styles.xml", lambda xml: xml[:-30], _BROKEN),
    ("relations-empty", "xl/_rels/workbook.xml.rels", lambda _: "", _BROKEN),
    ("row-0", _SHEET, _row("0"), _NUMBER),
    ("row-1048577", _SHEET, _row("1048577"), _NUMBER),
    ("row-giant", _SHEET, _row("9" * 5000), _NUMBER),
    ("row-negative", _SHEET, _row("-2"), _NUMBER),
    ("row-word", _SHEET, _row("x"), _NUMBER),
    ("no-data", _SHEET, lambda _: sheet_xml(""), "FEED_NO_HEADER"),
    ("another-root", _SHEET, lambda _: "<html></html>", "FEED_NO_HEADER"),
    ("sheet-elsewhere", "xl/_rels/workbook.xml.rels", lambda xml: xml.replace("sheet1", "sheet9"),
     "FEED_NO_SHEET"),
    ("sheet-outside", "xl/_rels/workbook.xml.rels",
     lambda xml: xml.replace("worksheets/sheet1", "../../../etc/passwd"), "FEED_NO_SHEET"),
    ("all-hidden", "xl/workbook.xml", lambda xml: xml.replace("<sheet ", '<sheet state="hidden" '),
     "FEED_NO_SHEET"),
]  # fmt: skip


def _refused(name: str, make: Callable[[], bytes], code: str, limits: Limits | None = None) -> Case:
    where = Klass.XLSX_XML
    return Case(f"xlsx-part-{name}", where, make, Refused(code), file_name=_FILE, limits=limits)


def _utf16_dtd() -> bytes:
    xml = _PLAIN_DTD(_parts()[_SHEET]).replace("UTF-8", "UTF-16")
    return pack({**_parts(), _SHEET: xml.encode("utf-16")})


def _rows_twice() -> bytes:
    data = sheet_rows(grid([good(1), good(3)])) + sheet_rows([["X-1", "", "", "PM"]], first=2)
    return pack(workbook_parts({"人材": sheet_xml(data)}))


def _corner(value: str) -> Callable[[], bytes]:
    def make() -> bytes:
        data = sheet_rows(grid([good(1)]))
        corner = f'<row r="1048576"><c r="XFD1048576"{value}</row>'
        return pack(workbook_parts({"人材": sheet_xml(data + corner)}))

    return make


def _cells(count: int) -> bytes:
    data = sheet_rows(grid([good(1)])) + sheet_rows([[1] * 9] * count, first=3)
    return pack(workbook_parts({"人材": sheet_xml(data)}))


def _invalid_utf8() -> bytes:
    return pack({**_parts(), _SHEET: _parts()[_SHEET].encode().replace("円".encode(), b"\xff\xfe")})


_ONE = Read(accepted=1, quarantined=1, codes={"MALFORMED_ROW"}, ids=("G-003",))
_STRAY = Read(accepted=1, quarantined=1, codes={"RAGGED_ROW"}, ids=("G-001",))
_AREAS = "".join(f'<mergeCell ref="A1:XFD{1048576 - n}"/>' for n in range(500))
_MERGED = f"<mergeCells>{_AREAS}</mergeCells>"

CASES: tuple[Case, ...] = (
    *(_waits(*cell) for cell in _CELLS),
    *(_refused(name, _changed(part, change), code) for name, part, change, code in _PARTS),
    _refused("dtd-utf-16", _utf16_dtd, _DTD),
    _refused("not-utf-8", _invalid_utf8, _BROKEN),
    _refused("many-cells", lambda: _cells(200), "FEED_TOO_MANY_CELLS", Limits(xlsx_cells=1000)),
    _refused("many-rows", lambda: _cells(200), "FEED_TOO_MANY_CELLS", Limits(rows=100)),
    _refused(
        "wide-header",
        lambda: pack(workbook_parts({"人材": sheet_xml(sheet_rows([["人材ID"] * 1001]))})),
        "FEED_TOO_MANY_CELLS",
    ),
    Case("xlsx-row-twice", Klass.XLSX_XML, _rows_twice, _ONE, file_name=_FILE),
    Case("xlsx-corner-text", Klass.XLSX_XML, _corner("><v>1</v></c>"), _STRAY, file_name=_FILE),
    Case("xlsx-corner-empty", Klass.XLSX_XML, _corner("/>"), accept("G-001"), file_name=_FILE),
    Case(
        "xlsx-merged-everything",
        Klass.XLSX_XML,
        lambda: pack(
            workbook_parts({"人材": sheet_xml(sheet_rows(grid([good(1)])), after=_MERGED)})
        ),
        accept("G-001"),
        file_name=_FILE,
    ),
)
