"""CSV in which every record is one line, and most lines need nothing but cutting."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Final, overload

_QUOTE: Final = '"'
_FEW: Final = 4
"""Where more lines than one in so many are quoted, the standard library is as quick alone."""


class CutLines(Sequence[list[str]]):
    """Records of one line each, cut when they are asked for: a large feed takes little memory.

    ``own`` holds the cells of those records that are not simply their line cut.
    """

    def __init__(self, lines: list[str], delimiter: str, own: dict[int, list[str]]) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self.own = own

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, key: int) -> list[str]: ...
    @overload
    def __getitem__(self, key: slice) -> list[list[str]]: ...
    def __getitem__(self, key: int | slice) -> list[str] | list[list[str]]:
        places = range(len(self))[key]
        return self._cells(places) if isinstance(places, int) else list(map(self._cells, places))

    def __setitem__(self, key: int, cells: list[str]) -> None:
        self.own[key] = cells

    def __delitem__(self, key: slice) -> None:
        places = range(len(self))[key]
        if places and (places.start, places.step) != (0, 1):
            raise IndexError("only the first records can be left out")
        del self._lines[key]
        gone = len(places)
        self.own = {place - gone: cells for place, cells in self.own.items() if place >= gone}

    def _cells(self, place: int) -> list[str]:
        cells = self.own.get(place)
        return self._lines[place].split(self._delimiter) if cells is None else cells

    def settle(self, width: int) -> None:
        """Cut the records that do not have this many cells, once and for all."""
        counts = list(map(str.count, self._lines, repeat(self._delimiter)))
        if counts.count(width - 1) < len(counts):
            other = [place for place, count in enumerate(counts) if count != width - 1]
            self.own |= {place: self._cells(place) for place in other}

    def with_gaps(self, first: str) -> Iterator[tuple[int, list[str]]]:
        """At least the records that have two delimiters side by side, or begin with ``first``."""
        own, gap = self.own, self._delimiter * 2
        for place, line in enumerate(self._lines):
            if gap in line or line.startswith(first) or (own and place in own):
                yield place, self._cells(place)

    def columns(self, start: int, stop: int, width: int) -> list[list[str]]:
        """Some records as columns, after `settle`; one that is too short is blank."""
        lines, own = self._lines[start:stop], {}
        if self.own:
            own = {p - start: self.own[p] for p in range(start, stop) if p in self.own}
            for place in own:
                lines[place] = self._delimiter * (width - 1)
        cells = self._delimiter.join(lines).split(self._delimiter)
        columns = [cells[place::width] for place in range(width)]
        for place, known in own.items():
            if len(known) >= width:
                for column, cell in zip(columns, known, strict=False):
                    column[place] = cell
        return columns


def plain_records(text: str, delimiter: str, most: int) -> CutLines | None:
    """The records that the standard library finds, several times faster.

    Args:
        text: the whole table.
        delimiter: one character.
        most: records to read at most.

    Returns:
        None where a line end is odd or a record may not be one line: that takes a closer look.
    """
    if delimiter in {_QUOTE, "\r", "\n"}:
        return None
    lines = text.split("\r\n" if "\r" in text else "\n")
    if "\r" in text and not text.count("\r") == text.count("\n") == len(lines) - 1:
        return None
    if not lines[-1]:
        lines.pop()
    del lines[most:]
    quoted = [line for line in lines if _QUOTE in line] if _QUOTE in text else []
    if len(quoted) * _FEW > len(lines):
        return None
    read = _quoted_records(quoted, delimiter)
    if read is None:
        return None
    own: dict[int, list[str]] = {}
    if "" in lines:
        own = {place: [] for place, line in enumerate(lines) if not line}
    if read:
        places = [place for place, line in enumerate(lines) if _QUOTE in line]
        own |= zip(places, read, strict=True)
    return CutLines(lines, delimiter, own)


def _quoted_records(quoted: list[str], delimiter: str) -> list[list[str]] | None:
    """The records of lines with quotation marks; None if one of them is no record alone."""
    try:
        read = list(csv.reader(quoted, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return read if len(read) == len(quoted) else None
