"""The quarantine file: nothing is lost on the way out and back, and it appears whole."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dxmatch.errors import InvalidInput
from dxmatch.io import read_quarantine, write_quarantine
from tests.io.feed import GOOD, as_csv, read, row


def bad_feed() -> bytes:
    return as_csv([GOOD, row(管理番号="", 備考="改行\nと\u2028行区切り")]) + b'"never closed,1\r\n'


def test_rows_come_back_as_they_went(tmp_path: Path) -> None:
    report = read(tmp_path, bad_feed())
    path = tmp_path / "q.jsonl"
    assert write_quarantine(report, path) == len(report.quarantine) == 2
    assert read_quarantine(path) == report.quarantine


def test_a_line_tells_a_person_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    write_quarantine(read(tmp_path, bad_feed()), path)
    first = json.loads(path.read_text(encoding="utf-8").split("\n")[0])
    assert dict(zip(first["labels"], first["cells"], strict=True))["職種"] == "データエンジニア"
    (issue,) = (i for i in first["issues"] if i["code"] == "MISSING_REQUIRED")
    assert issue["column"] == 0
    assert "3 行目" in issue["ja"]
    assert issue["hint_en"]


def test_an_empty_quarantine_is_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    assert write_quarantine(read(tmp_path, as_csv([GOOD])), path) == 0
    assert path.read_bytes() == b""
    assert read_quarantine(path) == ()


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = read(tmp_path, bad_feed())
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "q.jsonl"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InvalidInput, match=r"q\.jsonl: cannot be written"):
        write_quarantine(report, path)
    assert [file.name for file in folder.iterdir()] == ["q.jsonl"]
    assert path.read_text() == "old"


@pytest.mark.parametrize("text", ["{", "[]", '{"file": 1}', '{"file":"a","sheet":"","row":"x"}'])
def test_another_file_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(text)
    with pytest.raises(InvalidInput, match="line 1"):
        read_quarantine(path)
    with pytest.raises(InvalidInput, match="FileNotFoundError"):
        read_quarantine(tmp_path / "none.jsonl")
