"""Title rows above the header are found by the labels of the mapping, and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxmatch.errors import InvalidMapping
from dxmatch.io.issues import IssueCode
from tests.io.feed import GOOD, as_csv, read, row

ROWS = [row(管理番号="A-1"), row(管理番号="A-2")]
CLEAN = as_csv(ROWS)


@pytest.mark.parametrize(
    "title",
    ["人材一覧\r\n", "人材一覧,,,,,,\r\n,,,,,,\r\n", "株式会社A\r\n\r\n出力日,2026/11/23\r\n"],
)
def test_a_header_below_titles_is_found(tmp_path: Path, title: str) -> None:
    report = read(tmp_path, title.encode() + CLEAN)
    assert [talent.id for talent in report.talents] == ["A-1", "A-2"]
    found = [issue for issue in report.issues if issue.code is IssueCode.TITLE_ROWS]
    assert [issue.row for issue in found] == [title.count("\r\n") + 1]


def test_two_headers_are_not_chosen_between(tmp_path: Path) -> None:
    header = ",".join(GOOD).encode() + b"\r\n"
    with pytest.raises(InvalidMapping):
        read(tmp_path, b"a\r\n" + header + CLEAN)


def test_blank_lines_alone_are_no_titles(tmp_path: Path) -> None:
    report = read(tmp_path, b"\r\n\r\n" + CLEAN)
    assert report.accepted == len(ROWS)
    assert IssueCode.TITLE_ROWS not in report.counts()
