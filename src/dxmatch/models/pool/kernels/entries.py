"""The entries of all tokens (who holds which skill); many of one token also as bits or a column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.narrow import Codes, narrow_type
from dxmatch.models.pool.recent import RecentColumns
from dxmatch.models.pool.rows import Index, Longs

_SHARE: Final = 48
"""One holder among so many is enough for bits; from 24 to 96 a search takes the same time."""

_ROOM: Final = 256 * 2**20
"""Bytes of bits that are kept."""

_BITS: Final = 64
_WORDS, _RANKS = 2, 3
_NOT_YET: Final = -1


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


class Kept:
    """The bits of some tokens, where they begin in memory as long as this object lives.

    Attributes:
        sources: (tokens, 4) of each its first entry, the one after its last, and the addresses of
            its words and ranks: 0 if it has few entries, `_NOT_YET` before they are asked for.
        nbytes: bytes of the bits.
    """

    def __init__(self, starts: Index, many: int) -> None:
        begin, end = starts[:-1], starts[1:]
        words = np.where(end - begin >= many, _NOT_YET, 0)
        self.sources: Longs = np.stack([begin, end, words, np.zeros_like(begin)], axis=1)
        self.nbytes = 0
        self._dense: list[Dense] = []

    def add(self, token: int, dense: Dense) -> None:
        """Keep the bits of a token. Threads that do so for the same one do no harm."""
        self._dense.append(dense)
        self.nbytes += dense.nbytes
        # The words last: whoever finds them finds the ranks too.
        self.sources[token, _RANKS] = dense.ranks.ctypes.data
        self.sources[token, _WORDS] = dense.words.ctypes.data


@dataclass(frozen=True, eq=False)
class Entries:
    """The entries of all tokens, one token after the other.

    Attributes:
        starts: the first entry of each token, and after the last token their number.
        rows: of each entry, ascending within a token.
        codes: of each entry.
        size: how many talents there are.
    """

    starts: Index
    rows: NDArray[np.uint32]
    codes: Codes
    size: int

    def part(self, token: int) -> slice:
        """The entries of one token."""
        return slice(self.starts.item(token), self.starts.item(token + 1))

    @property
    def many(self) -> int:
        """So many entries of one token are kept as bits (compiled) or as a column (numpy)."""
        return -(-self.size // _SHARE)

    def sources(self, tokens: Index) -> tuple[Longs, Kept]:
        """Where some tokens are found: a row each of `Kept.sources`, and what keeps it good."""
        kept = self._bits.now
        found = kept.sources.take(tokens, axis=0)
        new = found[:, _WORDS] == _NOT_YET
        if new.any():
            for token in np.unique(tokens[new]).tolist():
                kept.add(token, Dense.of(self.rows[self.part(token)], self.size))
            found = kept.sources.take(tokens, axis=0)
            if kept.nbytes > _ROOM:  # whoever uses these goes on to do so
                self._bits.forget()
        return found, kept

    def column(self, part: slice) -> Codes:
        """A token with entries as a column: of each row the code of its entry + 1, 0 without one.

        The columns asked for last are kept.
        """
        return self._columns.get(part.start, lambda: self._column(part))

    def _column(self, part: slice) -> Codes:
        codes = self.codes[part]
        column = np.zeros(self.size, narrow_type(int(codes.max()) + 1))
        column[self.rows[part]] = codes
        column[self.rows[part]] += column.dtype.type(1)
        return column

    @cached_property
    def _columns(self) -> RecentColumns[int, Codes]:
        return RecentColumns()

    @cached_property
    def _bits(self) -> _Bits:
        return _Bits(self.starts, self.many)


class _Bits:
    """What is kept now; a copy in another process begins empty."""

    def __init__(self, starts: Index, many: int) -> None:
        self._made_of = starts, many
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self.now = Kept(*self._made_of)

    def __reduce__(self) -> tuple[type[_Bits], tuple[Index, int]]:
        return _Bits, self._made_of
