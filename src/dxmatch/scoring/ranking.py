"""The best of a filled sheet, without asking every line about everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np

from dxmatch.models import SCALE
from dxmatch.models.pool import Choices, ColumnTest, ColumnValue, Plan, Searches, alone, together
from dxmatch.models.pool.foremost import greatest, kth
from dxmatch.models.pool.rows import Index, Ints, Longs
from dxmatch.scoring.algebra import Scorer, Strategy
from dxmatch.scoring.asking import plans_of, scored, values_of
from dxmatch.scoring.evaluate import Sheet, points

Wants: TypeAlias = Sequence[tuple[int, Scorer]]
"""Want lines with their weights."""

_AHEAD = 4
"""How many times as many as are wanted are asked in full before anybody is left out."""


class Ranking(NamedTuple):
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
    wants = in_order(sheet.strategy)
    if not wants:
        rows = sheet.rows[:k]
        return Ranking(rows, np.zeros(rows.size, np.int64), sheet.eligible)
    plans = plans_of(wants[0][1], [sheet.position], sheet.pool)
    found = _in_one_run(sheet, wants, plans, k)
    return found or _Race(sheet, wants, k).ranking(plans[0])


def in_order(strategy: Strategy) -> Wants:
    """The want lines that can give points, those with the most first."""
    return sorted((want for want in strategy.want if want[0]), key=lambda want: -want[0])


def _in_one_run(sheet: Sheet, wants: Wants, plans: Sequence[Plan | None], k: int) -> Ranking | None:
    """The best, if all lines can be read off columns."""
    pool, alike = sheet.pool, together(plans)
    if not alike:
        return None
    others: list[tuple[int, Choices[ColumnValue]]] = []
    for weight, line in wants[1:]:
        [value] = values_of(line, [sheet.position], pool)
        if value is None:
            return None
        others.append((weight, alone(value)))
    tests: list[Choices[ColumnTest]] = [alone(test) for test in sheet.tests]
    rows, totals, eligible = pool.ranked(
        Searches(alike[0][1], tests, sheet.least, wants[0][0], others, k)
    )
    count = min(k, eligible.item(0))
    return Ranking(rows[0, :count], totals[0, :count], eligible.item(0))


@dataclass(frozen=True, slots=True, eq=False)
class _Ahead:
    """Whom the first line puts ahead, their totals, and the total that all others have to reach."""

    places: Index
    totals: Longs
    reach: int


class _Race(NamedTuple):
    """The search for the k best among the eligible, one line after the other."""

    sheet: Sheet
    wants: Wants
    k: int

    def ranking(self, plan: Plan | None) -> Ranking:
        """The best; if they can be told by those who get something from the first line, by these.

        Args:
            plan: of the first line, if it has one.
        """
        sheet = self.sheet
        if plan is None:
            values = scored(self.wants[0][1], sheet.position, sheet.pool, sheet.rows)
        else:
            held = sheet.pool.holders(plan, sheet.tests, sheet.least)
            ahead = self.ahead(held.rows, held.values)
            if ahead.reach > self.room:
                return Ranking(*self.best(held.rows, held.values, ahead), held.eligible)
            # Those to whom the first line gives nothing may be among the best too.
            values = sheet.pool.scatter(held.rows, held.values, 0)[sheet.rows]
        rows, totals = self.best(sheet.rows, values, self.ahead(sheet.rows, values))
        return Ranking(rows, totals, sheet.eligible)

    @property
    def weight(self) -> int:
        """The weight of the first line."""
        return self.wants[0][0]

    @property
    def others(self) -> Wants:
        """All other lines."""
        return self.wants[1:]

    @property
    def room(self) -> int:
        """The most that the other lines can add."""
        return SCALE * sum(weight for weight, _ in self.others)

    def ahead(self, rows: Index, values: Ints) -> _Ahead:
        places = greatest(values, _AHEAD * self.k)
        totals = np.int64(self.weight) * values[places] + self._points(self.others, rows[places])
        return _Ahead(places, totals, kth(totals, self.k) if totals.size >= self.k else 0)

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

    def _points(self, wants: Wants, rows: Index) -> Longs:
        return points(wants, self.sheet.position, self.sheet.pool, rows)
