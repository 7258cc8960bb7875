"""Results are compared before anything is timed; a difference ends the run."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks import ours
from benchmarks.market.needs import Need
from benchmarks.peers.engine import Covers, Engine, Formula, Ranking
from benchmarks.peers.ready import Ready
from dxmatch import TalentPool

_CLOSE = 1e-5
"""Scores in floating point may differ by the order of their sums."""


class Disagreement(SystemExit):
    """Two engines that must agree do not; the suite ends with exit code 1."""


def check_eligible(pool: TalentPool, ready: Ready, needs: Sequence[Need]) -> float:
    """The mask that the peers use names the rows that dxmatch finds; the mean share of them."""
    shares = []
    for need in needs:
        mask = ready.mask(need)
        if not np.array_equal(np.flatnonzero(mask), ours.eligible(need, pool)):
            raise Disagreement(f"dxmatch and numpy disagree on who is eligible for {need}")
        shares.append(float(mask.mean()))
    return float(np.mean(shares))


def check(engines: Sequence[Engine], ready: Ready, needs: Sequence[Need]) -> None:
    """Identical rows and totals where the sheet is computed; equal scores among the others that
    share a formula and must lines; nobody who is not eligible from an engine with all lines."""
    for need in needs:
        mask = ready.mask(need)
        first: dict[tuple[Formula, Covers], tuple[str, Ranking]] = {}
        for engine in engines:
            found = engine.best(need)
            if engine.covers is Covers.ALL and not mask[found.rows[found.scores > 0]].all():
                raise Disagreement(f"{engine.label} lists somebody who is not eligible for {need}")
            label, other = first.setdefault((engine.formula, engine.covers), (engine.label, found))
            if not _agree(engine.formula, found, other):
                raise Disagreement(f"{engine.label} and {label} disagree on {need}")


def _agree(formula: Formula, one: Ranking, other: Ranking) -> bool:
    if formula is Formula.SHEET:
        return np.array_equal(one.rows, other.rows) and np.array_equal(one.scores, other.scores)
    # Only what is above 0 counts: that part of a list is a match at all.
    a, b = (np.maximum(ranking.scores, 0) for ranking in (one, other))
    size = max(a.size, b.size)
    a, b = (np.pad(scores, (0, size - scores.size)) for scores in (a, b))
    return bool(np.allclose(a, b, rtol=_CLOSE, atol=_CLOSE))
