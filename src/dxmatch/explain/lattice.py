"""The lattice of must lines: how many talents are eligible without any set of them, exactly.

Every talent is the set of lines that keep them out. A talent becomes eligible when all of these
lines are dropped, so the number of eligible talents without the lines S is the number of talents
whose set is a subset of S. One histogram over the sets and one transform over all subsets give
that number for every S.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, product

import numpy as np

from dxmatch.explain.few_of_many import few_of_many
from dxmatch.explain.must_lines import fails, must_lines
from dxmatch.explain.subset_table import MOST_BITS, minimal_masks, sums_over_subsets
from dxmatch.models import Position
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.models.pool.rows import Bools, Bytes, Index, Longs
from dxmatch.scoring.algebra import Constraint, Strategy

LineSet = frozenset[int]
"""Positions in `Lattice.lines`."""


@dataclass(frozen=True, eq=False)
class Lattice:
    """Whom the must lines keep out, and all sets of them.

    Lines that keep out the same talents are one group, and lines that keep out nobody are in none:
    to drop one of a group helps only if all of it is dropped, and one of it is enough to clash.

    Attributes:
        lines: the must lines, each requirement of the position as its own.
        groups: positions of lines that keep out the same talents.
        size: talents in the pool.
    """

    lines: tuple[Constraint, ...]
    groups: tuple[tuple[int, ...], ...]
    size: int
    _kept_out: Bytes
    """Per group one bit per talent."""

    @classmethod
    def of(cls, strategy: Strategy, position: Position, pool: TalentPool) -> Lattice:
        """Judge every line once over the whole pool."""
        lines = must_lines(strategy, position)
        columns = [fails(strategy, line, position, pool, ALL) for line in lines]
        return cls.of_columns(lines, columns, len(pool))

    @classmethod
    def of_columns(
        cls, lines: Sequence[Constraint], columns: Iterable[Bools], size: int
    ) -> Lattice:
        """From whom each line keeps out, one column per line."""
        groups: dict[bytes, list[int]] = {}
        for index, column in enumerate(columns):
            groups.setdefault(np.packbits(column).tobytes(), []).append(index)
        kept = {bits: members for bits, members in groups.items() if any(bits)}
        packed = [np.frombuffer(bits, np.uint8) for bits in kept]
        width = (size + 7) // 8
        return cls(
            tuple(lines),
            tuple(map(tuple, kept.values())),
            size,
            np.array(packed, np.uint8).reshape(len(kept), width),
        )

    @property
    def complete_to(self) -> int | None:
        """None: all smallest sets are found. Else: all of at most so many groups of lines."""
        return None if len(self.groups) <= MOST_BITS else few_of_many(len(self.groups))[0]

    def count(self, without: Iterable[int] = ()) -> int:
        """Eligible talents if these lines are dropped; exact for any number of lines."""
        return self.size - int(np.bitwise_count(self._out(without)).sum())

    def rows(self, without: Iterable[int] = ()) -> Index:
        """The eligible rows if these lines are dropped, ascending."""
        return np.flatnonzero(np.unpackbits(self._out(without), count=self.size) == 0)

    def passing(self, lines: Iterable[int]) -> int:
        """How many talents satisfy all of these lines, whatever the others say."""
        return self.count(set(range(len(self.lines))) - set(lines))

    def _out(self, without: Iterable[int]) -> Bytes:
        dropped = set(without)
        kept = [at for at, group in enumerate(self.groups) if not dropped.issuperset(group)]
        return np.asarray(np.bitwise_or.reduce(self._kept_out[kept], axis=0), np.uint8)

    def relaxations(self, at_least: int) -> tuple[LineSet, ...]:
        """The smallest sets of lines without which ``at_least`` talents are eligible.

        Empty if the pool is smaller than that; the empty set alone if enough are eligible now.
        """
        if self._table is not None:
            found = self._sets(minimal_masks(self._table >= at_least))
        else:
            size, search = few_of_many(len(self.groups))
            every, near = frozenset(range(len(self.groups))), self._near(size)
            found = search(lambda chosen: near.left(every - chosen) >= at_least)
        return _in_order(chain.from_iterable(self.groups[at] for at in one) for one in found)

    def conflicts(self, at_least: int) -> tuple[LineSet, ...]:
        """The smallest sets of lines that together leave fewer than ``at_least`` talents."""
        if self._table is not None:
            # What the lines of a mask leave is what is eligible without all other lines.
            found = self._sets(minimal_masks(self._table[::-1] < at_least))
        else:
            search = few_of_many(len(self.groups))[1]
            found = search(lambda chosen: self.left(chosen) < at_least)
        return _in_order(
            chain.from_iterable(product(*(self.groups[at] for at in one)) for one in found)
        )

    def left(self, groups: frozenset[int]) -> int:
        """How many talents no line of some groups keeps out."""
        out = np.bitwise_or.reduce(self._kept_out[sorted(groups)], axis=0)
        return self.size - int(np.bitwise_count(out).sum())

    def _near(self, most: int) -> Lattice:
        """Only the talents whom at most so many groups keep out, as if there were no others."""
        columns = np.unpackbits(self._kept_out, axis=1, count=self.size)
        near = np.flatnonzero(columns.sum(axis=0, dtype=np.intp) <= most)
        return replace(self, size=near.size, _kept_out=np.packbits(columns[:, near], axis=1))

    @cached_property
    def _table(self) -> Longs | None:
        """Eligible talents without the groups of each mask."""
        count = len(self.groups)
        if count > MOST_BITS:
            return None
        masks = np.zeros(self.size, np.int64)
        for bit, column in enumerate(self._kept_out):
            masks |= np.unpackbits(column, count=self.size).astype(np.int64) << bit
        return sums_over_subsets(np.bincount(masks, minlength=1 << count).astype(np.int64))

    def _sets(self, masks: Index) -> list[frozenset[int]]:
        bits = range(len(self.groups))
        return [frozenset(bit for bit in bits if mask >> bit & 1) for mask in masks.tolist()]


def _in_order(sets: Iterable[Iterable[int]]) -> tuple[LineSet, ...]:
    """Fewest lines first."""
    return tuple(sorted(map(frozenset, sets), key=lambda one: (len(one), sorted(one))))
