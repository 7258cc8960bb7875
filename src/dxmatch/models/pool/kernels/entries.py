"""The entries of all tokens (who holds which skill), and long stretches of them as bits."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.recent import RecentColumns

_SHARE = 48
"""One holder among so many is enough for bits; from 24 to 96 a search takes the same time."""

_BITS = 64


@dataclass(frozen=True, eq=False)
class Dense:
    """A stretch of entries as one bit per row of the pool.

    Attributes:
        words: uint64, 64 rows each, the first of them as the lowest bit.
        ranks: uint32, how many entries stand before each word.
    """

    words: NDArray[np.uint64]
    ranks: NDArray[np.uint32]

    @classmethod
    def of(cls, rows: NDArray[np.uint32], size: int) -> Dense:
        """From ascending rows of a pool of ``size`` talents."""
        flags = np.zeros(-(-size // _BITS) * _BITS, np.bool_)
        flags[rows] = True
        words = np.packbits(flags, bitorder="little").view("<u8").astype(np.uint64, copy=False)
        counts = np.bitwise_count(words)
        return cls(words, (np.cumsum(counts, dtype=np.uint32) - counts).astype(np.uint32))

    @property
    def nbytes(self) -> int:
        """Bytes of memory: a fifth of a byte per talent."""
        return self.words.nbytes + self.ranks.nbytes


@dataclass(frozen=True, eq=False)
class Entries:
    """The entries of all tokens, one token after the other.

    Attributes:
        rows: of each entry, ascending within a token.
        codes: of each entry.
        size: how many talents there are.
    """

    rows: NDArray[np.uint32]
    codes: Codes
    size: int
    _dense: RecentColumns[tuple[int, int], Dense] = field(default_factory=RecentColumns, repr=False)

    @property
    def many(self) -> int:
        """So many entries of one token are kept as bits."""
        return -(-self.size // _SHARE)

    def dense(self, begin: int, end: int) -> Dense:
        """The entries of one token from ``begin`` to before ``end`` as bits.

        Those asked for last are kept.
        """
        return self._dense.get((begin, end), lambda: Dense.of(self.rows[begin:end], self.size))
