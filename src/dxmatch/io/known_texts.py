"""The numbers of texts that were seen before, found for many stretches of a text at once.

To make a `str` of every cell and to look it up takes most of the time of reading a clean feed. Here
a hash finds the numbers of all of them together; then the characters themselves are compared, so
that two texts with one hash do no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from os import urandom
from typing import Final

import numpy as np

from dxmatch.io.passage import IN_WORD, LONGEST_IN_WORDS
from dxmatch.io.spans import Spans, Units, Words
from dxmatch.models.pool.rows import Bools, Index

_LONGEST: Final = LONGEST_IN_WORDS
"""Longer texts are asked for one by one."""

_MOST_WORDS: Final = _LONGEST // IN_WORD
_STEPS: Final = (0, 4, 8, _MOST_WORDS)
"""Texts that are not longer than so many words are left out of what follows."""

_FACTORS: Final = np.frombuffer(urandom(8 * _MOST_WORDS), np.uint64) | 1
"""Others in each process, so that nobody can prepare texts that meet in one slot."""

_HALF: Final = np.uint64(32)
_HELD: Final = np.array(
    [
        [
            2 ** (16 * min(max(size - number * IN_WORD, 0), IN_WORD)) - 1
            for size in range(_LONGEST + 1)
        ]
        for number in range(_MOST_WORDS)
    ],
    np.uint64,
)
"""By number of a word and size of a text: the bits of the word that belong to the text."""

_ROOM: Final = 4
"""Slots per text at least: then hardly a text meets another one where it looks first."""

_FEWEST: Final = 2**10
_FEW: Final = 4
"""If fewer texts than one in so many are new, each is asked for; they are not sought again."""

Ask = Callable[[Sequence[str]], Sequence[int] | Index]
"""The numbers of some texts; the same one for a text whenever it is asked for."""


class _Read:
    """Texts of at most `_LONGEST` characters as words, and the hash of each.

    ``words`` are the number of a word, which texts may have it (None: all), and what it is.
    """

    def __init__(self, units: Units, spans: Spans) -> None:
        sizes = spans.sizes
        self.short: Bools = sizes <= _LONGEST
        self.sizes: Index = sizes if self.short.all() else np.where(self.short, sizes, 0)
        self.words: list[tuple[int, Index | None, Words]] = []
        most = max(-(-int(self.sizes.max()) // IN_WORD), 1)
        hashes = self.sizes.astype(np.uint64)
        for first, stop in pairwise(_STEPS):
            rows = np.flatnonzero(self.sizes > first * IN_WORD) if first else None
            some = (slice(None) if rows is None else rows,)
            starts, sizes = spans.starts[some], self.sizes[some]
            found = units.words(starts, first, min(stop, most))
            mixed = np.zeros(starts.size, np.uint64)
            for number, word in enumerate(found, first):
                words = word & _HELD[number].take(sizes)
                self.words.append((number, rows, words))
                mixed += _mixed(words, number)
            hashes[some] += mixed
        hashes *= _FACTORS[0]
        hashes ^= hashes >> _HALF
        self.hashes: Words = np.maximum(hashes, 1)

    def of(self, places: Index) -> Iterator[tuple[int, Words]]:
        """The words of some texts by their number, 0 where a text is shorter."""
        at, none, before = places, np.empty(0, np.intp), None
        for number, rows, words in self.words:
            if rows is not before and rows is not None:
                at, before = rows.searchsorted(places), rows
                none = np.flatnonzero(rows.take(at, mode="clip") != places)
            found = words.take(at, mode="clip")
            found[none] = 0
            yield number, found


def _mixed(words: Words, number: int) -> Words:
    """What a word adds to the hash of its text."""
    mixed: Words = words * _FACTORS[number]
    mixed ^= mixed >> _HALF
    return mixed


def _firsts(hashes: Words) -> Index:
    """The first place of each hash, ascending; several times faster than sorting."""
    room = 1 << int(hashes.size * 2).bit_length()
    slots, first = hashes.astype(np.intp) & (room - 1), np.empty(room, np.intp)
    places, found = np.arange(hashes.size), list[Index]()
    while places.size:
        here = slots[places]
        first[here[::-1]] = places[::-1]  # what is set last stays
        chosen = first[here]
        found.append(places[chosen == places])
        places = places[hashes[chosen] != hashes[places]]
    return np.sort(np.concatenate(found))


class KnownTexts:
    """Gives texts the numbers that somebody else gives them, who is asked once per text."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Start anew."""
        self._hashes, self._texts = np.zeros(_FEWEST, np.uint64), np.zeros(_FEWEST, np.intp)
        self._own = np.empty(0, np.uint64)
        self._numbers, self._sizes = np.empty((2, 0), np.intp)
        self._words = np.zeros((_MOST_WORDS, _FEWEST), np.uint64)

    def numbers(self, spans: Spans, ask: Ask) -> Index:
        """The number of each text; ``ask`` always has to be the same."""
        if spans.units is None or not len(spans):
            return np.array(ask(spans), np.intp)
        read = _Read(spans.units, spans)
        numbers = self._find(read)
        new = np.flatnonzero((numbers < 0) & read.short)
        if new.size:
            self._learn(read, spans, new[_firsts(read.hashes[new])], ask)
            if new.size * _FEW > len(spans):
                numbers = self._find(read)
        alone = np.flatnonzero(numbers < 0)
        if alone.size:
            numbers[alone] = ask(spans.take(alone))
        return numbers

    def _find(self, read: _Read) -> Index:
        """The number of each text that is known, else -1."""
        texts = self._with_hash(read.hashes)
        if not self._sizes.size:
            return texts
        same = (texts >= 0) & read.short & (self._sizes.take(texts) == read.sizes)
        for number, rows, words in read.words:
            at = texts if rows is None else texts[rows]
            other = self._words[number].take(at, mode="clip") != words
            if rows is None:
                same &= ~other
            elif other.any():
                same[rows[other]] = False
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

    def _learn(self, read: _Read, spans: Spans, places: Index, ask: Ask) -> None:
        """Keep texts with different hashes, but for those that share theirs with a known text."""
        places = places[self._with_hash(read.hashes[places]) < 0]
        if not places.size:
            return
        known, size = self._own.size, self._own.size + places.size
        if size > self._words.shape[1]:
            words, self._words = self._words, np.zeros((_MOST_WORDS, 2 * size), np.uint64)
            self._words[:, :known] = words[:, :known]
        for number, words in read.of(places):
            self._words[number, known:size] = words
        self._numbers = np.append(self._numbers, ask(spans.take(places)))
        self._sizes = np.append(self._sizes, read.sizes[places])
        self._own = np.append(self._own, read.hashes[places])
        if size * _ROOM > self._hashes.size:
            room = 1 << int(size * _ROOM).bit_length()
            self._hashes, self._texts = np.zeros(room, np.uint64), np.zeros(room, np.intp)
            known = 0
        self._enter(np.arange(known, size))

    def _enter(self, texts: Index) -> None:
        """Give each text the first free slot from its own on."""
        slots = self._own[texts].astype(np.intp) & (self._hashes.size - 1)
        while texts.size:
            free: Bools = self._hashes.take(slots) == 0
            self._texts[slots[free]] = texts[free]  # of several the last one stays
            self._hashes[slots[free]] = self._own[self._texts[slots[free]]]
            waits = self._texts.take(slots) != texts
            texts, slots = texts[waits], (slots[waits] + 1) & (self._hashes.size - 1)
