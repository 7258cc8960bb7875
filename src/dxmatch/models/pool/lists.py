"""Lists of different lengths, one after the other in one array."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.narrow import Codes, narrowed
from dxmatch.models.pool.rows import Index

_BLOCK: Final = 2**16
"""Lists that are gathered at once, so that the places of their members take little room."""


@dataclass(frozen=True, eq=False)
class Lists:
    """A list of codes per row: ``codes[starts[row]:starts[row + 1]]``."""

    starts: NDArray[Any]  # whole numbers of any width
    codes: Codes

    @classmethod
    def of_sizes(cls, sizes: Sequence[int] | Codes, codes: Codes) -> Lists:
        """From the length of each list and all codes in a row."""
        return cls(_ends(np.asarray(sizes, np.intp)), codes)

    def __len__(self) -> int:
        return int(self.starts.size) - 1

    def of(self, row: int) -> Codes:
        """The codes of one row."""
        return self.codes[self.starts[row] : self.starts[row + 1]]

    @property
    def sizes(self) -> Index:
        """How many codes each row has."""
        return np.diff(self.starts).astype(np.intp, copy=False)

    @property
    def rows(self) -> Index:
        """The row of each code."""
        return np.repeat(np.arange(len(self)), self.sizes)

    def take(self, rows: Codes) -> Lists:
        """The lists of some rows, in their order, with repeats."""
        sizes = self._sizes_of(rows)
        if bool(np.all(sizes == 1)):  # as those of nearly all skills of a feed
            return Lists(np.arange(rows.size + 1), self.codes[self.starts[rows]])
        starts = _ends(sizes)
        codes = np.empty(int(starts[-1]), self.codes.dtype)
        for block in range(0, rows.size, _BLOCK):
            part = slice(block, block + _BLOCK)
            begin, end = starts[block], starts[min(block + _BLOCK, rows.size)]
            shift = self.starts[rows[part]].astype(np.intp) - starts[:-1][part]
            codes[begin:end] = self.codes[np.arange(begin, end) + np.repeat(shift, sizes[part])]
        return Lists(starts, codes)

    def _sizes_of(self, rows: Codes) -> Index:
        places = rows.astype(np.intp, copy=False)
        sizes: Codes = self.starts[places + 1] - self.starts[places]
        return sizes.astype(np.intp, copy=False)

    def narrow(self) -> Lists:
        """The same lists with starts that are as narrow as their number of codes allows."""
        return Lists(narrowed(self.starts, int(self.codes.size)), self.codes)


def _ends(sizes: Index) -> Index:
    ends = np.zeros(sizes.size + 1, np.intp)
    np.cumsum(sizes, out=ends[1:])
    return ends
