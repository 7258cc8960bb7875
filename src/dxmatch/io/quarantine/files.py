"""Quarantine files: written and read by their suffix."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dxmatch._atomic import write_whole
from dxmatch.errors import InvalidInput
from dxmatch.io.feed_table import named_mapping
from dxmatch.io.mapping import Mapping
from dxmatch.io.quarantine.lines import parse_lines, quarantine_bytes, refuse
from dxmatch.io.quarantine.sheets import workbook_bytes
from dxmatch.io.quarantine.sheets_back import read_workbook
from dxmatch.io.quarantine.waiting import FeedContext, Quarantine, waiting
from dxmatch.io.report import ImportReport, QuarantinedRow


def write_quarantine(
    report: ImportReport,
    path: str | Path,
    mapping: str | Path | Mapping | None = None,
    *,
    as_of: date | None = None,
) -> int:
    """Write the quarantined rows of a report: JSON Lines, or a workbook (``.xlsx``) for people.

    With the ``mapping`` and ``as_of`` that read the feed, `requeue` needs nothing else to read the
    rows again. The file appears whole.

    Returns:
        The number of rows. The file holds raw personal data: treat it like the feed.

    Raises:
        InvalidInput: the file cannot be written.
        InvalidMapping: there is no such mapping.
    """
    path = Path(path)
    known = None if mapping is None else named_mapping(mapping)
    feeds = () if known is None else (FeedContext(1, report.file, report.sheet, known, as_of),)
    rows = tuple(waiting(row, 0 if known is None else 1) for row in report.quarantine)
    quarantine = Quarantine(feeds, rows)
    as_book = path.suffix.lower() == ".xlsx"
    content = workbook_bytes(quarantine) if as_book else quarantine_bytes(quarantine)
    try:
        write_whole(path, content)
    except OSError as error:
        raise InvalidInput(
            f"{path.name}: cannot be written ({type(error).__name__}).",
            ja=f"{path.name}: 書き込めません({type(error).__name__})。",
            hint="Check the folder and its permissions.",
            hint_ja="フォルダーとアクセス権を確認してください。",
            code="QUARANTINE_WRITE",
        ) from None
    return len(rows)


def read_quarantine(path: str | Path) -> tuple[QuarantinedRow, ...]:
    """Read the rows that `write_quarantine` or ``dxmatch import`` wrote, with their corrections.

    Raises:
        InvalidInput: the file is missing, or a line is no quarantined row; names the line.
    """
    return tuple(row.row for row in open_quarantine(Path(path)).rows)


def open_quarantine(path: Path) -> Quarantine:
    """Feeds, mappings and rows of a quarantine file.

    Raises:
        InvalidInput: see `read_quarantine`.
    """
    if path.suffix.lower() == ".xlsx":
        return read_workbook(path)
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        refuse(path.name, type(error).__name__)
    return parse_lines(text, path.name)
