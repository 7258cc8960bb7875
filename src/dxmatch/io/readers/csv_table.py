"""A table of lists of text, cheaper than a `Sheet` of rows; what a reader noticed stands beside."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO

from dxmatch.io.decode import Decoded
from dxmatch.io.issues import IssueCode
from dxmatch.io.labels import join_labels
from dxmatch.io.layout import FeedKind, Layout
from dxmatch.io.limits import Limits
from dxmatch.io.mojibake import garbled_cells, is_garbled, may_be_garbled
from dxmatch.io.passage import Passage
from dxmatch.io.readers.csv_lines import CutLines
from dxmatch.io.readers.csv_scan import Records, scan_csv
from dxmatch.io.rejection import CSV_BROKEN, NO_HEADER, TOO_LARGE
from dxmatch.io.summary_rows import is_summary
from dxmatch.io.table import Note, SheetNote

_SEPARATOR = re.compile(r'\A"?sep=(?P<sign>[^"\r\n])"?(?:\r\n|\r|\n)', re.I)
_WIDE = 5
_FIRST_LINE = 1000
"""Characters among which a line for Excel ends, and the header nearly always begins."""


Rows = list[list[str]] | CutLines
"""Records as lists, or as lines that are cut when they are asked for."""


@dataclass(slots=True)
class TextTable:
    """Rows as lists of text under a header; row ``i`` has the number ``first + i``.

    ``rows`` without an entry in ``faults`` have exactly the columns of the header, but for blank
    ones. Notes and faults are kept by index.
    """

    header: tuple[str, ...]
    first: int
    rows: Rows
    faults: dict[int, IssueCode]
    notes: dict[int, tuple[Note, ...]] = field(default_factory=dict)
    sheet_notes: tuple[SheetNote, ...] = ()


def csv_table(decoded: Decoded, layout: Layout, file: str, limits: Limits) -> TextTable:
    """Split text into a header and rows.

    Raises:
        FeedRejected: no header line, a broken one, or more rows or columns than the limits.
    """
    stated = layout.delimiter or ("\t" if layout.kind is FeedKind.TSV else None)
    # A first line that Excel writes for itself.
    passage = decoded.passage
    own = _SEPARATOR.match(passage.part(0, _FIRST_LINE))
    delimiter = stated or (own["sign"] if own else ",")
    skip = layout.skip_rows or (1 if own else 0)
    if not layout.skip_rows:
        skip += _blank_lines(passage, own.end() if own else 0, delimiter)
    head = skip + layout.header_rows
    records = scan_csv(passage, delimiter, head, limits, decoded.lines)
    if len(records.rows) > limits.rows:
        raise TOO_LARGE.of(file, f"{limits.rows:,} rows")
    above = records.rows[skip:head]
    if any(index in records.faults for index in range(skip, head)):
        raise CSV_BROKEN.of(file, f"row {head}")
    if max(map(len, above), default=0) > limits.columns:
        raise TOO_LARGE.of(file, f"{limits.columns:,} columns")
    if len(above) < layout.header_rows or not any(join_labels(above)):
        raise NO_HEADER.of(file)
    table = _below(records, join_labels(above), head)
    _check_cells(table, passage, delimiter, limits, clean=records.clean)
    _take_notes(table, records, decoded, head)
    return table


def _blank_lines(passage: Passage, start: int, delimiter: str) -> int:
    """Lines above the header in which nothing is written."""
    nothing = f'{delimiter} \t\r\n"\u3000'
    stop = min(start + _FIRST_LINE, len(passage))
    if not passage.part(start, stop).strip(nothing):
        stop = len(passage)
    text = passage.part(start, stop)
    rest = text.lstrip(nothing)
    lines = StringIO(text[: len(text) - len(rest)], newline="").readlines()
    return len(lines) - bool(rest and lines and not lines[-1].endswith(("\r", "\n")))


def _below(records: Records, header: tuple[str, ...], head: int) -> TextTable:
    """The rows under the header, each as wide as the header or at fault."""
    del records.rows[:head]
    faults = {index - head: code for index, code in records.faults.items() if index >= head}
    rows, width = records.rows, _last(header)
    if isinstance(rows, CutLines):
        if width < len(header):  # then the rows tell how wide the table is
            rows = list(rows)
        else:
            rows.settle(width)
    if isinstance(rows, CutLines):
        _make_even(rows, rows.own, width, width, faults)
    elif not all(map(width.__eq__, map(len, rows))):
        width = _made_even(rows, header, faults)
    _find_summaries(rows, header[:width], faults)
    return TextTable(header[:width], head + 1, rows, faults)


def _made_even(rows: list[list[str]], header: tuple[str, ...], faults: dict[int, IssueCode]) -> int:
    """Cut or fill the rows to one width; those that have another one are at fault."""
    labelled = _last(header)
    most = max((_last(cells) for cells in rows if labelled < len(cells) <= len(header)), default=0)
    width = max(labelled, most)
    _make_even(rows, range(len(rows)), labelled, width, faults)
    return width


def _make_even(
    rows: Rows, places: Iterable[int], labelled: int, width: int, faults: dict[int, IssueCode]
) -> None:
    for index in places:
        cells = rows[index]
        if len(cells) != width and index not in faults:
            while len(cells) > width and not cells[-1].strip():
                cells.pop()
            if labelled <= len(cells) < width:
                cells.extend([""] * (width - len(cells)))
            if len(cells) != width and any(cells):
                faults[index] = IssueCode.RAGGED_ROW


def _last(cells: Sequence[str]) -> int:
    """How many columns there are up to the last one in which something is written."""
    return max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _find_summaries(rows: Rows, header: tuple[str, ...], faults: dict[int, IssueCode]) -> None:
    labels, first = list(header), header[0]
    asked: Iterable[tuple[int, list[str]]] = enumerate(rows)
    if isinstance(rows, CutLines) and len(header) > _WIDE:
        asked = rows.with_gaps(first)
    for index, cells in asked:
        # Nearly all rows of a wide table have nothing empty here, and are no total.
        if (
            len(cells) > _WIDE
            and (cells[1] and cells[2] and cells[3] and cells[4])
            and cells[0] != first
        ):
            continue
        if not cells or faults.get(index, IssueCode.RAGGED_ROW) is not IssueCode.RAGGED_ROW:
            continue
        if (cells == labels and len(labels) > 1) or is_summary(cells):
            faults[index] = IssueCode.SUMMARY_ROW


def _check_cells(
    table: TextTable, text: Passage, delimiter: str, limits: Limits, *, clean: bool
) -> None:
    """Set aside rows with a cell or a number of cells beyond the limits."""
    # Where no line is longer than a cell may be, only a cell of several lines can be too long,
    # and the standard library lets none through that is longer than its own limit.
    if _has_long_line(table.rows, text, limits.cell_chars) or (
        text.holds('"') and (csv.field_size_limit() > limits.cell_chars or not clean)
    ):
        for index, cells in enumerate(table.rows):
            split = table.faults.get(index, IssueCode.RAGGED_ROW) is IssueCode.RAGGED_ROW
            if split and max(map(len, cells), default=0) > limits.cell_chars:
                table.faults[index] = IssueCode.LONG_CELL
    for index, code in table.faults.items():
        if code is not IssueCode.MALFORMED_ROW and len(table.rows[index]) > limits.columns:
            joined = StringIO(newline="")
            csv.writer(joined, delimiter=delimiter, lineterminator="").writerow(table.rows[index])
            table.rows[index] = [joined.getvalue()]
            table.faults[index] = IssueCode.MALFORMED_ROW


def _has_long_line(rows: Rows, passage: Passage, most: int) -> bool:
    if isinstance(rows, CutLines):
        return rows.longest_line > most
    at, text = 0, passage.text
    while at + most < len(text):
        end = max(text.rfind("\n", at, at + most + 1), text.rfind("\r", at, at + most + 1))
        if end < 0:
            return True
        at = end + 1
    return False


def _take_notes(table: TextTable, records: Records, decoded: Decoded, head: int) -> None:
    table.sheet_notes = (
        *(
            SheetNote(IssueCode.MIXED_ENCODING, index + 1)
            for index in sorted(records.mixed)
            if index < head
        ),
        *header_notes(table.header, head, table.rows, table.faults),
    )
    found: dict[int, list[Note]] = {
        index - head: [Note(IssueCode.MIXED_ENCODING)] for index in records.mixed if index >= head
    }
    if may_be_garbled(decoded.passage, decoded.encoding):
        table.sheet_notes += tuple(
            SheetNote(IssueCode.MOJIBAKE, head, place)
            for place, label in enumerate(table.header)
            if is_garbled(label)
        )
        for index, cells in enumerate(table.rows):
            split = table.faults.get(index, IssueCode.RAGGED_ROW) is IssueCode.RAGGED_ROW
            for place in garbled_cells(cells):
                found.setdefault(index, []).append(
                    Note(IssueCode.MOJIBAKE, place if split else None)
                )
    table.notes = {index: tuple(notes) for index, notes in found.items()}


def header_notes(
    header: Sequence[str],
    row: int,
    rows: Sequence[Sequence[str]],
    faults: Mapping[int, IssueCode],
) -> tuple[SheetNote, ...]:
    """Labels that stand twice, and columns with values but without a label."""
    seen: Counter[str] = Counter()
    notes = []
    for place, label in enumerate(header):
        seen[label] += 1
        if label and seen[label] > 1:
            notes.append(SheetNote(IssueCode.DUPLICATE_HEADER, row, place))
    empty = [place for place, label in enumerate(header) if not label]
    if empty:
        written = {
            place
            for index, cells in enumerate(rows)
            if cells and index not in faults
            for place in empty
            if len(cells) > place and cells[place].strip()
        }
        notes += [SheetNote(IssueCode.EMPTY_HEADER, row, place) for place in sorted(written)]
    return tuple(notes)
