"""Parquet and Arrow (IPC file, IPC stream, Feather 2) through a child process with pyarrow."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from dxmatch._optional import require
from dxmatch.errors import FeedRejected
from dxmatch.io.gate.refusals import (
    BROKEN_TABLE,
    DIED,
    EXTENSION_TYPE,
    TABLE_TOO_LARGE,
    TOO_SLOW,
)
from dxmatch.io.isolation.child import ChildDied, ChildSlow, borrow, give_back
from dxmatch.io.issues import IssueCode
from dxmatch.io.layout import FeedKind
from dxmatch.io.limits import Limits
from dxmatch.io.readers.json_text import as_cell
from dxmatch.io.rejection import NO_HEADER
from dxmatch.io.table import Note, Sheet, SourceRow

_ANYWAY = 64 << 20
"""Characters that a file of any size may hold."""

_REFUSALS = {
    "large": TABLE_TOO_LARGE,
    "extension": EXTENSION_TYPE,
    "broken": BROKEN_TABLE,
}


def read_arrow(content: bytes, kind: FeedKind, file: str, limits: Limits | None = None) -> Sheet:
    """Read a columnar file; all values become text, lists and structures become JSON text.

    Rows are numbered from 1. The parser runs in a child within ``limits.child_bytes`` and
    ``limits.child_seconds``; the same child reads the next file.

    Raises:
        FeedRejected: damaged, beyond the limits, of an extension type, or the child died.
        MissingExtra: pyarrow is not installed.
    """
    limits = limits or Limits()
    if find_spec("pyarrow") is None:
        require("pyarrow", extra="arrow")
    job = {
        "kind": kind.value,
        "rows": limits.rows,
        "columns": limits.columns,
        "chars": min(limits.xlsx_bytes, max(_ANYWAY, limits.xlsx_ratio * len(content))),
        "bytes": limits.child_bytes,
        "seconds": limits.child_seconds,
    }
    try:
        child = borrow()
        try:
            with closing(child.answers(job, content)) as frames:
                return _collect(frames, file, limits)
        finally:
            give_back(child)
    except ChildSlow:
        raise TOO_SLOW.of(file, f"{limits.child_seconds} s") from None
    except ChildDied:
        raise DIED.of(file) from None


@dataclass(slots=True)
class _Rows:
    """Rows as they arrive; anything but the agreed form is a dead child."""

    limits: Limits
    header: tuple[str, ...] = ()
    rows: list[SourceRow] = field(default_factory=list)

    def take(self, frame: dict[str, Any]) -> None:
        count, columns = frame.get("rows"), frame.get("columns")
        if not isinstance(columns, list) or len(columns) != len(self.header):
            raise ChildDied
        if not all(isinstance(column, list) and len(column) == count for column in columns):
            raise ChildDied
        texts = [[_cell(value) for value in column] for column in columns]
        for cells in zip(*texts, strict=True):
            notes: tuple[Note, ...] = ()
            if max(map(len, cells)) > self.limits.cell_chars:
                notes = tuple(
                    Note(IssueCode.LONG_CELL, place)
                    for place, text in enumerate(cells)
                    if len(text) > self.limits.cell_chars
                )
            self.rows.append(SourceRow(len(self.rows) + 1, cells, notes=notes))
        if len(self.rows) > self.limits.rows:
            raise ChildDied


def _collect(frames: Generator[dict[str, Any], None, None], file: str, limits: Limits) -> Sheet:
    found = _Rows(limits)
    for frame in frames:
        if "refused" in frame:
            raise _refusal(frame, file)
        if "header" in frame:
            found.header = tuple(map(str, frame["header"]))
            if not any(found.header):
                raise NO_HEADER.of(file)
        elif "columns" in frame:
            found.take(frame)
        elif frame.get("end") != len(found.rows):
            raise ChildDied
    return Sheet(file, found.header, tuple(found.rows))


def _refusal(frame: dict[str, Any], file: str) -> FeedRejected:
    refusal = _REFUSALS.get(str(frame["refused"]), BROKEN_TABLE)
    return refusal.of(file, str(frame.get("detail", ""))[:100])


def _cell(value: object) -> str:
    return value if isinstance(value, str) else as_cell(value)
