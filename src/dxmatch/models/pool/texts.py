"""Texts one after the other in one array, a `str` made when it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, overload

import numpy as np

from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.rows import Index

_END: Final = "\x1f"
_BLOCK: Final = 2**12
"""Texts that are decoded at once."""


@dataclass(frozen=True, eq=False, repr=False)
class Texts(Sequence[str]):
    """Texts as UTF-8 in one array; a `str` is made when somebody reads it."""

    utf8: Lists

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """From texts of any kind, lone surrogates too."""
        known = list(texts)
        joined = _END.join([*known, ""]).encode("utf-8", "surrogatepass")
        content = np.frombuffer(joined, np.uint8)
        ends = np.flatnonzero(content == ord(_END))
        if ends.size == len(known):  # and so nearly always: no text has such an end inside
            sizes = np.diff(ends, prepend=-1) - 1
            kept = np.ones(content.size, np.bool_)
            kept[ends] = False
            return cls(Lists.of_sizes(sizes, content[kept]).narrow())
        parts = [text.encode("utf-8", "surrogatepass") for text in known]
        content = np.frombuffer(b"".join(parts), np.uint8)
        return cls(Lists.of_sizes(list(map(len, parts)), content).narrow())

    @classmethod
    def chained(cls, several: Sequence[Texts]) -> Texts:
        """Several columns one after the other."""
        if len(several) == 1:
            return several[0]
        sizes = [np.empty(0, np.intp), *(texts.utf8.sizes for texts in several)]
        content = [np.empty(0, np.uint8), *(texts.utf8.codes for texts in several)]
        return cls(Lists.of_sizes(np.concatenate(sizes), np.concatenate(content)).narrow())

    def take(self, rows: Index) -> Texts:
        """Some of the texts, in the order of ``rows``."""
        return Texts(self.utf8.take(rows).narrow())

    def __len__(self) -> int:
        return len(self.utf8)

    @overload
    def __getitem__(self, key: int) -> str: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[str, ...]: ...
    def __getitem__(self, key: int | slice) -> str | tuple[str, ...]:
        if isinstance(key, slice):
            return tuple([self[row] for row in range(len(self))[key]])
        row = range(len(self))[key]
        starts = self.utf8.starts
        return _decoded(self.utf8.codes[starts.item(row) : starts.item(row + 1)].tobytes())

    def __iter__(self) -> Iterator[str]:
        for first in range(0, len(self), _BLOCK):
            starts = self.utf8.starts[first : first + _BLOCK + 1].astype(np.intp)
            content = self.utf8.codes[starts[0] : starts[-1]]
            starts -= starts[0]
            text = _decoded(content.tobytes())
            if len(text) < content.size:  # only the first byte of a character counts
                begun = np.zeros(content.size + 1, np.intp)
                np.cumsum((content & 0xC0) != 0x80, out=begun[1:])
                starts = begun[starts]
            for start, end in pairwise(starts.tolist()):
                yield text[start:end]

    @property
    def ascending(self) -> bool:
        """Whether each text surely is before the next one; False says nothing."""
        sizes = self.utf8.sizes
        if not sizes.size or not sizes[0] or bool(np.any(sizes != sizes[0])):
            return False
        # Bytes of UTF-8 are in the order of the characters.
        texts = self.utf8.codes.astype(np.uint8, copy=False).view(f"S{sizes[0]}")
        return bool(np.all(texts[:-1] < texts[1:]))

    def __repr__(self) -> str:
        return f"Texts({len(self)})"


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", "surrogatepass")
