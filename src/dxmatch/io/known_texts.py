"""The numbers of texts that were seen before, found for many stretches of a text at once.

To make a `str` of every cell and to look it up takes most of the time of reading a clean feed. Here
a hash finds the numbers of all of them together; then the characters themselves are compared, so
that two texts with one hash do no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from dxmatch.io.spans import IN_WORD, Spans, Units, Words
from dxmatch.models.pool.rows import Bools, Index

_LONGEST: Final = 64
"""Longer texts are asked for one by one."""

_FACTORS: Final = np.random.default_rng(1).integers(2**64, size=_LONGEST, dtype=np.uint64) | 1
"""By number of the word in a text, and by length of the text."""

_HALF: Final = np.uint64(32)
_HELD: Final = np.array([2 ** (16 * held) - 1 for held in range(IN_WORD + 1)], np.uint64)
"""The bits of the first characters of a word."""

_ROOM: Final = 4
"""Slots per text at least: then hardly a text meets another one where it looks first."""

_FEWEST: Final = 2**10
_AT_ONCE: Final = 2**17
"""Texts whose words a processor keeps close at hand."""

_FEW: Final = 4
"""If fewer texts than one in so many are new, each is asked for; they are not sought again."""

Ask = Callable[[Sequence[str]], Sequence[int]]
"""The numbers of some texts; the same one for a text whenever it is asked for."""


class _Read:
    """Texts of at most `_LONGEST` characters as words, one after the other, and their hashes."""

    def __init__(self, units: Units, spans: Spans) -> None:
        sizes = spans.sizes
        self.short: Bools = sizes <= _LONGEST
        self.sizes: Index = sizes if self.short.all() else np.where(self.short, sizes, 0)
        self.counts: Index = np.maximum((self.sizes + (IN_WORD - 1)) // IN_WORD, 1)
        ends = np.cumsum(self.counts)
        self.firsts: Index = ends - self.counts
        single = ends[-1] == ends.size
        self._owner = None if single else np.repeat(np.arange(ends.size), self.counts)
        self._all = np.arange(ends[-1])
        self.words: Words = units.all_words.take(self.along(units.first_words(spans.starts)))
        # Only the last word of a text can hold what stands behind it.
        held = self.sizes - IN_WORD * (self.counts - 1)
        self.words[ends - 1] &= _HELD.take(held)
        number = self.along(np.zeros_like(ends))
        self.hashes = np.maximum(_hashed(self.words, number, ends), 1)

    def along(self, first: Index) -> Index:
        """Per word of all texts: a place that counts from the first word of its text."""
        if self._owner is None:
            return first
        places: Index = self._all + (first - self.firsts).take(self._owner)
        return places


def _hashed(words: Words, number: Index, ends: Index) -> Words:
    """A hash of each text from its words, their numbers in it, and where its words end."""
    mixed = words * _FACTORS.take(number)
    mixed ^= mixed >> _HALF
    mixed *= _FACTORS[0]
    sums: Words = mixed
    if ends.size < words.size:
        sums = np.cumsum(mixed, dtype=np.uint64)[ends - 1]
        sums[1:] -= sums[:-1].copy()
    sums ^= sums >> _HALF
    return sums


class KnownTexts:
    """Gives texts the numbers that somebody else gives them, who is asked once per text."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self.forget()

    def forget(self) -> None:
        """Start anew."""
        self._hashes, self._texts = np.zeros(_FEWEST, np.uint64), np.zeros(_FEWEST, np.intp)
        self._own, self._words = np.empty((2, 0), np.uint64)
        self._numbers, self._sizes, self._firsts = np.empty((3, 0), np.intp)

    def numbers(self, spans: Spans) -> Index:
        """The number of each text."""
        if spans.units is None or not len(spans):
            return np.array(self._ask(spans), np.intp)
        parts = [slice(at, at + _AT_ONCE) for at in range(0, len(spans), _AT_ONCE)]
        return np.concatenate([self._some(spans.units, spans.take(part)) for part in parts])

    def _some(self, units: Units, spans: Spans) -> Index:
        read = _Read(units, spans)
        numbers = self._find(read)
        new = np.flatnonzero((numbers < 0) & read.short)
        if new.size:
            _, first = np.unique(read.hashes[new], return_index=True)
            self._learn(read, spans, new[np.sort(first)])
            if new.size * _FEW > len(spans):
                numbers = self._find(read)
        alone = np.flatnonzero(numbers < 0)
        if alone.size:
            numbers[alone] = self._ask(spans.take(alone))
        return numbers

    def _find(self, read: _Read) -> Index:
        """The number of each text that is known, else -1."""
        texts = self._with_hash(read.hashes)
        if not self._sizes.size:
            return texts
        same = (texts >= 0) & read.short & (self._sizes.take(texts) == read.sizes)
        at = read.along(self._firsts.take(texts))
        other = np.flatnonzero(self._words.take(at, mode="clip") != read.words)
        if other.size:
            same[read.firsts.searchsorted(other, side="right") - 1] = False
        return np.where(same, self._numbers.take(texts), -1)

    def _with_hash(self, hashes: Words) -> Index:
        """The known text with each hash, else -1."""
        slots = hashes.astype(np.intp) & (self._hashes.size - 1)
        here = self._hashes.take(slots)
        texts = np.where(here == hashes, self._texts.take(slots), -1)
        rows = np.flatnonzero((here != hashes) & (here != 0))
        while rows.size:
            slots[rows] = (slots[rows] + 1) & (self._hashes.size - 1)
            here = self._hashes.take(slots[rows])
            found = here == hashes[rows]
            texts[rows[found]] = self._texts.take(slots[rows[found]])
            rows = rows[~found & (here != 0)]
        return texts

    def _learn(self, read: _Read, spans: Spans, places: Index) -> None:
        """Keep texts with different hashes, but for those that share theirs with a known text."""
        places = places[self._with_hash(read.hashes[places]) < 0]
        if not places.size:
            return
        known, counts = self._sizes.size, read.counts[places]
        ends = np.cumsum(counts)
        words = np.repeat(read.firsts[places] - ends + counts, counts) + np.arange(ends[-1])
        self._numbers = np.append(self._numbers, self._ask(spans.take(places)))
        self._sizes = np.append(self._sizes, read.sizes[places])
        self._firsts = np.append(self._firsts, ends - counts + self._words.size)
        self._words = np.append(self._words, read.words[words])
        self._own = np.append(self._own, read.hashes[places])
        if self._own.size * _ROOM > self._hashes.size:
            size = 1 << int(self._own.size * _ROOM).bit_length()
            self._hashes, self._texts = np.zeros(size, np.uint64), np.zeros(size, np.intp)
            known = 0
        self._enter(np.arange(known, self._own.size))

    def _enter(self, texts: Index) -> None:
        """Give each text the first free slot from its own on."""
        slots = self._own[texts].astype(np.intp) & (self._hashes.size - 1)
        while texts.size:
            free: Bools = self._hashes.take(slots) == 0
            self._texts[slots[free]] = texts[free]  # of several the last one stays
            self._hashes[slots[free]] = self._own[self._texts[slots[free]]]
            waits = self._texts.take(slots) != texts
            texts, slots = texts[waits], (slots[waits] + 1) & (self._hashes.size - 1)
