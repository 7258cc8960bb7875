"""Stretches of one text: a `str` is made of one when somebody reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from dxmatch.io.passage import IN_WORD, LONGEST_IN_WORDS, CodeUnits, Passage
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Index

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
        if not starts.size or stop <= first:
            return
        most = int(starts.max()) + stop * IN_WORD
        units = self.units if most <= self.units.size else self._with_more
        size = (stop - first) * IN_WORD
        # What begins at each character, as one value: they overlap, and each is copied at once.
        step, kind = units.itemsize, f"V{size * units.itemsize}"
        behind = np.ndarray(units.size - size + 1, kind, units.data, strides=(step,))
        found = behind[starts + first * IN_WORD].view("<u8").reshape(-1, stop - first)
        yield from found.T

    @cached_property
    def _with_more(self) -> CodeUnits:
        return np.append(self.units, np.zeros(LONGEST_IN_WORDS, np.uint16))


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
            None for a text with characters of more than 16 bits.
        """
        if self.units is None:
            return None
        signs = self.units.places(sign)
        first = signs.searchsorted(self.starts)
        sizes: Index = signs.searchsorted(self.ends) - first
        before, cells = np.cumsum(sizes) - sizes, np.arange(len(self))
        own = np.repeat(cells, sizes)  # of each sign that stands in a text
        number = np.arange(own.size)
        ends = np.empty(own.size + cells.size, np.intp)
        ends[number + own] = signs.take(number + (first - before).take(own))
        ends[before + sizes + cells] = self.ends
        starts = np.empty_like(ends)
        starts[1:] = ends[:-1] + 1
        starts[before + cells] = self.starts
        return self.at(starts, ends), sizes + 1

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
