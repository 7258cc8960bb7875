"""From a filled sheet to its stability."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from dxmatch.errors import InvalidInput
from dxmatch.explain.ledger import LineName, line_names_of, want_values
from dxmatch.explain.ranking import first_rows, place_of, rank_of
from dxmatch.explain.stability import Stability, Standing, TieGroup, WeightRange
from dxmatch.explain.weighing import can_be_exact, contenders, shares
from dxmatch.models import Position
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Index, Longs
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.evaluate import Sheet

SAMPLES, SEED = 4_000, 20_260_401
"""Weightings that are drawn, and the seed: a share is then within 0.016 in 95 of 100 draws."""

_TIED_SHOWN = 20


def stability(
    strategy: Strategy,
    position: Position,
    pool: TalentPool,
    sheet: Sheet,
    k: int,
    samples: int = SAMPLES,
    seed: int = SEED,
) -> Stability:
    """How the ranking of a filled sheet depends on its weights.

    Raises:
        InvalidInput: ``samples`` is below 1, or ``seed`` is negative.
    """
    _checked(samples, seed)
    values = want_values(strategy, position, pool, sheet.rows)
    names = line_names_of(strategy)[1]
    best = first_rows(sheet, k)
    if not best:
        return Stability(k, (), (), (), 0, seed)
    weighed = values[[at for at, name in enumerate(names) if name.weight]]
    rivals = contenders(weighed, k) if weighed.size else np.arange(min(k, sheet.rows.size))
    exact = can_be_exact(len(weighed), rivals.size)
    told = shares(weighed[:, rivals], k, samples, seed) if weighed.size else _by_identity(rivals)
    known = dict(zip(sheet.rows[rivals].tolist(), told, strict=True))
    nothing = (Fraction(0), Fraction(0))
    rows = {*best, *(row for row, share in known.items() if share[1])}
    ranked = sorted((rank_of(sheet, row) or 0, row) for row in rows)
    standings = tuple(
        Standing(pool.talents[row].key, rank, *known.get(row, nothing)) for rank, row in ranked
    )
    leader = place_of(sheet, best[0]) or 0
    ranges = tuple(_range(at, names, values, sheet, leader, pool) for at in range(len(names)))
    return Stability(
        k,
        standings,
        ranges,
        _ties(sheet, pool, best),
        0 if exact or not weighed.size else samples,
        seed,
    )


def _by_identity(rivals: Index) -> list[tuple[Fraction, Fraction]]:
    """Without a want line everybody is tied, and the order never changes."""
    return [(Fraction(int(not at)), Fraction(1)) for at in range(rivals.size)]


def _range(
    at: int,
    names: tuple[LineName, ...],
    values: Longs,
    sheet: Sheet,
    leader: int,
    pool: TalentPool,
) -> WeightRange:
    """Exact whole weights of line ``at`` that keep the leader first, over all eligible talents."""
    mine, weight = values[at], names[at].weight
    lead = mine[leader] - mine
    # An equal total is enough against those who come later.
    spare = sheet.totals[leader] - sheet.totals - (np.arange(mine.size) < leader)
    least = 0 if any(name.weight for name in names if name is not names[at]) else 1
    below, down = _steps(spare, lead)
    above, up = _steps(spare, -lead)
    low = weight - down if below.size else least
    if low <= least:
        low, below = min(least, weight), below[:0]
    return WeightRange(
        names[at],
        low,
        weight + up if above.size else None,
        _first(below, sheet, mine, low - 1 - weight, pool),
        _first(above, sheet, mine, up + 1, pool),
    )


def _steps(spare: Longs, lead: Longs) -> tuple[Index, int]:
    """Who first overtakes as the weight moves against ``lead``, and how far it can move before."""
    losing = np.flatnonzero(lead > 0)
    if not losing.size:
        return losing, 0
    steps = spare[losing] // lead[losing]
    return losing[steps == steps.min()], int(steps.min())


def _first(rows: Index, sheet: Sheet, mine: Longs, move: int, pool: TalentPool) -> str | None:
    """Who is first among ``rows`` when the weight of their values moves."""
    if not rows.size:
        return None
    totals = [(-int(sheet.totals[row]) - move * int(mine[row]), row) for row in rows.tolist()]
    return pool.talents[int(sheet.rows[min(totals)[1]])].key


def _ties(sheet: Sheet, pool: TalentPool, best: list[int]) -> tuple[TieGroup, ...]:
    """Groups of equal totals with at least one of the first k."""
    places = [place_of(sheet, row) or 0 for row in best]
    groups = []
    for total in sorted({int(sheet.totals[place]) for place in places}, reverse=True):
        tied = np.flatnonzero(sheet.totals == total)
        if tied.size > 1:
            rows = sheet.rows[tied].tolist()
            keys = tuple(pool.talents[row].key for row in rows[:_TIED_SHOWN])
            groups.append(TieGroup(rank_of(sheet, rows[0]) or 0, total, len(rows), keys))
    return tuple(groups)


def _checked(samples: int, seed: int) -> None:
    if type(samples) is not int or samples < 1 or type(seed) is not int or seed < 0:
        raise InvalidInput(
            "samples must be a whole number from 1 on, seed one from 0 on.",
            ja="samples は 1 以上、seed は 0 以上の整数にしてください。",
            hint="For example stability(samples=4000, seed=1).",
            hint_ja="例: stability(samples=4000, seed=1)",
            code="BAD_SAMPLES",
        )
