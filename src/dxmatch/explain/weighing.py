"""All ways to weigh the lines of a sheet: shares of the weight simplex, exact or sampled."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.rows import Index, Longs

_PROBES = 64
_BLOCK = 512
_EXACT_LINES, _EXACT_SIZE = 2, 300
_STEPS = 2**20
"""A drawn weighting is a row of whole numbers from 1 on that add up to about this."""
_CELLS = 2**22
"""Totals that are kept at once."""


def contenders(values: Longs, k: int) -> Index:
    """Columns of ``values`` (lines × talents) that some positive weights put into the first k.

    A talent stays out if k others are at least as good on every line, and better on one or, with
    the same values, earlier.
    """
    small = values.astype(np.int16)  # SCALE fits, and small numbers compare faster
    sums = small.sum(axis=0, dtype=np.int64)
    order = np.argsort(-sums, kind="stable")
    above = np.zeros(sums.size, np.int64)
    for probe in order[: _PROBES + k].tolist():
        least = np.ones(sums.size, np.bool_)
        for line in small:
            least &= line <= line[probe]
        above += least & ((sums < sums[probe]) | (np.arange(sums.size) > probe))
    alive = order[above[order] < k]
    kept: Index = np.empty(0, np.intp)
    for start in range(0, alive.size, _BLOCK):
        block = alive[start : start + _BLOCK]
        against = np.concatenate([kept, block])
        kept = np.concatenate([kept, block[_dominators(small, block, against) < k]])
    return np.sort(kept)


def _dominators(values: NDArray[np.int16], rows: Index, others: Index) -> Longs:
    """How many of ``others`` are above each of ``rows`` with any positive weights."""
    found = np.zeros(rows.size, np.int64)
    for start in range(0, rows.size, _BLOCK):
        part = rows[start : start + _BLOCK]
        mine, theirs = values[:, part, None], values[:, None, others]
        least = (theirs >= mine).all(axis=0)
        better = (theirs > mine).any(axis=0) | (others[None, :] < part[:, None])
        found[start : start + _BLOCK] = np.count_nonzero(least & better, axis=1)
    return found


def can_be_exact(lines: int, size: int) -> bool:
    """Whether `exact_shares` is cheap."""
    return lines <= _EXACT_LINES and size <= _EXACT_SIZE


def exact_shares(values: Longs, k: int) -> list[tuple[Fraction, Fraction]]:
    """Per column the share of all weightings of one or two lines: first, and in the first k."""
    two = values if values.shape[0] == 2 else np.vstack([values, values])
    return [_exact(two, two[:, at], at, k) for at in range(two.shape[1])]


def _exact(others: Longs, mine: Longs, at: int, k: int) -> tuple[Fraction, Fraction]:
    """Where fewer than k others are above, walking the weight of the first line from 0 to 1."""
    above, steps = 0, []
    pairs = (others - mine[:, None]).T.tolist()
    for other, (gain, loss) in enumerate(pairs):  # with all weight on the first, the second line
        if other == at or (gain <= 0 and loss <= 0 and (gain or loss or other > at)):
            continue
        if gain >= 0 and loss >= 0:
            above += 1
        else:
            root = Fraction(loss, loss - gain)
            above += loss > 0
            steps.append((root, -1 if loss > 0 else 1))
    first = within = here = Fraction(0)
    for root, step in [*sorted(steps), (Fraction(1), 0)]:
        first += (root - here) if above < 1 else 0
        within += (root - here) if above < k else 0
        above, here = above + step, root
    return first, within


def sampled_shares(
    values: Longs, k: int, samples: int, seed: int
) -> list[tuple[Fraction, Fraction]]:
    """The same for any number of lines, over uniformly drawn weightings."""
    lines, size = values.shape
    rng = np.random.default_rng(seed)
    first, within = np.zeros(size, np.int64), np.zeros(size, np.int64)
    turn = np.arange(size - 1, -1, -1)
    for start in range(0, samples, max(1, _CELLS // size)):
        count = min(max(1, _CELLS // size), samples - start)
        weights = _drawn(rng, count, lines)
        # The earlier of two equal totals is above, as in the ranking.
        places = (weights @ values) * size + turn
        best = np.argpartition(-places, min(k, size) - 1, axis=1)[:, : min(k, size)]
        np.add.at(within, best.ravel(), 1)
        np.add.at(first, places.argmax(axis=1), 1)
    return [
        (Fraction(int(a), samples), Fraction(int(b), samples))
        for a, b in zip(first, within, strict=True)
    ]


def _drawn(rng: np.random.Generator, count: int, lines: int) -> Longs:
    """Weightings that are uniform on the simplex: the gaps between sorted points of a line."""
    cuts = np.sort(rng.integers(0, _STEPS, size=(count, lines - 1)), axis=1)
    ends = np.full((count, 1), 0), np.full((count, 1), _STEPS)
    return np.diff(np.concatenate([ends[0], cuts, ends[1]], axis=1), axis=1) + 1


def shares(values: Longs, k: int, samples: int, seed: int) -> Sequence[tuple[Fraction, Fraction]]:
    """Exact where that is cheap, else sampled."""
    if can_be_exact(*values.shape):
        return exact_shares(values, k)
    return sampled_shares(values, k, samples, seed)
