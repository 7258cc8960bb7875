"""The entries of all tokens (who holds which skill), and long stretches of them as bits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Index, Longs

_SHARE: Final = 48
"""One holder among so many is enough for bits; from 24 to 96 a search takes the same time."""

_ROOM: Final = 256 * 2**20
"""Bytes of bits that are kept."""

_BITS: Final = 64


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
    """The bits of some tokens, and where they begin in memory as long as this object lives."""

    def __init__(self, tokens: int) -> None:
        self.words_at, self.ranks_at = np.zeros((2, tokens), np.int64)
        self.nbytes = 0
        self._dense: list[Dense] = []

    def add(self, token: int, dense: Dense) -> None:
        """Keep the bits of a token. Threads that do so for the same one do no harm."""
        self._dense.append(dense)
        self.nbytes += dense.nbytes
        self.ranks_at[token] = dense.ranks.ctypes.data
        self.words_at[token] = dense.words.ctypes.data  # last: whoever finds it finds the other too


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
        """So many entries of one token are kept as bits."""
        return -(-self.size // _SHARE)

    def sources(self, tokens: Index) -> tuple[Longs, Kept]:
        """Where some tokens are found: of each its first entry, the one after its last, and the
        addresses of its words and ranks (0 if it has few entries).

        Returns:
            (tokens, 4) numbers, and what keeps the addresses good.
        """
        begin, end = self.starts[tokens], self.starts[tokens + 1]
        kept = self._kept(tokens[end - begin >= self.many])
        words, ranks = kept.words_at[tokens], kept.ranks_at[tokens]
        return np.stack([begin, end, words, ranks], axis=1), kept

    def _kept(self, tokens: Index) -> Kept:
        """The bits of some tokens, made where there are none yet."""
        kept = self._bits.now
        for token in tokens[kept.words_at[tokens] == 0].tolist():
            if not kept.words_at[token]:
                kept.add(token, Dense.of(self.rows[self.part(token)], self.size))
        if kept.nbytes > _ROOM:  # whoever uses these goes on to do so
            self._bits.forget()
        return kept

    @cached_property
    def _bits(self) -> _Bits:
        return _Bits(self.starts.size - 1)


class _Bits:
    """What is kept now; a copy in another process begins empty."""

    def __init__(self, tokens: int) -> None:
        self._tokens = tokens
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self.now = Kept(self._tokens)

    def __reduce__(self) -> tuple[type[_Bits], tuple[int]]:
        return _Bits, (self._tokens,)
