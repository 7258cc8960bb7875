"""The door for files: read the bytes once and tell what kind of feed they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from dxmatch.io.layout import FeedKind
from dxmatch.io.limits import Limits
from dxmatch.io.rejection import (
    BINARY,
    EMPTY,
    ENCRYPTED,
    HTML,
    NO_WORKBOOK,
    NOT_FOUND,
    OLD_EXCEL,
    TOO_LARGE,
    UNREADABLE,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BINARY = (
    b"%PDF",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"7z\xbc\xaf",
    b"SQLite format 3",
    b"GIF8",
    b"Rar!",
    b"BZh",
    b"\xfd7zXZ",
    b"\x7fELF",
)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_SHEETS = re.compile(rb"xl[/\\]", re.I)
# Marks of encodings, white space, and what fills or ends the last block of a file.
_NOTHING = b"\xef\xbb\xbf\xff\xfe \t\r\n\0\x1a"
_START = 4096
_BY_SUFFIX = {
    ".tsv": FeedKind.TSV,
    ".tab": FeedKind.TSV,
    ".json": FeedKind.JSON,
    ".jsonl": FeedKind.JSON_LINES,
    ".ndjson": FeedKind.JSON_LINES,
    ".parquet": FeedKind.PARQUET,
    ".arrow": FeedKind.ARROW,
    ".arrows": FeedKind.ARROW,
    ".feather": FeedKind.ARROW,
}
_BY_MAGIC = {
    b"PAR1": FeedKind.PARQUET,
    b"ARROW1": FeedKind.ARROW,
    b"\xff\xff\xff\xff": FeedKind.ARROW,  # a stream begins with the length of its schema
}


@dataclass(frozen=True, slots=True)
class FeedFile:
    """The bytes of one file, read once, and the kind they look like."""

    name: str
    content: bytes = field(repr=False)
    kind: FeedKind


def open_feed(path: Path, limits: Limits | None = None) -> FeedFile:
    """Read a file, once, and refuse what is no feed at all.

    Raises:
        FeedRejected: missing, unreadable, too large, empty, binary, a web page, an old or protected
            workbook.
    """
    most = (limits or Limits()).file_bytes
    try:
        if not path.is_file() and path.exists():  # a folder, or a pipe that may never end
            raise UNREADABLE.of(path.name, "no regular file")
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except FileNotFoundError:
        raise NOT_FOUND.of(path.name) from None
    except OSError as error:
        raise UNREADABLE.of(path.name, type(error).__name__) from None
    if len(content) > most:
        raise TOO_LARGE.of(path.name, f"{most:,} bytes")
    return FeedFile(path.name, content, kind_of(content, path.name))


def kind_of(content: bytes, name: str) -> FeedKind:
    """The kind of a file by its first bytes, then by its suffix.

    Raises:
        FeedRejected: this is no kind that can be read.
    """
    if not content[:_START].strip(_NOTHING) and not content.strip(_NOTHING):
        raise EMPTY.of(name)
    if content.startswith(_OLE):
        raise (ENCRYPTED if _ENCRYPTED_STREAM in content else OLD_EXCEL).of(name)
    if content.startswith(b"PK\x03\x04"):
        return _workbook(content, name)
    for magic, kind in _BY_MAGIC.items():
        if content.startswith(magic):
            return kind
    if content.startswith(_BINARY):
        raise BINARY.of(name)
    if _HTML.match(content[:4096].removeprefix(b"\xef\xbb\xbf")):
        raise HTML.of(name)
    suffix = Path(name).suffix.lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    start = content[:_START].lstrip(_NOTHING)[:1]  # of UTF-16 too
    return FeedKind.JSON if start == b"[" and suffix != ".csv" else FeedKind.CSV


def _workbook(content: bytes, name: str) -> FeedKind:
    """Whether an archive may be a workbook; the gate of its reader looks closer."""
    if not _SHEETS.search(content):
        raise NO_WORKBOOK.of(name)
    return FeedKind.XLSX
