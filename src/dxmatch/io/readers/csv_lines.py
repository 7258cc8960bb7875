"""CSV in which every record is one line, and most lines need nothing but cutting."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import Final, overload

import numpy as np

from dxmatch.io.passage import Passage
from dxmatch.io.readers.csv_signs import QUOTE, Signs, signs_of
from dxmatch.io.spans import Spans
from dxmatch.io.table_rows import within
from dxmatch.models.pool.rows import Bools, Index

_FEW: Final = 4
"""Where more lines than one in so many are quoted, the standard library is as quick alone."""


class CutLines(Sequence[list[str]]):
    """Records of one line each, cut when they are asked for: a large feed takes little memory.

    ``own`` holds the cells of those records that are not simply their line cut.
    """

    def __init__(
        self, text: Passage, delimiter: str, signs: Signs, own: dict[int, list[str]]
    ) -> None:
        self._text = text
        self._delimiter = delimiter
        self._signs = signs
        self.own = own

    def __len__(self) -> int:
        return len(self._signs)

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
        gone = len(places)
        self._signs = self._signs.behind(gone)
        self.own = {place - gone: cells for place, cells in self.own.items() if place >= gone}

    def _cells(self, place: int) -> list[str]:
        cells = self.own.get(place)
        return self._line(place).split(self._delimiter) if cells is None else cells

    def _line(self, place: int) -> str:
        return self._text.part(self._signs.starts.item(place), self._signs.ends.item(place))

    @property
    def longest_line(self) -> int:
        """How many characters the longest line has."""
        return self._signs.longest

    def settle(self, width: int) -> None:
        """Cut the records that do not have this many cells, once and for all."""
        other = np.flatnonzero(self._signs.counts != width - 1).tolist()
        self.own |= {place: self._cells(place) for place in other}

    def with_gaps(self, first: str) -> Iterator[tuple[int, list[str]]]:
        """At least the records with an empty cell within, or with ``first`` as their first one."""
        signs = self._signs
        places = {*signs.lines_with_gaps().tolist(), *signs.lines_cut_at(len(first)).tolist()}
        for place in sorted(places | self.own.keys()):
            yield place, self._cells(place)

    def columns(self, start: int, stop: int, width: int) -> Sequence[Sequence[str]]:
        """Some records as columns, after `settle`; one that is too short is blank."""
        if start >= stop:
            return [[] for _ in range(width)]
        begin, end = self._signs.starts.item(start), self._signs.ends.item(stop - 1)
        own = within(self.own, start, stop)
        filled = [place for place, cells in own.items() if len(cells) >= width]
        said = [cell for place in filled for cell in own[place][:width]]
        text = self._text.followed_by(begin, end, said)
        starts, ends = _bounds(self._signs.between(start, stop), width, list(own))
        behind = np.cumsum([end - begin, *map(len, said)], dtype=np.intp)
        starts[:, filled] = behind[:-1].reshape(-1, width).T
        ends[:, filled] = behind[1:].reshape(-1, width).T
        first = Spans.of(text, starts[0], ends[0])
        return [first.at(*each) for each in zip(starts, ends, strict=True)]


def _bounds(signs: Signs, width: int, own: list[int]) -> tuple[Index, Index]:
    """Where each cell of each line begins and ends, by column; nowhere in the lines of ``own``."""
    between = signs.delimiters
    if own:
        cut: Bools = np.ones(len(signs), np.bool_)
        cut[own] = False
        between = np.zeros((len(signs), width - 1), np.intp)
        between[cut] = signs.delimiters[np.repeat(cut, signs.counts)].reshape(cut.sum(), width - 1)
    between = between.reshape(len(signs), width - 1).T
    starts, ends = np.empty((2, width, len(signs)), np.intp)
    starts[0], starts[1:] = signs.starts, between + 1
    ends[:-1], ends[-1] = between, signs.ends
    starts[:, own] = ends[:, own] = 0
    return starts, ends


def plain_records(text: Passage, delimiter: str, most: int) -> CutLines | None:
    """The records that the standard library finds, several times faster.

    Args:
        text: the whole table.
        delimiter: one character.
        most: records to read at most.

    Returns:
        None where a line end is odd or a record may not be one line: that takes a closer look.
    """
    if delimiter in {QUOTE, "\r", "\n"}:
        return None
    found = signs_of(text, delimiter, most)
    if found is None or found[1].size * _FEW > len(found[0]):
        return None
    signs, quoted = found
    bounds = zip(signs.starts[quoted].tolist(), signs.ends[quoted].tolist(), strict=True)
    read = _quoted_records([text.part(*bound) for bound in bounds], delimiter)
    if read is None:
        return None
    own: dict[int, list[str]] = {
        place: [] for place in np.flatnonzero(signs.starts == signs.ends).tolist()
    }
    own |= zip(quoted.tolist(), read, strict=True)
    return CutLines(text, delimiter, signs, own)


def _quoted_records(quoted: list[str], delimiter: str) -> list[list[str]] | None:
    """The records of lines with quotation marks; None if one of them is no record alone."""
    try:
        read = list(csv.reader(quoted, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return read if len(read) == len(quoted) else None
