"""CSV and TSV with the standard library; a damaged row is a row, not the end of the file."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from io import StringIO

from dxmatch.io.decode import Decoded
from dxmatch.io.issues import IssueCode
from dxmatch.io.labels import join_labels
from dxmatch.io.layout import FeedKind, Layout
from dxmatch.io.limits import Limits
from dxmatch.io.rejection import NO_HEADER
from dxmatch.io.table import Sheet, SourceRow


def read_csv(decoded: Decoded, layout: Layout, file: str, limits: Limits | None = None) -> Sheet:
    """Split text into rows. Lines end in LF, CRLF or CR; rows are numbered as records.

    A row with too few or too many cells is kept with the fault ``RAGGED_ROW``; empty cells beyond
    the header are dropped, for they hold nothing.

    Raises:
        FeedRejected: there is no header line.
    """
    delimiter = layout.delimiter or ("\t" if layout.kind is FeedKind.TSV else ",")
    records = list(_records(decoded.text, delimiter))
    first = layout.skip_rows + layout.header_rows
    head = [cells for cells, _ in records[layout.skip_rows : first]]
    header = join_labels(head)
    while header and not header[-1]:
        header = header[:-1]
    if len(head) < layout.header_rows or not header:
        raise NO_HEADER.of(file)
    rows = tuple(
        _row(number, cells, fault, len(header))
        for number, (cells, fault) in enumerate(records[first:], start=first + 1)
    )
    return Sheet(file, header, rows, encoding=decoded.encoding)


def _row(number: int, cells: list[str], fault: IssueCode | None, width: int) -> SourceRow:
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if fault is None and len(cells) != width and any(cells):
        fault = IssueCode.RAGGED_ROW
    return SourceRow(number, tuple(cells), fault)


def _records(text: str, delimiter: str) -> Iterator[tuple[list[str], IssueCode | None]]:
    """Records of the text; a quotation mark that is never closed costs one line only."""
    lines = _Lines(text)
    while True:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                if len(lines.taken) > 1:
                    cells = [_one_newline(cell) for cell in cells]  # noqa: PLW2901
                lines.taken.clear()
                yield cells, None
            return
        except csv.Error:
            yield [lines.give_back_all_but_first()], IssueCode.MALFORMED_ROW


def _one_newline(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")


class _Lines:
    """Lines of a text that remembers those of the record at hand, to begin again after it."""

    def __init__(self, text: str) -> None:
        self._source: Iterator[str] = StringIO(text, newline="")
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._source)
        self.taken.append(line)
        return line

    def give_back_all_but_first(self) -> str:
        """The first line of the record, without its end; the others will be read again."""
        first, *others = self.taken
        self._again.extendleft(reversed(others))
        self.taken.clear()
        return first.rstrip("\r\n")
