"""The best of a filled sheet, without asking every line about everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, TypeAlias

import numpy as np

from dxmatch.models import SCALE
from dxmatch.models.pool import Best, ColumnValue, Holders, Passed, Plan, Search, Wanted
from dxmatch.models.pool.rows import Index, Ints, Longs
from dxmatch.scoring.algebra import Scorer, Strategy
from dxmatch.scoring.evaluate import Sheet, column_values, plans, points, scored

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
    return bests([sheet], k)[0]


def bests(sheets: Sequence[Sheet], k: int, passed: Passed | None = None) -> list[Ranking]:
    """The k best of each sheet; all sheets are about one pool, and so is what ``passed`` keeps.

    One step is taken for all sheets before the next: then what it works with stays in the caches.
    """
    races: list[_Race] = []
    for _, alike in groupby(sheets, lambda sheet: id(sheet.strategy)):
        races += _races(list(alike), k)
    held = [
        best or race.holders()
        for race, best in zip(races, _best_at_once(races, passed), strict=True)
    ]
    return [race.ranking(found) for race, found in zip(races, held, strict=True)]


def _races(sheets: Sequence[Sheet], k: int) -> list[_Race]:
    """The searches of sheets with one strategy: the first line says its plans, the others their
    columns."""
    wants = _in_order(sheets[0].strategy)
    if not wants:
        return [_Race(sheet, k, None, (), 0) for sheet in sheets]
    first, others = wants[0], wants[1:]
    room = SCALE * sum([weight for weight, _ in others])
    planned = plans(first[1], [sheet.position for sheet in sheets], sheets[0].pool)
    with_plan = [sheet for sheet, plan in zip(sheets, planned, strict=True) if plan is not None]
    columns = iter(_columns(others, with_plan))
    return [
        _Race(sheet, k, first, others, room, plan, None if plan is None else next(columns))
        for sheet, plan in zip(sheets, planned, strict=True)
    ]


_Wants: TypeAlias = Sequence[tuple[int, Scorer]]


def _in_order(strategy: Strategy) -> _Wants:
    """The want lines that can give points, those with the most first."""
    return sorted((want for want in strategy.want if want[0]), key=lambda want: -want[0])


def _best_at_once(races: Sequence[_Race], passed: Passed | None) -> list[Best | None]:
    """The best of those races that need nothing but columns, in one run."""
    searches = [race.search for race in races]
    whole = [search for search in searches if search is not None]
    best = iter((races[0].sheet.pool.ranked(whole, passed) if whole else None) or ())
    return [None if search is None else next(best, None) for search in searches]


@dataclass(frozen=True, slots=True, eq=False)
class _Ahead:
    """Whom the first line puts ahead, their totals, and the total that all others have to reach."""

    places: Index
    totals: Longs
    reach: int


class _Race(NamedTuple):
    """The search for the k best: the line with the most points, the other lines, the room.

    ``room`` is the most that the other lines can add. Without any points nobody races.
    """

    sheet: Sheet
    k: int
    first: tuple[int, Scorer] | None
    others: _Wants
    room: int
    plan: Plan | None = None
    columns: Sequence[tuple[int, ColumnValue]] | None = None

    @property
    def search(self) -> Search | None:
        """The whole race over columns, if all lines have them."""
        if self.plan is None or self.columns is None:
            return None
        wanted = Wanted(self.weight, self.columns, self.k)
        return Search(self.plan, self.sheet.tests, wanted, self.sheet.least)

    def holders(self) -> Holders | None:
        """Who gets something from the first line; None without a plan."""
        if self.plan is None:
            return None
        return self.sheet.pool.holders(self.plan, self.sheet.tests, self.sheet.least)

    def ranking(self, held: Best | Holders | None) -> Ranking:
        """The best, among all eligible if need be."""
        sheet = self.sheet
        if isinstance(held, Best):
            return Ranking(*held)
        if self.first is None:
            rows = sheet.rows[: self.k]
            return Ranking(rows, np.zeros(rows.size, np.int64), sheet.eligible)
        if held is None:
            values = scored(self.first[1], sheet.position, sheet.pool, sheet.rows)
        else:
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
        return self.first[0] if self.first else 0

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

    def _points(self, wants: _Wants, rows: Index) -> Longs:
        return points(wants, self.sheet.position, self.sheet.pool, rows)


_Columns: TypeAlias = Sequence[tuple[int, ColumnValue]] | None


def _columns(wants: _Wants, sheets: Sequence[Sheet]) -> list[_Columns]:
    """Of each sheet the values of all lines as columns, if each line has them."""
    found: list[list[tuple[int, ColumnValue]]] = [[] for _ in sheets]
    left: Sequence[int] = range(len(sheets))
    for weight, line in wants:
        if not left:
            break
        asked = [sheets[place].position for place in left]
        values = column_values(line, asked, sheets[0].pool)
        for place, value in zip(left, values, strict=True):
            if value is not None:
                found[place].append((weight, value))
        left = [place for place, value in zip(left, values, strict=True) if value is not None]
    return [own if len(own) == len(wants) else None for own in found]


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
