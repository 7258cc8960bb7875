import json
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from dxmatch.io import ImportReport, IssueCode, QuarantinedRow, RowIssue, SkippedColumn, SkipReason
from dxmatch.models import Lang
from dxmatch.report import import_plain, import_view
from tests.report.sample import talent


def issue(row: int, code: IssueCode, column: int | None = 1, label: str = "単価") -> RowIssue:
    return RowIssue("feed.csv", "", row, column, label, code)


def waiting(row: int) -> QuarantinedRow:
    found = issue(row, IssueCode.DUPLICATE_ID, 0, "管理番号")
    return QuarantinedRow("feed.csv", "", row, ("管理番号",), ("山田花子",), (found,))


def report(quarantined: int = 2, label: str = "氏名") -> ImportReport:
    rows = tuple(waiting(row) for row in range(10, 10 + quarantined))
    noted = tuple(issue(row, IssueCode.APPROX) for row in range(2, 9))
    return ImportReport(
        file="feed.csv",
        sheet="一覧",
        mapping="hoshi",
        encoding="cp932",
        talents=(talent("hoshi:1", "python"),),
        issues=(*noted, *(found for row in rows for found in row.issues)),
        quarantine=rows,
        blank=1,
        skipped=(SkippedColumn(2, label, SkipReason.PROTECTED_ATTRIBUTE),),
    )


def text_of(shown: ImportReport, lang: Lang = "ja", width: int = 100) -> str:
    out = StringIO()
    Console(file=out, width=width, color_system=None).print(import_view(shown, lang))
    return out.getvalue()


def test_counts_place_code_and_what_to_do() -> None:
    text = text_of(report())
    assert "4 行 = 取込 1 + 隔離 2 + 空行 1" in text
    assert "文字コード cp932" in text
    assert "シート 一覧" in text
    assert "10 行目 A 列「管理番号」" in text
    assert "→ " in text


def test_the_first_rows_of_every_code_are_named() -> None:
    told = text_of(report()).split("APPROX")[1].split("隔離された行")[0]
    assert told.split()[0] == "7"
    assert "(行: 2, 3, 4, 5 …)" in told


def test_columns_left_out_are_named_with_the_reason() -> None:
    text = text_of(report())
    assert "C 氏名: " in text.split("取り込まない列")[1]


def test_long_lists_are_cut_and_say_so() -> None:
    text = text_of(report(quarantined=25))
    assert "29 行目" in text
    assert "30 行目" not in text
    assert "ほか 5 行" in text


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal(lang: Lang, width: int) -> None:
    assert max(map(cell_len, text_of(report(), lang, width).splitlines())) <= width


def test_no_cell_is_shown() -> None:
    for lang in ("ja", "en"):
        assert "山田" not in text_of(report(), lang)
        assert "山田" not in json.dumps(import_plain(report(), lang), ensure_ascii=False)


def test_a_label_cannot_speak_to_the_terminal() -> None:
    assert "\x1b" not in text_of(report(label="\x1b[2J"))


def test_plain_values() -> None:
    plain = import_plain(report(), "en")
    assert plain["seen"] == plain["accepted"] + plain["quarantined"] + plain["blank"] == 4
    (left_out,) = plain["not_imported"]
    assert (left_out["column"], left_out["label"]) == ("C", "氏名")
    assert left_out["reason"] == "PROTECTED_ATTRIBUTE"
    assert "identifies a person" in left_out["text"]
    last = plain["issues"][-1]
    assert (last["row"], last["column"], last["label"]) == (11, "A", "管理番号")
    assert (last["severity"], last["code"]) == ("error", "DUPLICATE_ID")
    assert "row 11" in last["text"]
    assert last["hint"]
