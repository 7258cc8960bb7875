"""CSV: everything is text, and a damaged row costs that row only."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.errors import FeedRejected
from dxmatch.io.decode import Decoded
from dxmatch.io.issues import IssueCode
from dxmatch.io.layout import FeedKind, Layout
from dxmatch.io.limits import Limits
from dxmatch.io.readers.csv_reader import read_csv
from dxmatch.io.table import Note, Sheet


def read(text: str, **layout: object) -> Sheet:
    return read_csv(Decoded(text, "utf-8"), Layout.model_validate(layout), "a.csv")


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_give_the_same_rows(end: str) -> None:
    sheet = read(end.join(["id,skill", "00123,Java", "1E5,NA", ""]))
    assert sheet.header == ("id", "skill")
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, ("00123", "Java")),
        (3, ("1E5", "NA")),
    ]


def test_a_line_break_inside_quotation_marks_belongs_to_the_cell() -> None:
    sheet = read('id,skill\r\n1,"Java\r\nSQL"\r\n2,Go\r\n')
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, ("1", "Java\nSQL")),
        (3, ("2", "Go")),
    ]


def test_ragged_rows_are_faults_of_their_own() -> None:
    sheet = read("id,a,b\n1,x,y\n2,x\n3,x,y,z\n4,x,y,,\n\n,,\n")
    assert [row.fault for row in sheet.rows[:4]] == [
        None,
        IssueCode.RAGGED_ROW,
        IssueCode.RAGGED_ROW,
        None,
    ]
    assert cells(sheet)[:4] == [("1", "x", "y"), ("2", "x"), ("3", "x", "y", "z"), ("4", "x", "y")]
    assert [row.blank for row in sheet.rows] == [False] * 4 + [True, True]


@pytest.mark.parametrize("bad", ['2,"never closed', '2,"closed"too early,x', '2,"a""'])
def test_a_stray_quotation_mark_costs_one_row(bad: str) -> None:
    lines = ["id,skill", "1,Java", bad, *[f"{n},Go" for n in range(3, 5000)]]
    sheet = read("\n".join(lines) + "\n")
    faulty = [row for row in sheet.rows if row.fault]
    assert [(row.number, row.cells) for row in faulty] == [(3, (bad,))]
    assert len(sheet.rows) == len(lines) - 1
    assert sheet.rows[-1].cells == ("4999", "Go")


def test_title_rows_are_skipped_and_rows_keep_their_numbers() -> None:
    sheet = read("人材一覧\n出力日,2022\nid,skill\n1,Java\n", skip_rows=2)
    assert (sheet.header, sheet.rows[0].number) == (("id", "skill"), 4)


def test_a_header_of_two_lines_is_joined() -> None:
    sheet = read("基本,,スキル\nID,氏名,スキル\n1,x,Java\n", header_rows=2)
    assert sheet.header == ("基本/ID", "氏名", "スキル")


@pytest.mark.parametrize(("kind", "delimiter"), [("tsv", "\t"), ("csv", ";"), ("csv", "|")])
def test_the_separator_is_declared(kind: str, delimiter: str) -> None:
    layout = {"kind": kind} if kind == "tsv" else {"kind": kind, "delimiter": delimiter}
    assert cells(read(f"id{delimiter}rate\n1{delimiter}80,5\n", **layout)) == [("1", "80,5")]
    assert FeedKind(kind)


@pytest.mark.parametrize("text", ["title\n", ",,\n,,\n", "\n\n"])
def test_without_a_header_the_file_is_refused(text: str) -> None:
    with pytest.raises(FeedRejected) as refused:
        read(text, skip_rows=1 if text.startswith("title") else 0)
    assert refused.value.code == "FEED_NO_HEADER"


def test_the_repr_shows_no_cell() -> None:
    assert "Java" not in repr(read("id,skill\n1,Java\n"))


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_csv_wrote_is_read_back(rows: list[list[str]]) -> None:
    """Round trip: quoted text of the standard library comes back cell by cell."""
    text = StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([["id", "b", "c"], *rows])
    assert cells(read(text.getvalue())) == [tuple(row) for row in rows]


def faults(sheet: Sheet) -> dict[int, IssueCode]:
    return {row.number: row.fault for row in sheet.rows if row.fault}


def numbered(count: int, start: int = 1) -> list[str]:
    return [f"A-{n},x{n},y" for n in range(start, start + count)]


def test_an_unclosed_mark_before_many_good_rows_costs_one_row() -> None:
    sheet = read("\n".join(["id,a,b", 'A-0,"open,y', *numbered(20_000)]) + "\n")
    assert faults(sheet) == {2: IssueCode.MALFORMED_ROW}
    assert len(sheet.rows) == 20_001


def test_an_unclosed_mark_in_every_row_costs_every_row_once() -> None:
    lines = [f'A-{n},"x,y' for n in range(2_000)]
    sheet = read("\n".join(["id,a,b", *lines]))
    assert [row.cells for row in sheet.rows] == [(line,) for line in lines]


@pytest.mark.parametrize("next_row", ['A-2,"p, q",y', 'A-2,"two\nlines",y', "A-2,x,y"])
def test_the_row_after_a_broken_one_is_whole(next_row: str) -> None:
    sheet = read("\n".join(["id,a,b", "A-0,x,y", 'A-1,"open,y', next_row, "A-3,x,y"]))
    assert faults(sheet) == {3: IssueCode.MALFORMED_ROW}
    assert [row.cells[0] for row in sheet.rows if not row.fault] == ["A-0", "A-2", "A-3"]


@pytest.mark.parametrize("second", ['A-2,"p, q",y', 'A-2,"p, q","r, s"'])
def test_a_broken_first_row_of_another_form_costs_itself_only(second: str) -> None:
    """Nothing is known of the first cells yet; a line that is a whole record is where to go on."""
    sheet = read("\n".join(["id,a,b", 'あ",x,"5,y', second, 'A-3,"p, q",y', "A-4,x,y"]))
    assert faults(sheet) == {2: IssueCode.MALFORMED_ROW}
    assert [row.cells[0] for row in sheet.rows if not row.fault] == ["A-2", "A-3", "A-4"]


def test_a_broken_cell_of_several_lines_is_one_row() -> None:
    text = 'id,a,b\nA-0,x,y\nA-1,"one\ntwo, three\nfour,y\nA-2,x,y\n'
    sheet = read(text)
    assert faults(sheet) == {3: IssueCode.MALFORMED_ROW}
    assert sheet.rows[1].cells == ('A-1,"one\ntwo, three\nfour,y',)


def test_rows_between_two_stray_marks_are_told_of() -> None:
    """Well-formed by accident: two marks far apart must not hide the rows between them."""
    rows = ["A-0,x,y", 'A-1,"open,y', *numbered(3, 2), 'A-5,x",y', "A-6,x,y"]
    sheet = read("\n".join(["id,a,b", *rows]) + "\n")
    held = "\n".join(cell for row in sheet.rows for cell in row.cells)
    assert all(row.split(",")[0] in held for row in rows)
    good = [row for row in sheet.rows if not row.fault]
    assert all("\n" not in cell for row in good for cell in row.cells)


def test_a_cell_longer_than_the_limit_of_the_library_is_read() -> None:
    text = f'id,a\n1,"{"x" * 200_000}"\n2,y\n'
    assert [len(row.cells[1]) for row in read(text).rows] == [200_000, 1]


def test_a_cell_beyond_the_limit_costs_its_row() -> None:
    for cell in ("x" * 50, '"' + "x\n" * 25 + '"'):
        text = f"id,a\n1,{cell}\n2,y\n"
        sheet = read_csv(Decoded(text, "utf-8"), Layout(), "a.csv", Limits(cell_chars=20))
        assert faults(sheet) == {2: IssueCode.LONG_CELL}


@pytest.mark.parametrize(
    ("text", "limits"),
    [("a" + ",a" * 2000, {}), ("a\n1\n2\n3\n", {"rows": 3}), ("a,b,c\n", {"columns": 2})],
)
def test_more_rows_or_columns_than_the_limits_are_refused(
    text: str, limits: dict[str, int]
) -> None:
    with pytest.raises(FeedRejected) as refused:
        read_csv(Decoded(text, "utf-8"), Layout(), "a.csv", Limits(**limits))
    assert refused.value.code == "FEED_TOO_LARGE"


def test_a_row_of_a_million_cells_waits_as_text() -> None:
    sheet = read("id,a\n" + "x," * 100_000 + "x\n1,y\n")
    assert faults(sheet) == {2: IssueCode.MALFORMED_ROW}
    assert sheet.rows[0].cells == ("x," * 100_000 + "x",)


def test_repeated_and_missing_labels_are_told() -> None:
    sheet = read("id,a,a,,\n1,x,y,z,\n2,x,y\n")
    assert sheet.header == ("id", "a", "a", "")
    assert [(note.code, note.column) for note in sheet.notes] == [
        (IssueCode.DUPLICATE_HEADER, 2),
        (IssueCode.EMPTY_HEADER, 3),
    ]
    assert cells(sheet) == [("1", "x", "y", "z"), ("2", "x", "y", "")]


@pytest.mark.parametrize(
    "row",
    ["合計,,2", "計", "件数,2", "以上", "全 2 件,,", "合計：2名,,", "(2 rows affected)", "id,a,b"],
)
def test_totals_and_repeated_headers_are_no_talents(row: str) -> None:
    assert faults(read(f"id,a,b\n1,x,y\n{row}\n")) == {3: IssueCode.SUMMARY_ROW}


@pytest.mark.parametrize("row", ["1,計測,会計", "計画,x,y", "A-1,,"])
def test_a_short_profile_is_no_total(row: str) -> None:
    assert faults(read(f"id,a,b\n{row}\n")) == {}


def test_the_separator_that_excel_writes_above_is_used() -> None:
    sheet = read("sep=;\r\nid;a\r\n1;80,5\r\n")
    assert (cells(sheet), sheet.rows[0].number) == ([("1", "80,5")], 3)


def test_blank_lines_above_the_header_are_no_header() -> None:
    sheet = read("\n,,\nid,a\n1,x\n")
    assert (sheet.header, sheet.rows[0].number) == (("id", "a"), 4)


def test_marks_escaped_by_a_backslash_are_read() -> None:
    sheet = read('id,a,b\n1,"say \\"hi\\", ok",y\n2,"C:\\",y\n')
    assert cells(sheet) == [("1", 'say "hi", ok', "y"), ("2", "C:\\", "y")]


def test_codes_of_lines_reach_their_records() -> None:
    odd = {2: IssueCode.MIXED_ENCODING, 4: IssueCode.BAD_BYTES}
    decoded = Decoded('id,a\n1,"x\ny"\n2,\\xff\n3,z\n', "utf-8", odd)
    sheet = read_csv(decoded, Layout(), "a.csv")
    assert sheet.rows[0].notes == (Note(IssueCode.MIXED_ENCODING),)
    assert faults(sheet) == {3: IssueCode.BAD_BYTES}
    assert [row.cells for row in sheet.rows[1:]] == [("2,\\xff",), ("3", "z")]


@pytest.mark.parametrize("cell", ["繧ｹ繧ｭ繝ｫ", "ã‚¹ã‚\xadãƒ«", "‰´“¡", "設\ufffd計", "･ｹ･ｭ･"])
def test_garbled_text_is_told_and_stays(cell: str) -> None:
    sheet = read(f"id,a\n1,{cell}\n2,設計\n")
    assert sheet.rows[0].cells == ("1", cell)
    assert [row.notes for row in sheet.rows] == [(Note(IssueCode.MOJIBAKE, 1),), ()]


@pytest.mark.parametrize(
    "cell", ["São Paulo", "Müller・日本語", "“引用”—です", "ｶﾀｶﾅ･ﾃﾞｰﾀ", "Café ‰ œuvre", "縺れ"]
)
def test_other_scripts_are_not_garbled(cell: str) -> None:
    assert read(f"id,a\n1,{cell}\n").rows[0].notes == ()


PIECES = st.sampled_from(['"', ",", "\n", "\r\n", "a", "A-1", '""', "\\", "x,y", "あ"])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_sign_is_lost(text: str) -> None:
    """Every letter and digit of any text is in the header or in exactly one row."""
    sheet = read(f"id,a,b\n{text}\n")
    held = "".join(["".join(sheet.header), *["".join(row.cells) for row in sheet.rows]])
    for sign in "aA1xyあ":
        assert held.count(sign) == f"id,a,b\n{text}".count(sign)
