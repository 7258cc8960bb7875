"""XLSX: values become the text a person would type, and places are told as Excel shows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from dxmatch import examples
from dxmatch.errors import FeedRejected
from dxmatch.io.issues import IssueCode
from dxmatch.io.layout import Layout
from dxmatch.io.readers.xlsx_reader import read_xlsx
from dxmatch.io.table import Sheet


def workbook(fill: Callable[[Any, Any], None]) -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        fill(book, book.add_worksheet("人材"))
    return file.getvalue()


def read(fill: Callable[[Any, Any], None], **layout: object) -> Sheet:
    return read_xlsx(workbook(fill), Layout.model_validate(layout), "a.xlsx")


def test_values_become_text_without_loss() -> None:
    def fill(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "yyyy/mm/dd"})
        moment = book.add_format({"num_format": "yyyy/mm/dd hh:mm"})
        hours = book.add_format({"num_format": "hh:mm"})
        sheet.write_row(0, 0, list("abcdefgh"))
        sheet.write_string(1, 0, "00123")
        sheet.write_number(1, 1, 800000)
        sheet.write_number(1, 2, 0.5)
        sheet.write_datetime(1, 3, date(2026, 4, 1), day)
        sheet.write_datetime(1, 4, datetime(2026, 4, 1, 9, 30), moment)
        sheet.write_boolean(1, 5, True)
        sheet.write_datetime(1, 6, time(9, 30), hours)
        sheet.write_string(1, 7, "=1+1")

    (row,) = read(fill).rows
    assert row.cells == (
        "00123",
        "800000",
        "0.5",
        "2026-04-01",
        "2026-04-01 09:30:00",
        "true",
        "09:30:00",
        "=1+1",
    )


def test_empty_first_columns_and_rows_keep_all_places() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(2, 1, ["id", "skill"])
        sheet.write_row(4, 1, ["1", "Java"])

    sheet = read(fill, skip_rows=2)
    assert sheet.header == ("", "id", "skill")
    assert [(row.number, row.blank) for row in sheet.rows] == [(4, True), (5, False)]
    assert sheet.rows[1].cells == ("", "1", "Java")


def test_merged_headers_name_all_their_columns() -> None:
    sheet = read_xlsx(
        examples.feeds()["midori_prosharing"][0].read_bytes(),
        Layout(skip_rows=2, header_rows=2),
        "m.xlsx",
    )
    assert sheet.header[:5] == (
        "基本情報/人材ID",
        "基本情報/居住地",
        "基本情報/人材タイプ",
        "基本情報/経歴概要",
        "スキル/得意領域",
    )
    assert sheet.header[-1] == "その他/更新日"
    assert sheet.rows[0].number == 5


def test_a_label_merged_over_both_lines_is_said_once() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 1, 0, "人材ID")
        sheet.merge_range(0, 1, 0, 2, "スキル")
        sheet.write_row(1, 1, ["言語", "年数"])
        sheet.write_row(2, 0, ["1", "Java", "3"])

    assert read(fill, header_rows=2).header == ("人材ID", "スキル/言語", "スキル/年数")


def test_a_cell_beyond_the_header_is_ragged() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["id", "skill"])
        sheet.write_row(1, 0, ["1", "Java", "", "stray"])
        sheet.write_row(2, 0, ["2", "Go"])

    first, second = read(fill).rows
    assert (first.fault, second.fault) == (IssueCode.RAGGED_ROW, None)
    assert second.cells == ("2", "Go")


def test_the_first_visible_sheet_is_read_unless_one_is_named() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["hidden"])
        other = book.add_worksheet("一覧")
        other.write_row(0, 0, ["id"])
        other.activate()
        other.set_first_sheet()
        sheet.hide()

    assert read(fill).name == "一覧"
    assert read(fill, sheet="人材").header == ("hidden",)
    with pytest.raises(FeedRejected) as refused:
        read(fill, sheet="別紙")
    assert refused.value.code == "FEED_NO_SHEET"


def test_an_empty_sheet_and_a_broken_book_are_refused() -> None:
    with pytest.raises(FeedRejected) as refused:
        read(lambda book, sheet: None)
    assert refused.value.code == "FEED_NO_HEADER"
    with pytest.raises(FeedRejected) as refused:
        read_xlsx(b"PK\x03\x04 cut off", Layout(), "a.xlsx")
    assert refused.value.code == "FEED_NO_WORKBOOK"
