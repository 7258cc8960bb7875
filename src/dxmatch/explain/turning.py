"""How many talents are eligible at every combination of steps of some dials, exactly.

Dials that share a line are one component; a talent is eligible at a combination if every
component lets them in. Talents with the same patterns are counted together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod

import numpy as np

from dxmatch.explain.patterns import Patterns, joined
from dxmatch.explain.trials import Trials
from dxmatch.models.pool.rows import Index, Longs

_DENSE = 1 << 16
"""Combinations of patterns that are counted in an array; more are sorted."""


@dataclass(frozen=True, eq=False)
class Turning:
    """Counts over `Trials`."""

    trials: Trials
    _candidates: dict[frozenset[int], Index] = field(default_factory=dict)
    _components: dict[tuple[tuple[int, int], ...], Patterns] = field(default_factory=dict)

    def touched(self, dials: Sequence[int]) -> frozenset[int]:
        """The lines that some dials can open, at the position as it is."""
        lines = range(len(self.trials.lines))
        return frozenset(line for line in lines if self.trials.axes(line, dials))

    def candidates(self, dials: Sequence[int]) -> Index:
        """Which of the rows no other line keeps out; nobody else can become eligible."""
        touched = self.touched(dials)
        if touched not in self._candidates:
            others = [line for line in range(len(self.trials.lines)) if line not in touched]
            out = np.any(self.trials.closed[others], axis=0)
            self._candidates[touched] = np.flatnonzero(~out)
        return self._candidates[touched]

    def counts(self, dials: Sequence[int], sizes: Sequence[int]) -> Longs:
        """Eligible rows at all steps (0 … size − 1) of the dials: one axis per dial."""
        parts = self._parts(dials, sizes)
        at = self.candidates(dials)
        found = [self._component(part, dials, sizes) for part in parts]
        counts = _counted(found, at)
        order = [dial for part in parts for dial in part]
        size_of = dict(zip(dials, sizes, strict=True))
        shaped = counts.reshape([size_of[dial] for dial in order])
        return np.transpose(shaped, [order.index(dial) for dial in dials])

    def _parts(self, dials: Sequence[int], sizes: Sequence[int]) -> list[tuple[int, ...]]:
        """The dials, those together that share a line."""
        parts = [{dial} for dial in dials]
        for line in range(len(self.trials.lines)):
            axes = set(self.trials.table(line, dials, sizes)[0])
            meeting = [part for part in parts if part & axes]
            if len(meeting) > 1:
                parts = [part for part in parts if part not in meeting]
                parts.append(set().union(*meeting))
        return [tuple(dial for dial in dials if dial in part) for part in parts]

    def _component(
        self, part: tuple[int, ...], dials: Sequence[int], sizes: Sequence[int]
    ) -> Patterns:
        size_of = dict(zip(dials, sizes, strict=True))
        shape = tuple(size_of[dial] for dial in part)
        key = tuple(zip(part, shape, strict=True))
        if key not in self._components:
            whole: Patterns | None = None
            for line in range(len(self.trials.lines)):
                axes, told = self.trials.table(line, part, shape)
                if told is not None:
                    spread = Patterns(told.numbers, _spread(told, axes, part, shape))
                    whole = spread if whole is None else joined(whole, spread)
            self._components[key] = whole or _anyone(self.trials.rows.size, prod(shape))
        return self._components[key]


def _spread(
    told: Patterns, axes: Sequence[int], part: Sequence[int], shape: Sequence[int]
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """A line's answers over the cells of all dials of its component."""
    own = [size if dial in axes else 1 for dial, size in zip(part, shape, strict=True)]
    count = len(told.lets_in)
    wide = np.broadcast_to(told.lets_in.reshape(count, *own), (count, *shape))
    return wide.reshape(count, prod(shape))


def _anyone(size: int, cells: int) -> Patterns:
    return Patterns(np.zeros(size, np.intp), np.ones((1, cells), np.bool_))


def _counted(parts: Sequence[Patterns], at: Index) -> Longs:
    """For every combination of cells how many of the rows ``at`` all parts let in."""
    shape = tuple(len(part.lets_in) for part in parts)
    numbers = np.zeros(at.size, np.int64)
    for part, count in zip(parts, shape, strict=True):
        numbers = numbers * count + part.take(at)
    if prod(shape) <= _DENSE:
        histogram = np.bincount(numbers, minlength=1)
        different = np.flatnonzero(histogram)
        weights = histogram[different]
    else:
        different, weights = np.unique(numbers, return_counts=True)
    # Floating point is exact for these counts, and its matrix product is the fast one.
    total = weights.astype(np.float64)[:, None]
    *first, last = [
        part.lets_in[number].astype(np.float64)
        for part, number in zip(parts, np.unravel_index(different, shape), strict=True)
    ]
    for lets_in in first:
        total = (total[:, :, None] * lets_in[:, None, :]).reshape(different.size, -1)
    return np.asarray(total.T @ last, np.int64).ravel()
