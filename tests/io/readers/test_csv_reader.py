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
from dxmatch.io.readers.csv_reader import read_csv
from dxmatch.io.table import Sheet


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


@pytest.mark.parametrize("text", ["title\n", ",,\n1,2,3\n", "\n\n"])
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
