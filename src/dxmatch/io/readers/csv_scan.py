"""Text to records: the reader of the standard library, and care where it stumbles.

A clean text goes through it in one run. Otherwise lines are counted along, and a record whose
quotation marks are broken costs its own lines only.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice

from dxmatch.io.issues import IssueCode
from dxmatch.io.limits import Limits
from dxmatch.io.passage import Passage
from dxmatch.io.readers.csv_lines import CutLines, plain_records
from dxmatch.io.readers.csv_record import parse_record
from dxmatch.io.readers.csv_resync import Resync

Lines = Mapping[int, IssueCode]


@dataclass(slots=True)
class Records:
    """Cells of each record in order; ``faults`` by index: such a record is its text in one cell.

    ``clean`` text went through the standard library alone, with its limit on a cell.
    """

    rows: list[list[str]] | CutLines
    faults: dict[int, IssueCode] = field(default_factory=dict)
    mixed: set[int] = field(default_factory=set)
    clean: bool = False


def scan_csv(passage: Passage, delimiter: str, head: int, limits: Limits, lines: Lines) -> Records:
    """Split text into records.

    Args:
        passage: a text; lines end in LF, CRLF or CR.
        delimiter: one character.
        head: how many records stand up to the header; the last one tells the number of columns.
        limits: at most ``rows`` + 1 records are read, so that the caller can refuse more.
        lines: those that came in another or in no encoding, from 1.
    """
    doubtful = bool(lines) or passage.holds('\\"')
    if not doubtful:
        plain = plain_records(passage, delimiter, limits.rows + 1)
        if plain is not None:
            return Records(plain, clean=True)
    text = passage.text
    if not doubtful:
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            rows = list(islice(reader, limits.rows + 1))
        except csv.Error:
            pass
        else:
            if reader.line_num == len(rows):
                return Records(rows, clean=True)
    return _Scan(StringIO(text, newline="").readlines(), delimiter, head, limits).run(lines)


@dataclass(slots=True)
class _Scan:
    lines: Sequence[str]
    delimiter: str
    head: int
    limits: Limits
    rows: list[list[str]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    faults: dict[int, IssueCode] = field(default_factory=dict)
    resync: Resync | None = None

    def run(self, odd: Lines) -> Records:
        at = 0
        while at < len(self.lines) and len(self.rows) <= self.limits.rows:
            at = self._until_trouble(at)
            if at < len(self.lines) and len(self.rows) <= self.limits.rows:
                at = self._repair(at)
        return Records(self.rows, self.faults, self._apply(odd))

    def _until_trouble(self, at: int) -> int:
        """Read on with the standard library; the first line of the record that is in trouble."""
        source = map(self.lines.__getitem__, range(at, len(self.lines)))
        reader = csv.reader(source, delimiter=self.delimiter, strict=True)
        start = at
        try:
            for cells in reader:
                end = at + reader.line_num
                if self._doubtful(cells, start, end):
                    return start
                self._keep(cells, start, end)
                start = end
                if len(self.rows) > self.limits.rows:
                    break
        except csv.Error:
            pass
        else:
            return max(start, len(self.lines)) if len(self.rows) <= self.limits.rows else start
        return start

    def _keep(self, cells: list[str], start: int, end: int) -> None:
        if end - start > 1:
            cells = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
        self.rows.append(cells)
        self.ends.append(end)
        if len(self.rows) == self.head:
            self.resync = Resync(self.lines, self.delimiter, len(cells), _written(cells))

    def _doubtful(self, cells: list[str], start: int, end: int) -> bool:
        if self.resync is None or (end - start == 1 and '\\"' not in self.lines[start]):
            return False
        if not self.resync.fits(cells):
            return True
        if end - start == 1:
            return False
        self.resync.learn(self.rows[self.head :])
        return self.resync.swallowed(cells)

    def _repair(self, start: int) -> int:
        """Read one record with care; the line after it."""
        whole = parse_record(self.lines, start, self.delimiter, self.limits.line_chars)
        resync = self.resync
        if resync is None:
            if whole is not None:
                self._keep(whole[0], start, whole[1])
                return whole[1]
            return self._set_aside(start, start + 1)
        resync.learn(self.rows[self.head :])
        if whole is None or not resync.fits(whole[0]):
            escaped = parse_record(
                self.lines, start, self.delimiter, self.limits.line_chars, backslash=True
            )
            if escaped is not None and resync.fits(escaped[0]):
                whole = escaped
        if whole is not None and resync.fits(whole[0]):
            if resync.swallowed(whole[0]):
                return self._set_aside(start, whole[1])
            self._keep(whole[0], start, whole[1])
            return whole[1]
        found = resync.after(start, len(self.lines) if whole is None else whole[1])
        if found is None and whole is not None:
            self._keep(whole[0], start, whole[1])
            return whole[1]
        return self._set_aside(start, start + 1 if found is None else found)

    def _set_aside(self, start: int, end: int) -> int:
        self.faults[len(self.rows)] = IssueCode.MALFORMED_ROW
        self.rows.append([self._raw(start, end)])
        self.ends.append(end)
        return end

    def _raw(self, start: int, end: int) -> str:
        return "".join(self.lines[start:end]).rstrip("\r\n")

    def _apply(self, odd: Lines) -> set[int]:
        """Give the codes of lines to the records that they belong to."""
        mixed: set[int] = set()
        if not odd:
            return mixed
        start = 0
        for index, end in enumerate(self.ends):
            codes = {odd[line] for line in range(start + 1, end + 1) if line in odd}
            if IssueCode.BAD_BYTES in codes:
                self.faults[index] = IssueCode.BAD_BYTES
                self.rows[index] = [self._raw(start, end)]
            if IssueCode.MIXED_ENCODING in codes:
                mixed.add(index)
            start = end
        return mixed


def _written(cells: list[str]) -> int:
    """Columns without the empty ones at the end."""
    return max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)
