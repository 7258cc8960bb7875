"""The best of a filled sheet, without asking every line about everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dxmatch.models import SCALE
from dxmatch.models.pool.rows import Index, Ints, Longs
from dxmatch.scoring.algebra import Scorer
from dxmatch.scoring.evaluate import Sheet, points, scored

_AHEAD = 4
"""How many times as many as are wanted are asked in full before anybody is left out."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The best rows, best first, with the total of each; ties by identity ``(vendor, id)``.

    ``eligible``: how many talents satisfy the must side.
    """

    rows: Index
    totals: Longs
    eligible: int


def best(sheet: Sheet, k: int) -> Ranking:
    """The k best of the eligible.

    The line with the most points is looked at first, and those whom it puts ahead are asked in
    full. Values have a known range, so whoever cannot reach the k-th best of them any more is
    left out before the next line is asked.
    """
    wants = sorted(((w, line) for w, line in sheet.strategy.want if w), key=lambda each: -each[0])
    if not wants:
        rows = sheet.rows[:k]
        return Ranking(rows, np.zeros(rows.size, np.int64), sheet.eligible)
    (weight, line), *others = wants
    race = _Race(sheet, k, weight, others)
    plan = line.plan(sheet.position, sheet.pool)
    if plan is not None:
        rows, values, eligible = sheet.pool.holders(plan, sheet.tests, sheet.least)
        ahead = race.ahead(rows, values)
        if ahead.reach > race.room:
            return Ranking(*race.best(rows, values, ahead), eligible)
        # Those to whom the first line gives nothing may be among the best too.
        values = sheet.pool.scatter(rows, values, 0)[sheet.rows]
    else:
        values = scored(line, sheet.position, sheet.pool, sheet.rows)
    best_rows, totals = race.best(sheet.rows, values, race.ahead(sheet.rows, values))
    return Ranking(best_rows, totals, sheet.eligible)


@dataclass(frozen=True, slots=True, eq=False)
class _Ahead:
    """Whom the first line puts ahead, their totals, and the total that all others have to reach."""

    places: Index
    totals: Longs
    reach: int


@dataclass(frozen=True, slots=True, eq=False)
class _Race:
    """The search for the k best; ``weight`` is that of the first line."""

    sheet: Sheet
    k: int
    weight: int
    others: Sequence[tuple[int, Scorer]]

    @property
    def room(self) -> int:
        """The most that the other lines can add."""
        return SCALE * sum(weight for weight, _ in self.others)

    def ahead(self, rows: Index, values: Ints) -> _Ahead:
        places = _greatest(values, _AHEAD * self.k)
        totals = np.int64(self.weight) * values[places] + self._points(self.others, rows[places])
        return _Ahead(places, totals, _kth(totals, self.k) if totals.size >= self.k else 0)

    def best(self, rows: Index, values: Ints, ahead: _Ahead) -> tuple[Index, Longs]:
        least = -(-(ahead.reach - self.room) // self.weight)
        behind = values >= least
        behind[ahead.places] = False
        places = np.flatnonzero(behind)
        found, totals = rows[ahead.places], ahead.totals
        if places.size:
            more = self._reaching(rows[places], values[places], ahead.reach)
            found, totals = np.append(found, more[0]), np.append(totals, more[1])
        order = np.lexsort((found, -totals))[: self.k]
        return found[order], totals[order]

    def _reaching(self, rows: Index, values: Ints, reach: int) -> tuple[Index, Longs]:
        """Those of some rows that reach a total, and their totals."""
        totals, room = np.int64(self.weight) * values, self.room
        for other in self.others:
            totals += self._points([other], rows)
            room -= SCALE * other[0]
            kept = totals + room >= reach
            rows, totals = rows[kept], totals[kept]
        return rows, totals

    def _points(self, wants: Sequence[tuple[int, Scorer]], rows: Index) -> Longs:
        return points(wants, self.sheet.position, self.sheet.pool, rows)


def _greatest(values: Ints, count: int) -> Index:
    """Places of so many of the greatest values, and of some that tie with the last."""
    if values.size <= count:
        return np.arange(values.size)
    last = _kth(values, count)
    tied = np.flatnonzero(values == last)[:count]
    return np.concatenate((np.flatnonzero(values > last), tied))


def _kth(values: Ints | Longs, k: int) -> int:
    """The k-th greatest of at least k values."""
    return int(np.partition(values, -k)[-k])


def top(sheet: Sheet, k: int) -> Index:
    """Places in ``sheet.rows`` of the k best, best first."""
    return np.asarray(sheet.rows.searchsorted(best(sheet, k).rows), np.intp)
