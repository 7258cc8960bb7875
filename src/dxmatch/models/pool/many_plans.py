"""The plans of many positions: what they ask for stands in columns and is looked up at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from threading import Lock
from typing import Final, NamedTuple, Protocol

import numpy as np

from dxmatch.models.pool.coverage import Held, held
from dxmatch.models.pool.kernels import Plans
from dxmatch.models.pool.kernels.plans import Sources
from dxmatch.models.pool.postings import Postings

_MOST: Final = 2**16
"""Skills that are remembered."""

_FEW: Final = 40
"""Skills that are looked up one by one in less time than with arrays."""


class Similar(Protocol):
    """What tells which skills count towards one that is asked for, and how far."""

    def neighbours(self, want: str, /) -> tuple[tuple[str, int], ...]:
        """Each with a similarity of 1 … SCALE."""
        ...


class Asked(NamedTuple):
    """The skills that some positions ask for, position by position.

    Attributes:
        counts: of each position, how many.
        skill: of each need; also the weight, the least level and months (0 if none is asked).
    """

    counts: Sequence[int]
    skill: Sequence[str]
    weight: Sequence[int]
    level: Sequence[int]
    months: Sequence[int]


class _Known(dict[str, int]):
    """Skill asked for → its place among those asked for so far; each with what counts towards it.

    Several threads may ask.
    """

    def __init__(self, numbers: Mapping[str, int], similar: Similar) -> None:
        super().__init__()
        self._numbers, self._similar = numbers, similar
        self._lock = Lock()
        self._found: list[Held] = []
        self._sources = Sources.of([])

    def __missing__(self, skill: str) -> int:
        found = held(self._numbers, self._similar.neighbours(skill))
        with self._lock:
            if skill not in self:
                self._found.append(found)
                self[skill] = len(self)
        return self[skill]

    def sources(self, skills: Sequence[str]) -> Sources:
        """What counts towards some skills."""
        places = list(map(self.__getitem__, skills))
        if len(places) < _FEW:
            return Sources.of([self._found[place] for place in places])
        if len(self._sources.first) <= len(self._found):
            with self._lock:
                new = self._found[len(self._sources.first) - 1 :]
                self._sources = self._sources.with_more(Sources.of(new))
        return self._sources.take(np.array(places, np.intp))


class _Latest:
    """What is known now; so much that it would fill the memory is forgotten."""

    def __init__(self, make: Callable[[], _Known]) -> None:
        self._make = make
        self._known = make()

    def known(self) -> _Known:
        if len(self._known) >= _MOST:
            self._known = self._make()
        return self._known


def plans_of(skills: Postings, asked: Asked, similar: Similar) -> Plans:
    """The plan of each position; None where nothing is asked, or the weights take over 32 bits."""
    make = partial(_Known, skills.numbers, similar)
    known = skills.kept.get(similar, lambda: _Latest(make)).known()
    fit = list(map(skills.fits.__getitem__, zip(asked.level, asked.months, strict=True)))
    sources, table = known.sources(asked.skill), skills.fits.table
    return Plans(skills.entries, table, asked.counts, sources, fit, asked.weight)
