"""The report says where, what and what to do, in two languages, and never shows a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxmatch.io import IssueCode, RowIssue, Severity, SkippedColumn, SkipReason
from tests.io.feed import GOOD, as_csv, read, row


def test_an_issue_names_its_place_in_both_languages() -> None:
    issue = RowIssue("a.xlsx", "人材", 12, 27, "単価", IssueCode.AMBIGUOUS_UNIT)
    assert issue.letter == "AB"
    assert issue.text("ja").startswith("a.xlsx 人材 12 行目 AB 列「単価」: ")
    assert issue.text("en").startswith("a.xlsx, 人材, row 12, column AB (単価): ")
    assert issue.hint("ja") != issue.hint("en")


@pytest.mark.parametrize("code", IssueCode)
def test_every_code_has_words(code: IssueCode) -> None:
    issue = RowIssue("a.csv", "", 2, None, "", code)
    assert isinstance(issue.severity, Severity)
    for lang in ("ja", "en"):
        assert issue.text(lang).startswith("a.csv")
        assert len(issue.text(lang)) > 15
        assert issue.hint(lang)


def test_the_summary_counts_and_names_what_was_left_out(tmp_path: Path) -> None:
    rows = [{**GOOD, "性別": "女"}, {**row(管理番号=""), "性別": "男"}]
    report = read(tmp_path, as_csv(rows, "cp932"))
    ja, en = report.summary("ja"), report.summary("en")
    assert "2 行中 取込 1・隔離 1・空行 0" in ja
    assert "of 2 rows, 1 accepted, 1 quarantined, 0 blank" in en
    assert "cp932" in ja
    assert "MISSING_REQUIRED × 1" in en
    assert "H 性別" in ja


def test_counts_begin_with_errors(tmp_path: Path) -> None:
    rows = [row(希望単価="応相談"), row(管理番号="A-2", 希望単価="応相談"), row(管理番号="")]
    assert list(read(tmp_path, as_csv(rows)).counts().items()) == [
        (IssueCode.MISSING_REQUIRED, 1),
        (IssueCode.NEGOTIABLE, 2),
    ]


def test_reprs_are_short_and_silent(tmp_path: Path) -> None:
    report = read(tmp_path, as_csv([GOOD, row(管理番号="", 職種="秘密の職種")]))
    assert repr(report) == ("ImportReport('feed.csv', seen=2, accepted=1, quarantined=1, blank=0)")
    assert "秘密" not in repr(report.quarantine)
    assert "秘密" not in repr(SkippedColumn(0, "秘密", SkipReason.UNMAPPED))
