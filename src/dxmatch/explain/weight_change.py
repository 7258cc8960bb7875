"""The smallest change of one weight (配点) that brings a talent into the first k, exactly.

A talent's total is linear in a weight, so every other talent is ahead up to a whole number of
points more, or from one on. Going through these numbers in order finds the smallest change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from dxmatch.explain.change import worded
from dxmatch.models import Lang, Position
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Longs
from dxmatch.scoring.algebra import Must, Strategy, Want
from dxmatch.scoring.asking import scored
from dxmatch.scoring.evaluate import Sheet
from dxmatch.scoring.reason import Reason

_MOST_TIMES: Final = 10
"""No weight is made larger than ten times all weights together."""


@dataclass(frozen=True, slots=True)
class WeightChange:
    """One weight of a sheet with another value.

    Attributes:
        line: the position of the line among ``strategy.want``.
        reason: code and facts, for the words.
    """

    line: int
    before: int
    after: int
    reason: Reason

    def text(self, lang: Lang = "ja") -> str:
        """The change in words."""
        return self.reason.text(lang)

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """Plain values."""
        return {
            "line": self.line,
            "before": self.before,
            "after": self.after,
            "text": self.text(lang),
        }

    def applied(self, strategy: Strategy) -> Strategy:
        """The sheet with this weight."""
        wants = [
            (self.after if at == self.line else weight, line)
            for at, (weight, line) in enumerate(strategy.want)
        ]
        return Strategy(
            Must(strategy.must),
            Want(tuple(wants)),
            name=strategy.name,
            on_unknown=strategy.on_unknown,
        )


def weight_changes(
    strategy: Strategy, position: Position, pool: TalentPool, sheet: Sheet, at: int, k: int
) -> tuple[WeightChange, ...]:
    """For each want line the smallest change of its weight that brings ``sheet.rows[at]`` into
    the first k, smallest first; a line that cannot do it is left out."""
    every = sum(weight for weight, _ in strategy.want)
    found = []
    for index, (weight, line) in enumerate(strategy.want):
        values = scored(line, position, pool, sheet.rows).astype(np.int64)
        more = _least(sheet.totals, values, at, k)
        less = _least(sheet.totals, -values, at, k)
        options = [more] if more and weight + more <= _MOST_TIMES * every else []
        options += [-less] if less and weight >= less and every > less else []
        if options:
            after = weight + min(options, key=lambda change: (abs(change), -change))
            told = worded("WEIGHT", line=line.title, before=weight, after=after)
            found.append(WeightChange(index, weight, after, told))
    return tuple(sorted(found, key=lambda one: (abs(one.after - one.before), one.line)))


def _least(totals: Longs, values: Longs, at: int, k: int) -> int | None:
    """The smallest number of points more (from 1 on) with fewer than k talents ahead."""
    behind, slope = totals - totals[at], values - values[at]
    # Ties go by row: an earlier row is ahead with as many points, a later one needs one more.
    needed = np.ones(totals.size, np.int64)
    needed[:at] = 0
    behind -= needed  # ahead after n points: behind + n * slope >= 0
    ahead = int(np.count_nonzero(behind >= 0)) - int(behind[at] >= 0)
    falling, rising = (slope < 0) & (behind >= 0), (slope > 0) & (behind < 0)
    leaves = behind[falling] // -slope[falling] + 1
    enters = -(behind[rising] // slope[rising])
    when = np.concatenate([leaves, enters])
    step = np.concatenate([np.full(leaves.size, -1), np.full(enters.size, 1)])
    points, place = np.unique(when, return_inverse=True)
    changes = np.zeros(points.size, np.int64)
    np.add.at(changes, place, step)
    few = np.flatnonzero(ahead + np.cumsum(changes) < k)
    return int(points[few[0]]) if few.size else None
