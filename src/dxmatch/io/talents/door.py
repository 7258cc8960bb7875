"""Read talents back from files that dxmatch wrote: known by their form, without a mapping.

The form is exact: the first line of canonical JSON, the header of our table, the sheet
``dxmatch-talents``, the block of a JSON Resume. A row that is no talent waits in the quarantine.
"""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from pathlib import Path
from typing import Final

from dxmatch.io.feed_file import FeedFile, open_feed
from dxmatch.io.layout import FeedKind, Layout
from dxmatch.io.limits import Limits
from dxmatch.io.reader_table import READERS
from dxmatch.io.readers.json_resume import open_resumes
from dxmatch.io.rejection import NOT_JSON, TOO_LARGE
from dxmatch.io.report import ImportReport
from dxmatch.io.talents.cells import COLUMNS
from dxmatch.io.talents.resume_block import whole_talent
from dxmatch.io.talents.row_models import TalentRows, distinct

SHEET: Final = "dxmatch-talents"
"""Name of the sheet; a workbook with such a sheet is one of ours."""

_LINE: Final = re.compile(
    rb'(?:\xef\xbb\xbf)?(?P<list>\s*\[)?\s*\{\s*"vendor":\s*"[a-z0-9][^"]{0,79}",'
    rb'\s*"id":\s*"[^\r\n]{1,400}?",\s*"headline":\s*"'
)
_HEADER: Final = ",".join(COLUMNS).encode("ascii")
_ONE_RESUME: Final = 1024 * 1024
_BOOK: Final = 256 * 1024


def read_own(path: Path, limits: Limits, encoding: str | None = None) -> ImportReport | None:
    """The talents of a file or folder that dxmatch wrote; None if it is another one.

    Raises:
        FeedRejected: it is one of ours, and beyond the limits or damaged as a whole.
    """
    try:
        if path.is_dir():
            files = sorted(file for file in path.glob("*.json") if file.is_file())
            ours = bool(files) and _holds_block(files[0])
            return _resumes(path, limits) if ours else None
        kind = _own_kind(path)
    except (OSError, ValueError):
        return None  # the ordinary road says what is wrong
    if kind is None:
        return None
    if kind is FeedKind.JSON_RESUME:
        return _resumes(path, limits)
    file = open_feed(path, limits)
    if kind is FeedKind.JSON_LINES:
        return read_talent_lines(file, limits)
    if kind is FeedKind.JSON:
        return _array(file)
    return _table(file, Layout(kind=kind, encoding=encoding, sheet=SHEET), limits)


def _own_kind(path: Path) -> FeedKind | None:
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith(b"PK"):
        return FeedKind.XLSX if _holds_sheet(path) else None
    found = _LINE.match(head)
    if found:
        return FeedKind.JSON if found["list"] else FeedKind.JSON_LINES
    first = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].rstrip(b"\r")
    if first == _HEADER:
        return FeedKind.CSV
    return FeedKind.JSON_RESUME if path.suffix.lower() == ".json" and _holds_block(path) else None


def _holds_sheet(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as book, book.open("xl/workbook.xml") as part:
            return f'name="{SHEET}"'.encode() in part.read(_BOOK)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return False


def _holds_block(path: Path) -> bool:
    with path.open("rb") as stream:
        content = stream.read(_ONE_RESUME)
    if b'"x-dxmatch"' not in content:
        return False
    try:
        return whole_talent(json.loads(content)) is not None
    except (ValueError, RecursionError):
        return False


def _table(file: FeedFile, layout: Layout, limits: Limits) -> ImportReport:
    sheet = READERS[layout.kind or file.kind](file, layout, limits)
    rows = TalentRows(sheet.file, sheet.name)
    rows.take_table(sheet, unguard=layout.kind is FeedKind.CSV)
    return rows.report(sheet.encoding)


def read_talent_lines(file: FeedFile, limits: Limits) -> ImportReport:
    """The talents of canonical JSON Lines; a line that is none waits.

    Raises:
        FeedRejected: more lines than the limit.
    """
    rows = TalentRows(file.name)
    content = file.content.removeprefix(b"\xef\xbb\xbf").removesuffix(b"\n")
    for number, line in enumerate(content.split(b"\n"), start=1):
        if number > limits.rows:
            raise TOO_LARGE.of(file.name, f"{limits.rows:,} rows")
        rows.take_line(number, line)
    return rows.report("utf-8")


def _array(file: FeedFile) -> ImportReport:
    rows = TalentRows(file.name)
    try:
        items = json.loads(file.content.decode("utf-8-sig"), object_pairs_hook=distinct)
    except (ValueError, RecursionError):
        raise NOT_JSON.of(file.name) from None
    for number, item in enumerate(items, start=1):
        rows.take_line(number, json.dumps(item, ensure_ascii=False).encode("utf-8"))
    return rows.report("utf-8")


def _resumes(path: Path, limits: Limits) -> ImportReport:
    rows = TalentRows(path.name)
    for number, file in enumerate(open_resumes(path, limits), start=1):
        rows.take_resume(number, file.content)
    return rows.report("utf-8")
