"""What ``report.json`` records: counts that add up, what was noticed where, digests. No value."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from typing import Final

from pydantic import Field

from dxmatch.io.issues import IssueCode
from dxmatch.io.report import RowIssue, SkippedColumn, SkipReason
from dxmatch.models import Model

SHAPE: Final = 1
"""Version of the shape of ``report.json``."""


class IssueRows(Model):
    """One code in one column, and the rows in which it was noticed (0: the table)."""

    code: IssueCode
    column: int | None
    label: str = Field(repr=False)
    rows: tuple[int, ...]


class SkippedRecord(Model):
    """A column that was not imported, and why."""

    column: int
    label: str = Field(repr=False)
    reason: SkipReason


class FeedRecord(Model):
    """One feed: ``seen = accepted + quarantined + blank + discarded``, also after corrections."""

    number: int = Field(description="of the feed in its run, from 1; names it in the quarantine")
    file: str
    sheet: str
    sha256: str = Field(description="of the bytes of the feed (a folder: of its files)")
    mapping: str = Field(description="id of the vendor whose mapping was used")
    mapping_sha256: str
    encoding: str
    as_of: date | None
    seen: int
    accepted: int
    quarantined: int
    blank: int
    discarded: int = 0
    corrected: tuple[int, ...] = Field(default=(), description="rows taken in after a correction")
    discarded_rows: tuple[int, ...] = ()
    skipped: tuple[SkippedRecord, ...] = ()
    issues: tuple[IssueRows, ...] = ()


class ImportRecord(Model):
    """The content of ``report.json``."""

    shape: int = SHAPE
    versions: dict[str, str]
    feeds: tuple[FeedRecord, ...]
    outputs: dict[str, str] = Field(default={}, description="file → SHA-256 of its bytes")


def versions() -> dict[str, str]:
    """What reads the feeds, in the versions that are installed."""
    return {name: version(name) for name in ("dxmatch", "pydantic", "python-calamine")}


def issue_rows(issues: Iterable[RowIssue]) -> tuple[IssueRows, ...]:
    """Issues by code and column, in a fixed order."""
    return merged_places((i.code.value, i.column, i.label, (i.row,)) for i in issues)


def without_rows(issues: Iterable[IssueRows], rows: frozenset[int]) -> list[IssueRows]:
    """The issues of all other rows."""
    left = [
        group.model_copy(update={"rows": tuple(row for row in group.rows if row not in rows)})
        for group in issues
    ]
    return [group for group in left if group.rows]


def merged(groups: Iterable[IssueRows]) -> tuple[IssueRows, ...]:
    """Groups of the same code and column put together, in a fixed order."""
    return merged_places((g.code.value, g.column, g.label, g.rows) for g in groups)


def merged_places(
    places: Iterable[tuple[str, int | None, str, tuple[int, ...]]],
) -> tuple[IssueRows, ...]:
    """Rows by code, column and label."""
    found: dict[tuple[str, int, str], set[int]] = {}
    for code, column, label, rows in places:
        place = -1 if column is None else column
        found.setdefault((code, place, label), set()).update(rows)
    return tuple(
        IssueRows(
            code=IssueCode(code),
            column=None if place < 0 else place,
            label=label,
            rows=tuple(sorted(found[code, place, label])),
        )
        for code, place, label in sorted(found)
    )


def skipped_records(columns: Iterable[SkippedColumn]) -> tuple[SkippedRecord, ...]:
    """The columns that were left out, as records."""
    return tuple(
        SkippedRecord(column=column.column, label=column.label, reason=column.reason)
        for column in columns
    )
