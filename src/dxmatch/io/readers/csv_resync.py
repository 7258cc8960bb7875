"""Where the next record begins after one whose quotation marks are broken.

The evidence is the form of the first cell: ``A-17`` and ``B-3`` are both letters, a hyphen and
digits, as the rows before. A line of text inside of a quoted cell seldom begins like that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice

from dxmatch.io.readers.csv_record import QUOTE, parse_record

_DIGITS = re.compile(r"[0-9]+")
_LETTERS = re.compile(r"[A-Za-z]+")
_OTHERS = re.compile(r"[^\x00-\x7f]+")
_LEARNED = 1000
_AHEAD = 2000


def form(cell: str) -> str:
    """A cell with its runs of digits, letters and other signs made alike."""
    return _OTHERS.sub("あ", _LETTERS.sub("A", _DIGITS.sub("9", cell.strip(' "')[:100])))


@dataclass(slots=True)
class Resync:
    """Finds starts of records; looks at each line a bounded number of times in all.

    ``width`` is the columns of the header, ``least`` those up to the last one with a label.
    """

    lines: Sequence[str]
    delimiter: str
    width: int
    least: int
    _forms: set[str] = field(default_factory=set)
    _learned: int = 0
    _budget: int = 0

    def __post_init__(self) -> None:
        self._budget = 4 * len(self.lines) + _AHEAD

    def learn(self, rows: Sequence[list[str]]) -> None:
        """Take over the forms of the rows that were read well so far."""
        for cells in rows[self._learned : _LEARNED]:
            if cells and self.fits(cells):
                self._forms.add(form(cells[0]))
        self._learned = max(self._learned, min(len(rows), _LEARNED))

    def fits(self, cells: Sequence[str]) -> bool:
        """Whether this many cells may stand under the header; empty ones beyond it may."""
        if self.least <= len(cells) <= self.width:
            return True
        return len(cells) > self.width and not any(cell.strip() for cell in cells[self.width :])

    def after(self, start: int, end: int) -> int | None:
        """The first line after ``start`` and before ``end`` at which a record seems to begin."""
        stop = min(end, start + 1 + min(_AHEAD, self._budget))
        known = self._forms | {form(self.lines[start].partition(self.delimiter)[0])}
        counted: int | None = None
        for place in range(start + 1, stop):
            self._budget -= 1
            line = self.lines[place]
            if self.begins(line, known):
                return place
            if counted is None and self._stands_alone(place):
                counted = place
        return counted

    def _stands_alone(self, place: int) -> bool:
        """Whether the line has the separators of the header, or is a whole record of its own."""
        line = self.lines[place]
        if line.count(self.delimiter) == self.width - 1:
            return bool(line.strip())
        if QUOTE not in line:
            return False
        parsed = parse_record(self.lines, place, self.delimiter, len(line))
        return parsed is not None and parsed[1] == place + 1 and self.fits(parsed[0])

    def begins(self, line: str, known: Iterable[str] = ()) -> bool:
        """Whether the line has the first cell and about the columns of a record."""
        first, found, _ = line.partition(self.delimiter)
        known = known or self._forms
        if not found or form(first) not in known:
            return False
        return "9" in form(first) or line.count(self.delimiter) >= self.width - 1

    def swallowed(self, cells: Iterable[str]) -> bool:
        """Whether a cell of several lines holds what looks like whole rows of this table."""
        return any(
            line.count(self.delimiter) == self.width - 1 and self.begins(line)
            for cell in cells
            if "\n" in cell
            for line in islice(StringIO(cell, newline="\n"), 1, None)
        )
