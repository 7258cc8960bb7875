"""The quick way through a workbook reads what the strict parser reads, whatever the sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxmatch.errors import FeedRejected
from dxmatch.io.issues import IssueCode
from dxmatch.io.layout import Layout
from dxmatch.io.limits import Limits
from dxmatch.io.readers.xlsx_reader import read_xlsx
from dxmatch.io.readers.xlsx_row_form import Alike, alike
from dxmatch.io.table import Sheet
from tests.badinput.building import pack, sheet_xml, workbook_parts
from tests.badinput.cases_xlsx import with_part, with_styles

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="00000"/>'
    '<numFmt numFmtId="165" formatCode=";;;"/></numFmts><cellXfs count="5"><xf numFmtId="0"/>'
    '<xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/></cellXfs>'
    "</styleSheet>"
)
HEADER = "".join(
    f'<c r="{letter}1" t="inlineStr"><is><t>{letter}</t></is></c>' for letter in "ABCDE"
)
STRICT = "<!-- so that only the parser may read on -->"
LIMITS = Limits(columns=6, cell_chars=12)

NUMBERS = st.sampled_from(
    ["0", "1", "2", "3", "007", "12.50", "1E3", "-4", "45000", "45000.5", "60", "9" * 16, "1e999"]
)
ODD = st.sampled_from(
    ["", " ", " 1", "+1", "１", "&#49;", "x", "true", "#N/A", "4" * 13, "_x0041_", "a&amp;b", "\n"]
)
KINDS = st.sampled_from(["", ' t="s"', ' t="str"', ' t="n"', ' t="b"', ' t="e"', ' t="inlineStr"'])
STYLE = st.sampled_from(["", "", ' s="1"', ' s="2"', ' s="3"', ' s="4"', ' s="99"'])
BODIES = st.sampled_from(
    [
        "<v>{}</v>",
        "<v>{}</v>",
        "<v>{}</v>",
        "<f>A1+1</f><v>{}</v>",
        "<f>A1+1</f>",
        "<f/><v>{}</v>",
        "<is><t>{}</t></is>",
        '<is><t xml:space="preserve">{}</t></is>',
        "<v/>",
        "<v></v>",
        "",
    ]
)
SHAPE = st.lists(
    st.tuples(st.sampled_from("ABCDEFG"), STYLE, KINDS, BODIES),
    max_size=5,
    unique_by=lambda c: c[0],
)
LOOKS = st.sampled_from(["", ' spans="1:5"', ' hidden="1"', ' ht="20.5"', " s='1'"])
TEXTS = st.lists(
    st.sampled_from(
        [
            "Java",
            "a&amp;b",
            "&#x3042;",
            "_x0041_",
            "_x0000_",
            "長" * 13,
            "",
            "\u3000",
            "1\n2",
            "\x7f",
            "&#127;",
            "&#xffff;",
            "&#13;",
        ]
    ),
    max_size=6,
)
ITEMS = st.sampled_from(
    [
        "<si><t>{}</t></si>",
        '<si><t xml:space="preserve">{}</t></si>',
        '<si><t>{}</t><phoneticPr fontId="1"/></si>',
        '<si><t>{}</t><rPh sb="0" eb="1"><t>カナ</t></rPh><phoneticPr fontId="1"/></si>',
        "<si><r><t>{}</t></r></si>",
        "<si><t>{}</t></si>\n",
    ]
)


@st.composite
def cells(draw: st.DrawFn, number: str, shape: Sequence[tuple[str, str, str, str]]) -> str:
    """The cells of one row; now and then one stands elsewhere or twice."""
    found = []
    for letter, style, kind, body in shape:
        value = draw(ODD) if draw(st.integers(0, 15)) == 0 else draw(NUMBERS)
        row = number if draw(st.integers(0, 40)) else draw(st.sampled_from(["0", "7", "9999999"]))
        text = body.format(value)
        found.append(
            f'<c r="{letter}{row}"{style}{kind}>{text}</c>'
            if text
            else f'<c r="{letter}{row}"{style}{kind}/>'
        )
    if found and draw(st.integers(0, 40)) == 0:
        found.append(draw(st.sampled_from(found)))
    return "".join(found)


@st.composite
def data(draw: st.DrawFn) -> str:
    """Rows: runs of one shape, with gaps, repeated numbers and rows of no cells between."""
    rows, number = [f'<row r="1">{HEADER}</row>'], 1
    for _ in range(draw(st.integers(1, 4))):
        shape = sorted(draw(SHAPE)) if draw(st.integers(0, 6)) else draw(SHAPE)
        looks = draw(LOOKS)
        for _ in range(draw(st.integers(1, 12))):
            number += draw(st.sampled_from([1] * 40 + [0, 2, 30, -1]))
            row = draw(cells(str(number), shape))
            told = f' r="{number}"' if draw(st.integers(0, 40)) else ""
            rows.append(f"<row{told}{looks}>{row}</row>" if row else f"<row{told}{looks}/>")
    return draw(st.sampled_from(["", "", "\n"])).join(rows)


def workbook(rows: str, strings: str, *, strict: bool) -> bytes:
    mark = STRICT if strict else ""
    parts = workbook_parts({"人材": sheet_xml(rows, before=mark)})
    shared = f'<sst xmlns="{MAIN}">{mark}{strings}</sst>'
    return pack(with_part(with_styles(parts, STYLES), "sharedStrings", shared))


def outcome(content: bytes, limits: Limits) -> Sheet | str:
    try:
        return read_xlsx(content, Layout(), "a.xlsx", limits)
    except FeedRejected as refused:
        return refused.code


def same_both_ways(rows: str, strings: str, limits: Limits = LIMITS) -> Sheet | str:
    quick = outcome(workbook(rows, strings, strict=False), limits)
    assert quick == outcome(workbook(rows, strings, strict=True), limits)
    return quick


@given(data(), TEXTS, ITEMS)
def test_the_quick_way_reads_what_the_strict_way_reads(
    rows: str, texts: list[str], item: str
) -> None:
    same_both_ways(rows, "".join(map(item.format, texts)))


@given(TEXTS, st.lists(ITEMS, min_size=6, max_size=6))
@example(["a&amp;b", "_x0000_"], ["<si><t>{}</t></si>"] * 6)
def test_shared_texts_are_the_same_both_ways(texts: list[str], items: list[str]) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in range(1, 8))
    strings = "".join(item.format(text) for item, text in zip(items, texts, strict=False))
    same_both_ways(rows, "<si><t>id</t></si>" + strings)


@pytest.mark.parametrize("sign", ["\x7f", "\ufffe", "&#127;", "_x0008_"])
def test_a_damaged_text_among_many_costs_its_row_alone(sign: str) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in range(1, 30))
    texts = ["id", *(f"T{n}" for n in range(28))]
    texts[20] += sign
    sheet = outcome(
        workbook(rows, "".join(f"<si><t>{t}</t></si>" for t in texts), strict=False), LIMITS
    )
    assert isinstance(sheet, Sheet)
    noted = {
        found.number: [note.code for note in found.notes] for found in sheet.rows if found.notes
    }
    assert noted == {21: [IssueCode.BAD_BYTES]}
    assert [found.cells[0] for found in sheet.rows if found.number != 21] == texts[1:20] + texts[
        21:
    ]


def row(number: int, value: str = "1", looks: str = "") -> str:
    return f'<row r="{number}"{looks}><c r="A{number}"{looks}><v>{value}</v></c></row>'


def groups(rows: Sequence[str], widest: int = 10) -> list[Alike]:
    return list(alike([text.removesuffix("</row>") for text in rows], widest))


def test_rows_of_one_form_are_read_together_and_others_by_themselves() -> None:
    rows = [row(number, str(number * 10)) for number in range(1, 21)]
    rows[4] = rows[4].replace("<v>", "<f>1</f><v>")
    (found,) = groups(rows)
    assert found.places == [*range(4), *range(5, 20)]
    assert found.numbers == [str(place + 1) for place in found.places]
    (column,) = found.columns
    assert list(column.values) == [str(10 * (place + 1)) for place in found.places]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace('r="A', 'r="B', 1),
        lambda text: text.replace('"A12"', '"A13"'),
        lambda text: text.replace("</v>", "</v><v>1</v>"),
        lambda text: text.replace("</v>", "<!-- --></v>"),
        lambda text: text.replace("<row ", "<row  "),
        lambda text: text.replace("<v>12", "<v>"),
        lambda text: text.replace("<v>12", "<v>&#49;2"),
        lambda text: text.replace("<v>12", "<v>１２"),
        lambda text: text.replace('"12"', '"12" s="1"'),
    ],
)
def test_one_sign_that_is_not_of_the_form_is_noticed(change: Callable[[str], str]) -> None:
    rows = [row(number, str(number)) for number in range(1, 21)]
    changed = change(rows[11])
    assert changed != rows[11]
    rows[11] = changed
    assert all(11 not in found.places or "&#49;2" in changed for found in groups(rows))
    header = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'
    same_both_ways(header + "".join(rows[1:]), "")


@pytest.mark.parametrize(
    "looks", ['x:a="1"', '9a="1"', 'x:="1"', 'a="1" a="1"', "a='1'", 'r:a="1"']
)
def test_odd_attributes_of_rows_are_judged_by_the_parser(looks: str) -> None:
    header = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'
    for odd in (range(2, 21), range(11, 12)):
        rows = [row(n, looks=f" {looks}" if n in odd else "") for n in range(2, 21)]
        rows = [text.replace(f'"A{n}" {looks}', f'"A{n}"') for n, text in enumerate(rows, start=2)]
        same_both_ways(header + "".join(rows), "")


def test_columns_beyond_the_limit_are_none_of_a_form() -> None:
    rows = [row(number) for number in range(1, 21)]
    assert groups(rows, widest=1)
    assert not groups(rows, widest=0)
    assert not groups([text.replace('r="A', 'r="C') for text in rows], widest=2)
