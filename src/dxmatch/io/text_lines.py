"""Many texts of one line each as the numbers of their characters: tables tell what is in which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dxmatch.io.passage import CodeUnits, code_points
from dxmatch.models.pool.rows import Bools, Index

_SIZE = 2**16
_LAST = _SIZE - 1

Table = NDArray[np.uint8]
"""For each character of 16 bits its flags; the last one, which is none, stands for all beyond."""


@dataclass(frozen=True, eq=False)
class TextLines:
    """Texts without line ends.

    Attributes:
        texts: the texts.
        units: their characters, behind each text a line end.
        starts: where each begins.
        sizes: how many characters each has.
    """

    texts: Sequence[str] = field(repr=False)
    units: CodeUnits = field(repr=False)
    starts: Index
    sizes: Index

    @classmethod
    def of(cls, texts: Sequence[str]) -> TextLines:
        """Some texts; none of them may have a line end."""
        sizes = np.fromiter(map(len, texts), np.intp, len(texts))
        points = code_points("\n".join([*texts, ""]))
        if points.itemsize > 2:
            points = np.minimum(points, _LAST).astype(np.uint16)
        return cls(texts, points.view("<u2"), np.cumsum(sizes + 1) - sizes - 1, sizes)

    def __len__(self) -> int:
        return len(self.texts)

    def flags(self, table: Table) -> Table:
        """All flags of the characters of each text."""
        if not len(self):
            return np.empty(0, np.uint8)
        found: Table = np.bitwise_or.reduceat(table.take(self.units), self.starts)
        return found

    def begin_in(self, table: Bools) -> Bools:
        """The texts whose first character the table names; an empty one begins with its end."""
        return table.take(self.units.take(self.starts))


def named_by(pattern: str) -> Bools:
    """The characters of 16 bits that an expression for one character finds."""
    named = np.zeros(_SIZE, np.bool_)
    found = re.finditer(pattern, "".join(map(chr, range(_SIZE))))
    named[[hit.start() for hit in found]] = True
    return named
