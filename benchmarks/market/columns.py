"""One market as plain columns: what every engine starts from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Index = NDArray[np.int64]
Small = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Windows:
    """Free windows of each pattern: ``starts[p]:starts[p + 1]``, disjoint, in order of time.

    Days are proleptic ordinals; the last day is not part of a window. Shares are percent.
    """

    starts: Index
    first: Ints
    last: Ints
    share: Ints

    def __len__(self) -> int:
        return int(self.starts.size) - 1

    def days(self, until: int, share: int) -> Index:
        """Days before ``until`` with at least ``share`` percent free, per pattern."""
        return self._summed(until, (self.share >= share).astype(np.int64))

    def served(self, until: int, share: int) -> Index:
        """Percent-days before ``until`` of a need of ``share`` percent, per pattern."""
        return self._summed(until, np.minimum(self.share, share).astype(np.int64))

    def _summed(self, until: int, height: Index) -> Index:
        length = np.maximum(np.minimum(self.last, until).astype(np.int64) - self.first, 0)
        running = np.concatenate([[0], np.cumsum(length * height)])
        return np.asarray(running[self.starts[1:]] - running[self.starts[:-1]])


@dataclass(frozen=True, eq=False)
class Market:
    """Talents as columns, in order of ``vendor:id``.

    Attributes:
        skill_ids: every skill, in order.
        starts, skill, level: claims of each talent, ascending codes of skills, ITSS level.
        windows, pattern: free windows, and which of them each talent has.
        min_share: the smallest engagement that is taken, in percent.
        price: yen per full-time month.
        onsite: the most days on site in a month; 0 works from afar only.
        reach: prefectures reached as bits (bit n = JIS code n).
    """

    skill_ids: tuple[str, ...]
    starts: Index
    skill: Ints
    level: Small
    windows: Windows
    pattern: Ints
    min_share: Small
    price: Ints
    onsite: Small
    reach: Index

    def __len__(self) -> int:
        return int(self.price.size)

    @property
    def talent(self) -> Ints:
        """The talent of each claim."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))

    def names(self) -> Iterator[list[str]]:
        """The skills of each talent as a list of strings: what text indexes start from."""
        ids, bounds = self.skill_ids, self.starts.tolist()
        for first in range(0, len(self), 10_000):
            last = min(first + 10_000, len(self))
            named = [ids[code] for code in self.skill[bounds[first] : bounds[last]].tolist()]
            base = bounds[first]
            for row in range(first, last):
                yield named[bounds[row] - base : bounds[row + 1] - base]

    def head(self, size: int) -> Market:
        """The first talents."""
        end = int(self.starts[size])
        return replace(
            self,
            starts=self.starts[: size + 1],
            skill=self.skill[:end],
            level=self.level[:end],
            pattern=self.pattern[:size],
            min_share=self.min_share[:size],
            price=self.price[:size],
            onsite=self.onsite[:size],
            reach=self.reach[:size],
        )
