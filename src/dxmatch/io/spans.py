"""Stretches of one text: a `str` is made of one when somebody reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, overload

import numpy as np
from numpy.typing import NDArray

from dxmatch.io.passage import IN_WORD, CodeUnits, Passage
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Index

_WORD: Final = np.uint64(64)

Words = NDArray[np.uint64]


class Units:
    """A text as 16 bits per character; four characters in a row are read as one word."""

    def __init__(self, units: NDArray[np.uint16]) -> None:
        self.units = units

    def places(self, sign: str) -> Index:
        """Where a character stands."""
        return np.flatnonzero(self.units == ord(sign))

    def words(self, starts: Index, first: int, stop: int) -> Iterator[Words]:
        """Per number of a word from ``first`` to before ``stop``: that word of some stretches.

        What stands behind the text, and so behind the stretches, may be anything.
        """
        # A word begins in one of the whole ones, of 4 characters and 64 bits, and ends in the next.
        at, behind = starts >> 2, ((starts & 3) << 4).astype(np.uint64)
        before = _WORD - behind
        low = self._whole.take(at + first, mode="clip")
        for number in range(first, stop):
            high = self._whole.take(at + (number + 1), mode="clip")
            words: Words = low >> behind
            words |= high << before  # nothing, if all of it is shifted out
            yield words
            low = high

    @cached_property
    def _whole(self) -> Words:
        rest = -self.units.size % IN_WORD if self.units.size else IN_WORD
        units = np.append(self.units, np.zeros(rest, np.uint16)) if rest else self.units
        return units.view("<u8")


@dataclass(frozen=True, eq=False)
class Spans(Sequence[str]):
    """Texts that are stretches of one text; ``units`` is None where that cannot be had."""

    whole: Passage
    units: Units | None
    starts: Index
    ends: Index

    @classmethod
    def of(cls, whole: Passage, starts: Index, ends: Index) -> Spans:
        """Some stretches of a text."""
        units = whole.units
        return cls(whole, None if units is None else Units(units), starts, ends)

    @classmethod
    def listing(cls, texts: Sequence[str]) -> Spans:
        """Some texts, one after the other."""
        sizes = np.fromiter(map(len, texts), np.intp, len(texts))
        ends = np.cumsum(sizes)
        starts = ends - sizes
        return cls.of(Passage("").followed_by(0, 0, texts), starts, ends)

    def cut(self, sign: str) -> tuple[Spans, Index] | None:
        """What stands between ``sign`` in each of the texts, and how many pieces each has.

        Returns:
            None for a text with characters of more than 16 bits, or if texts overlap.
        """
        order: Index = np.lexsort((self.ends, self.starts))
        starts, ends = self.starts[order], self.ends[order]
        if self.units is None or bool(np.any(starts[1:] < ends[:-1])):
            return None
        signs = self.units.places(sign)
        first, last = signs.searchsorted(starts), signs.searchsorted(ends)
        sizes = last - first + 1
        heads = np.cumsum(sizes) - sizes
        within = np.arange(sizes.sum() - sizes.size) + np.repeat(
            first - heads + np.arange(len(self)), sizes - 1
        )
        piece_ends = np.sort(np.concatenate([signs[within], ends]), kind="stable")
        piece_starts = np.empty_like(piece_ends)
        piece_starts[1:] = piece_ends[:-1] + 1
        piece_starts[heads] = starts
        pieces = self.at(piece_starts, piece_ends)
        if bool(np.all(order[1:] > order[:-1])):
            return pieces, sizes
        back = np.empty_like(order)
        back[order] = np.arange(order.size)
        own = Lists.of_sizes(sizes, np.arange(len(pieces))).take(back)
        return pieces.take(own.codes), sizes[back]

    @cached_property
    def listed(self) -> list[str]:
        """All texts, made once."""
        if self.units is None or self.whole.has_text:
            text, starts, ends = self.whole.text, self.starts, self.ends
        else:  # then what stands between them need not be made
            units, starts = self._gathered(self.units)
            starts, ends = starts[:-1], starts[1:]
            text = Passage(None, units).text
        bounds = zip(starts.tolist(), ends.tolist(), strict=True)
        return [text[start:end] for start, end in bounds]

    def _gathered(self, units: Units) -> tuple[CodeUnits, Index]:
        """The characters of all texts side by side; where each text begins, and the last ends."""
        bounds = np.zeros(len(self) + 1, np.intp)
        np.cumsum(self.sizes, out=bounds[1:])
        places = np.arange(bounds[-1]) + np.repeat(self.starts - bounds[:-1], self.sizes)
        return units.units.take(places), bounds

    def at(self, starts: Index, ends: Index) -> Spans:
        """Other stretches of the same text."""
        return Spans(self.whole, self.units, starts, ends)

    @property
    def sizes(self) -> Index:
        """How many characters each has."""
        return self.ends - self.starts

    def take(self, places: Codes | slice) -> Spans:
        """Some of the texts, in the order of ``places``."""
        return self.at(self.starts[places], self.ends[places])

    def __len__(self) -> int:
        return int(self.starts.size)

    @overload
    def __getitem__(self, key: int) -> str: ...
    @overload
    def __getitem__(self, key: slice) -> list[str]: ...
    def __getitem__(self, key: int | slice) -> str | list[str]:
        if isinstance(key, slice):
            return self.take(key).listed
        return self.whole.part(self.starts.item(key), self.ends.item(key))

    def __iter__(self) -> Iterator[str]:
        return iter(self.listed)
