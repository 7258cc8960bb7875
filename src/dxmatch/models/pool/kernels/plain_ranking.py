"""The k best in numpy.

Skills that many have are left for later, up to half of all points: whoever is among the best has
some of the others too. Those with the most points for these are looked up in full, and then it is
known how many points all others need. If that is no more than what was left can give, or too many
come close, more skills are added up, the shortest list first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from dxmatch.models.pool.foremost import greatest, kth
from dxmatch.models.pool.kernels.column_tests import steps_of
from dxmatch.models.pool.kernels.column_values import ColumnValue
from dxmatch.models.pool.kernels.entries import Entries
from dxmatch.models.pool.kernels.plain import allowed
from dxmatch.models.pool.kernels.plain_sums import Need, Tally, looked_up, needs_of, points_of
from dxmatch.models.pool.kernels.plan import Plan
from dxmatch.models.pool.kernels.searches import Bests, Searches
from dxmatch.models.pool.rows import Bools, Index, Ints, Longs
from dxmatch.models.verdict import SCALE

_AHEAD: Final = 4
"""How many times as many as are wanted are looked at first."""

_LATER: Final = 50
"""Percent of all points that may be left for later."""

_MANY: Final = 16_384
"""So many entries at least has a need that is left for later."""

_LOOK_UP: Final = 8
"""Entries that are scanned in the time of looking one row up."""


def ranked(searches: Searches, size: int) -> Bests:
    """See `choice.ranked`; every search has a plan."""
    count = len(searches.plans)
    rows, totals = np.full((2, count, searches.k), -1, np.int64)
    found = Bests(rows.astype(np.intp, copy=False), totals, np.zeros(count, np.int64))
    for place in range(count):
        plan = searches.plans[place]
        if plan is not None:
            tests = [line.of(place) for line in searches.tests]
            steps = steps_of([test for test in tests if test is not None], searches.least)
            flags = allowed(steps, size)
            found.eligible[place] = np.count_nonzero(flags)  # while they are in the caches
            race = _Race.of(searches, place, plan)
            best, reached = race.best(*_hopeful(race, needs_of(plan), flags))
            found.rows[place, : best.size], found.totals[place, : best.size] = best, reached
    return found


def _hopeful(
    race: _Race, needs: Sequence[Need], flags: Bools
) -> tuple[Index, Ints, Sequence[Need], int]:
    """Rows among which the best are; their points so far, the needs left, what the k-th reaches."""
    sums = Tally(flags.size, np.add)
    now, later = _parted(needs, max(_MANY, race.entries.many))
    reach = 0
    while True:
        for need in now:
            sums.add(*points_of(race.entries, need, flags))
        rows = sums.rows()
        points = sums.at(rows)
        places = race.places(points, later, reach)
        if places is None and now:  # more is known by now
            reach = max(reach, race.reach(rows, points, later))
            places = race.places(points, later, reach)
        if places is not None:
            sums.clear()
            return rows.take(places), points.take(places), later, reach
        if not later:  # those without any points may be among the best
            rows = np.flatnonzero(flags)
            points = sums.at(rows)
            sums.clear()
            return rows, points, later, reach
        now = [later.pop()]
        while later and _most(later) >= race.enough(reach):
            now.append(later.pop())


def _parted(needs: Sequence[Need], many: int) -> tuple[Sequence[Need], list[Need]]:
    """Those to begin with, and those for later, that have many entries; the longest come first."""
    left = sum([need.weight for need in needs]) * _LATER // 100
    count = 0
    for need in needs:
        left -= need.weight
        if left < 0 or need.size < many:
            break
        count += 1
    return needs[count:], list(needs[:count])


def _most(needs: Sequence[Need]) -> int:
    """The most points that some needs can give."""
    return SCALE * sum([need.weight for need in needs])


class _Race(NamedTuple):
    """How the totals of a search are made up; see `Searches`.

    Attributes:
        entries: of the plan.
        whole: Σ weight of the plan.
        weight: of the values under the plan.
        others: the other lines that can give points, the one with the most first.
        room: the most that they can add.
        k: how many of the best are wanted.
    """

    entries: Entries
    whole: int
    weight: int
    others: Sequence[tuple[int, ColumnValue]]
    room: int
    k: int

    @classmethod
    def of(cls, searches: Searches, place: int, plan: Plan) -> _Race:
        asked = [(weight, line.of(place)) for weight, line in searches.others]
        others = [(weight, value) for weight, value in asked if weight and value is not None]
        others.sort(key=lambda each: -each[0])
        room = SCALE * sum([weight for weight, _ in others])
        return cls(plan.entries, plan.total_weight, searches.weight, others, room, searches.k)

    def places(self, points: Ints, later: Sequence[Need], reach: int) -> Index | None:
        """Where those are who may reach a total; None if they are not known, or are too many."""
        least = self.enough(reach) - _most(later)
        if least <= 0:
            return None
        places = (points >= least).nonzero()[0]
        if later and places.size * len(later[-1].sources) * _LOOK_UP > later[-1].size:
            return None
        return places

    def reach(self, rows: Index, points: Ints, later: Sequence[Need]) -> int:
        """A total that k rows reach: the k-th of those with the most points so far; 0 if fewer."""
        if rows.size < self.k:
            return 0
        places = greatest(points, _AHEAD * self.k)
        rows, points = rows.take(places), points.take(places)
        for need in later:
            points += looked_up(self.entries, need, rows)
        totals = self.covered(points)
        for weight, value in self.others:
            totals += np.int64(weight) * value.at(rows)
        return kth(totals, self.k)

    def covered(self, points: Ints) -> Longs:
        """The part of the totals that is under the plan."""
        totals: Longs = np.int64(self.weight) * (points // np.int32(self.whole))
        return totals

    def enough(self, reach: int) -> int:
        """Whoever has fewer points does not come to a total."""
        return self.whole * -((self.room - reach) // self.weight)

    def best(
        self, rows: Index, points: Ints, later: Sequence[Need], reach: int
    ) -> tuple[Index, Longs]:
        """The best of some rows, and their totals; those behind are dropped step by step."""
        enough = self.enough(reach)
        for place, need in enumerate(later, 1):
            points += looked_up(self.entries, need, rows)
            kept = (points >= enough - _most(later[place:])).nonzero()[0]
            rows, points = rows.take(kept), points.take(kept)
        totals, room = self.covered(points), self.room
        for weight, value in self.others:
            totals += np.int64(weight) * value.at(rows)
            room -= SCALE * weight
            kept = (totals + room >= reach).nonzero()[0]
            rows, totals = rows.take(kept), totals.take(kept)
        order = np.lexsort((rows, -totals))[: self.k]
        return rows.take(order), totals.take(order)
