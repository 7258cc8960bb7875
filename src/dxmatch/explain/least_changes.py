"""The smallest combinations of steps that make enough talents eligible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from dxmatch.explain.reach import both_forms, within_reach
from dxmatch.explain.trials import Cell, Trials
from dxmatch.explain.turning import Turning
from dxmatch.models.pool.rows import Bools, Longs


def least_changes(trials: Trials, at_least: int, most: int) -> list[Cell]:
    """All Pareto-minimal cells with at most ``most`` dials turned and ``at_least`` eligible rows.

    Fewest changes first. A cell is minimal if no other cell with enough eligible rows has every
    dial at the same step or a smaller one. Two engagement forms are never added at once.
    """
    useful, trials = within_reach(trials, most)
    turning = Turning(trials)
    sizes = {dial: len(trials.dials[dial].steps) + 1 for dial in useful}
    found: list[Cell] = []
    for count in range(1, most + 1):
        for dials in _together(trials, sorted(sizes), count):
            if turning.candidates(dials).size < at_least:
                continue
            shape = [sizes[dial] for dial in dials]
            enough = turning.counts(dials, shape) >= at_least
            found += _cells(dials, minimal_cells(enough))
        if count == 1:
            sizes = _shortened(sizes, found)
    return found


def minimal_cells(enough: Bools) -> Longs:
    """The cells where something holds and at no other one that is nowhere larger; one per row."""
    below = enough
    for axis in range(enough.ndim):
        below = np.logical_or.accumulate(below, axis=axis)
    smaller = np.zeros_like(enough)
    for axis in range(enough.ndim):
        later = [slice(None)] * enough.ndim
        earlier = list(later)
        later[axis], earlier[axis] = slice(1, None), slice(None, -1)
        smaller[tuple(later)] |= below[tuple(earlier)]
    return np.argwhere(enough & ~smaller)


def _cells(dials: Sequence[int], minimal: Longs) -> list[Cell]:
    """Those with all dials turned; the others belong to fewer dials."""
    turned = minimal[(minimal > 0).all(axis=1)]
    return [tuple(zip(dials, steps, strict=True)) for steps in turned.tolist()]


def _shortened(sizes: dict[int, int], singles: Sequence[Cell]) -> dict[int, int]:
    """With other dials only steps below the one that is enough alone can be minimal."""
    enough = dict(cell[0] for cell in singles)
    short = {dial: min(size, enough.get(dial, size)) for dial, size in sizes.items()}
    return {dial: size for dial, size in short.items() if size > 1}


def _together(trials: Trials, dials: Sequence[int], count: int) -> Iterator[tuple[int, ...]]:
    for chosen in combinations(dials, count):
        if not any(both_forms(trials, *pair) for pair in combinations(chosen, 2)):
            yield chosen
