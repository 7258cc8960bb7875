"""Records of JSON to a sheet: dotted paths as columns, bounded, each record with its faults."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import StringIO
from itertools import accumulate
from typing import Any

from dxmatch.io.decode import Decoded
from dxmatch.io.issues import IssueCode
from dxmatch.io.limits import Limits
from dxmatch.io.mojibake import garbled_cells, is_garbled, may_be_garbled
from dxmatch.io.readers.json_text import NotJson, dump_json, flatten
from dxmatch.io.table import Note, Sheet, SheetNote, SourceRow


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number, its cells by path, or its text and why it is no record."""

    number: int
    cells: dict[str, str] = field(default_factory=dict, repr=False)
    text: str = field(default="", repr=False)
    fault: IssueCode | None = None
    notes: tuple[Note, ...] = ()


def record_of(
    number: int, value: Any, text: str, limits: Limits, notes: tuple[Note, ...] = ()
) -> Record:
    """A record of a parsed value; anything but an object is at fault."""
    if isinstance(value, dict):
        try:
            return Record(number, flatten(value, limits), text, notes=notes)
        except (NotJson, RecursionError):
            pass
    return Record(number, text=text, fault=IssueCode.BAD_JSON, notes=notes)


def sheet_of(records: Iterable[Record], decoded: Decoded, file: str, limits: Limits) -> Sheet:
    """Records to a table.

    A record that would widen the table beyond ``limits.columns`` is ``BAD_JSON``; a cell beyond
    ``limits.cell_chars`` is ``LONG_CELL``.
    """
    paths: dict[str, None] = {}
    kept: list[Record] = []
    for record in records:
        if record.fault is None and not record.cells.keys() <= paths.keys():
            if len(paths.keys() | record.cells.keys()) > limits.columns:
                text = record.text or dump_json(record.cells)
                kept.append(Record(record.number, text=text, fault=IssueCode.BAD_JSON))
                continue
            paths.update(dict.fromkeys(record.cells))
        kept.append(record)
    header = tuple(paths)
    look = may_be_garbled(decoded.passage, decoded.encoding) or "\\u" in decoded.text
    rows = tuple(_row(record, header, limits, look) for record in kept)
    notes = tuple(
        SheetNote(IssueCode.MOJIBAKE, 0, place)
        for place, label in enumerate(header if look else ())
        if is_garbled(label)
    )
    return Sheet(file, header, rows, encoding=decoded.encoding, open_ended=True, notes=notes)


def _row(record: Record, header: tuple[str, ...], limits: Limits, look: bool) -> SourceRow:
    if record.fault is not None:
        return SourceRow(record.number, (record.text,), record.fault, record.notes)
    get = record.cells.get
    cells = tuple([get(path, "") for path in header])
    long = max(map(len, cells), default=0) > limits.cell_chars
    notes = record.notes
    if look:
        notes += tuple(Note(IssueCode.MOJIBAKE, place) for place in garbled_cells(cells))
    return SourceRow(record.number, cells, IssueCode.LONG_CELL if long else None, notes)


class LineCodes:
    """What was noticed while decoding, by places of the text."""

    def __init__(self, decoded: Decoded) -> None:
        self._codes = decoded.lines
        lines = StringIO(decoded.text, newline="") if decoded.lines else ()
        self._starts = [0, *accumulate(map(len, lines))]

    def between(self, start: int, end: int) -> set[IssueCode]:
        """The codes of the lines of a part of the text."""
        if not self._codes:
            return set()
        first, last = (
            bisect_right(self._starts, start),
            bisect_right(self._starts, max(start, end - 1)),
        )
        return {self._codes[line] for line in range(first, last + 1) if line in self._codes}
