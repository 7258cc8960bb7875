"""Where the lines of a text begin and end, and where its delimiters stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from dxmatch.io.passage import Passage
from dxmatch.models.pool.narrow import Codes, narrowed
from dxmatch.models.pool.rows import Index

QUOTE: Final = '"'
_PIECE: Final = 2**18
"""Characters that are looked at together."""


@dataclass(frozen=True, eq=False)
class Signs:
    """Lines of a text, and the delimiters in them.

    Attributes:
        starts: of each line its first place.
        ends: of each line the place after its last one.
        firsts: of each line its first delimiter among all; after the last line their number.
        delimiters: their places, ascending.
    """

    starts: Codes
    ends: Codes
    firsts: Codes
    delimiters: Codes

    def __len__(self) -> int:
        return int(self.starts.size)

    def between(self, start: int, stop: int) -> Signs:
        """Some of the lines; places count from the beginning of the first."""
        begin, firsts = int(self.starts[start]), self.firsts[start : stop + 1].astype(np.intp)
        return Signs(
            self.starts[start:stop].astype(np.intp) - begin,
            self.ends[start:stop].astype(np.intp) - begin,
            firsts - firsts[0],
            self.delimiters[firsts[0] : firsts[-1]].astype(np.intp) - begin,
        )

    def behind(self, lines: int) -> Signs:
        """All but the first lines."""
        firsts = self.firsts[lines:]
        return Signs(self.starts[lines:], self.ends[lines:], firsts, self.delimiters)

    @property
    def longest(self) -> int:
        """How many characters the longest line has."""
        return int((self.ends - self.starts).max(initial=0))

    @property
    def counts(self) -> Index:
        """How many delimiters each line has."""
        return np.diff(self.firsts).astype(np.intp)

    def lines_cut_at(self, place: int) -> Index:
        """The lines whose first delimiter stands behind so many characters."""
        cut = np.flatnonzero(self.counts)
        first = self.delimiters[self.firsts[cut]]
        found: Index = cut[first - self.starts[cut] == place]
        return found

    def lines_with_gaps(self) -> Index:
        """The lines in which two delimiters stand side by side, ascending."""
        first, last = int(self.firsts[0]), int(self.firsts[-1])
        places = self.delimiters[first:last]
        gaps = np.flatnonzero(places[1:] == places[:-1] + 1) + first
        return np.unique(np.searchsorted(self.firsts, gaps, side="right") - 1)


def signs_of(text: Passage, delimiter: str, most: int) -> tuple[Signs, Index] | None:
    """The lines of a text, ``most`` of them at most, and the numbers of those with a quote.

    Returns:
        None if a line end is odd: lines end in LF, or all of them in CRLF.
    """
    places, signs = _found(text, f"\n{delimiter}{QUOTE}\r")
    ends, returns = places[signs == ord("\n")], places[signs == ord("\r")]
    wide = bool(returns.size)
    if wide and not np.array_equal(returns + 1, ends):
        return None
    starts = narrowed(np.concatenate([[0], ends.astype(np.intp) + 1]), len(text))
    ends = np.append(ends - wide, places.dtype.type(len(text)))
    if starts[-1] == len(text):
        starts, ends = starts[:-1], ends[:-1]
    starts, ends = starts[:most], ends[:most]
    delimiters = places[signs == ord(delimiter)]
    firsts = narrowed(np.append([0], delimiters.searchsorted(ends)), delimiters.size)
    quoted = np.unique(ends.searchsorted(places[signs == ord(QUOTE)]))
    return Signs(starts, ends, firsts, delimiters), quoted[quoted < starts.size]


def _found(text: Passage, wanted: str) -> tuple[Codes, Codes]:
    """Where some signs stand in a text, and which of them it is."""
    sought = list(map(ord, wanted))
    places: list[Codes] = [np.empty(0, np.uint16)]
    signs: list[Codes] = [np.empty(0, np.uint16)]
    for start in range(0, len(text), _PIECE):
        points = text.points(start, min(start + _PIECE, len(text)))
        hits = np.zeros(points.size, np.bool_)
        for sign in sought:
            hits |= points == sign
        found = np.flatnonzero(hits)
        places.append(narrowed(found + start, len(text)))
        signs.append(points[found])
    return narrowed(np.concatenate(places), len(text)), np.concatenate(signs)
