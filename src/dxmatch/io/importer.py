"""Read a vendor's feed: bytes → text → table → talents, and a report of everything on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from dxmatch.io.block_import import BlockImport, takes_blocks
from dxmatch.io.columns import plan_columns
from dxmatch.io.feed_table import open_frame, open_table
from dxmatch.io.limits import Limits
from dxmatch.io.mapping import Mapping
from dxmatch.io.report import ImportReport
from dxmatch.io.row_import import RowImport
from dxmatch.io.table import Sheet
from dxmatch.io.table_rows import block_of
from dxmatch.io.talents.door import read_own
from dxmatch.models.pool.collector import without_cyclic_gc
from dxmatch.vocabulary import Vocabulary

Progress = Callable[[int, int | None], None]
"""Called now and then with the number of rows done and of all rows."""

_STEP = 1000
_BLOCK = 8 * _STEP
"""Rows that are read at once: enough for numpy, few enough for the memory."""


def read_feed(
    source: str | Path | object,
    mapping: str | Path | Mapping | None = None,
    *,
    as_of: date | None = None,
    vocabulary: Vocabulary | None = None,
    encoding: str | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Read one feed: CSV, TSV, XLSX, Parquet, Arrow, JSON, JSON Lines; JSON Resumes, skill sheets.

    A table in memory is read in the same way: a pandas or polars frame, an Arrow table, a DB-API
    cursor, a SQLAlchemy result, or a `NamedTable` of one; ``[format]`` of its mapping is not used.

    A row that cannot be read, lacks its id or repeats one waits in the quarantine of the report;
    the others become talents. Columns that identify a person or must not be used in fair
    recruitment are never imported, whatever the mapping says.

    Args:
        source: the file, a folder of JSON Resumes or of skill sheets, or a table in memory.
        mapping: name of a shipped profile, a TOML file, or a `Mapping`. None finds the one
            shipped profile whose columns are all there; a JSON Resume and what `write_talents`
            wrote need none.
        as_of: the day on which the feed was written, for 即日, 来月 or 4月; the clock is not read.
            Without it such values are unknown and noted.
        vocabulary: where skills are looked up; the shipped one by default.
        encoding: of a text file, over what the mapping says; None finds it out.
        limits: how much is read at most; `Limits()` by default.
        progress: called with (rows done, all rows).

    Raises:
        FeedRejected: the file as a whole is no feed, or its encoding is unclear.
        InvalidMapping: no mapping fits, or the mapping is wrong or names a missing column.
        InvalidInput: ``encoding`` is no encoding.
    """
    if not isinstance(source, str | Path):
        sheet, found = open_frame(source, mapping, limits or Limits())
        return import_table(sheet, found, as_of=as_of, vocabulary=vocabulary, progress=progress)
    path = Path(source)
    if mapping is None:
        with without_cyclic_gc():
            own = read_own(path, limits or Limits(), encoding)
        if own is not None:
            return own
    sheet, found = open_table(path, mapping, as_of, encoding, limits or Limits())
    return import_table(sheet, found, as_of=as_of, vocabulary=vocabulary, progress=progress)


def import_table(
    sheet: Sheet,
    mapping: Mapping,
    *,
    as_of: date | None = None,
    vocabulary: Vocabulary | None = None,
    progress: Progress | None = None,
    in_blocks: bool = True,
) -> ImportReport:
    """Import a table of text that is already there, wherever it came from.

    ``in_blocks`` takes many rows at once where that is the same; it changes nothing but the speed.

    Raises:
        InvalidMapping: the mapping names a missing column.
    """
    plan = plan_columns(mapping, sheet)
    rows = RowImport(mapping, plan, sheet, as_of, vocabulary or Vocabulary.default())
    total = len(sheet.rows)
    with without_cyclic_gc():
        told = 0
        for done in _take(rows, sheet, in_blocks=in_blocks and takes_blocks(rows)):
            for step in (*range(told + _STEP, done, _STEP), done):
                told = step
                if progress is not None:
                    progress(step, total)
    return ImportReport(
        file=sheet.file,
        sheet=sheet.name,
        mapping=mapping.vendor.id,
        encoding=sheet.encoding,
        talents=rows.talents.build(),
        issues=rows.issues,
        quarantine=tuple(rows.quarantine),
        blank=rows.blank,
        skipped=plan.skipped,
    )


def _take(rows: RowImport, sheet: Sheet, *, in_blocks: bool) -> Iterator[int]:
    """Import all rows; how many are done, now and then and at the end."""
    total, blocks = len(sheet.rows), BlockImport(rows) if in_blocks else None
    for start in range(0, total, _BLOCK if blocks else _STEP):
        stop = min(start + (_BLOCK if blocks else _STEP), total)
        if blocks:
            blocks.take(block_of(sheet.rows, start, stop, len(sheet.header)))
        else:
            for row in sheet.rows[start:stop]:
                rows.take(row)
        yield stop
