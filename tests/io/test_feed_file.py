"""What is no feed is refused at the door, with what, where and what to do."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from dxmatch.errors import FeedRejected
from dxmatch.io.feed_file import kind_of, open_feed
from dxmatch.io.layout import FeedKind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def archive(member: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(member, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FEED_EMPTY"),
        (b"\xef\xbb\xbf \r\n\n", "FEED_EMPTY"),
        (OLE, "FEED_OLD_EXCEL"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "FEED_ENCRYPTED"),
        (b"%PDF-1.7 ...", "FEED_BINARY"),
        (b"\x1f\x8b\x08\x00", "FEED_BINARY"),
        (b"<!DOCTYPE html><html><body>Login", "FEED_HTML"),
        (b"\xef\xbb\xbf\n  <HTML lang=ja>", "FEED_HTML"),
        (archive("word/document.xml"), "FEED_NO_WORKBOOK"),
        (b"PK\x03\x04 cut off", "FEED_NO_WORKBOOK"),
    ],
)
def test_what_is_no_feed_is_refused_in_two_languages(content: bytes, code: str) -> None:
    with pytest.raises(FeedRejected) as refused:
        kind_of(content, "list.csv")
    error = refused.value
    assert error.code == code
    assert "list.csv" in error.message
    assert "list.csv" in error.ja
    assert error.hint
    assert error.hint_ja
    assert error.ja != error.message


def test_a_protected_workbook_says_password() -> None:
    with pytest.raises(FeedRejected) as refused:
        kind_of(OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx")
    assert "パスワード" in refused.value.text("ja")


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"id,skill\n", "a.csv", FeedKind.CSV),
        (b"id\tskill\n", "a.tsv", FeedKind.TSV),
        (b'[{"id": 1}]', "a.json", FeedKind.JSON),
        (b'{"id": 1}\n', "a.JSONL", FeedKind.JSON_LINES),
        (b'[{"id": 1}]', "export", FeedKind.JSON),
        (archive("xl/workbook.xml"), "a.csv", FeedKind.XLSX),
    ],
)
def test_the_kind_is_told_by_content_then_by_suffix(
    content: bytes, name: str, kind: FeedKind
) -> None:
    assert kind_of(content, name) is kind


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FeedRejected, match="no such file"):
        open_feed(tmp_path / "none.csv")
    with pytest.raises(FeedRejected, match="cannot be opened"):
        open_feed(tmp_path)
