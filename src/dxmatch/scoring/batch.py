"""The best for many positions at once; whoever needs more than columns is searched alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dxmatch.models import Position
from dxmatch.models.pool import (
    Bests,
    Choices,
    ColumnTest,
    ColumnValue,
    Plan,
    Searches,
    TalentPool,
    together,
)
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.asking import plans_of
from dxmatch.scoring.evaluate import Sheet, check_pool, least_of
from dxmatch.scoring.ranking import best, in_order
from dxmatch.scoring.told import Told


class Batch:
    """Many positions, some at a time, under one sheet about one pool; what they share is kept.

    Safe under threads: nothing that is kept changes an answer.

    Raises:
        EmptyPool: there is nobody to judge.
    """

    def __init__(self, strategy: Strategy, pool: TalentPool, k: int) -> None:
        check_pool(pool)
        self._strategy, self._pool, self._k = strategy, pool, k
        self._told = Told(pool)

    def bests(self, positions: Sequence[Position]) -> Bests:
        """The k best for some positions; each line is asked about all of them before the next.

        Raises:
            PluginContractError: a line answered the wrong shape, type or range.
        """
        size = len(positions)
        tests = [self._told.tests(line, positions) for line in self._strategy.must]
        found = self._in_one_run(positions, tests)
        if len(found) == 1 and len(found[0][0]) == size:
            return found[0][1]
        rows, totals = np.full((2, size, self._k), -1, np.int64)
        whole = Bests(rows.astype(np.intp), totals, np.full(size, -1, np.int64))
        for places, some in found:
            for into, part in zip(whole, some, strict=True):
                into[list(places)] = part
        for place in np.flatnonzero(whole.eligible < 0).tolist():
            own = tuple([test for test in (line.of(place) for line in tests) if test is not None])
            ranking = best(Sheet(self._strategy, positions[place], self._pool, own), self._k)
            whole.rows[place, : ranking.rows.size] = ranking.rows
            whole.totals[place, : ranking.rows.size] = ranking.totals
            whole.eligible[place] = ranking.eligible
        return whole

    def _in_one_run(
        self, positions: Sequence[Position], tests: Sequence[Choices[ColumnTest]]
    ) -> list[tuple[Sequence[int], Bests]]:
        """The best of those for whom all lines can be read off columns, and their places."""
        wants = in_order(self._strategy)
        if not wants:
            return []
        plans = plans_of(wants[0][1], positions, self._pool)
        others = [(weight, self._told.values(line, positions)) for weight, line in wants[1:]]
        plans = _where_all(plans, [values for _, values in others])
        found = []
        for places, alike in together(plans):
            searches = Searches(
                alike,
                [line.some(places) for line in tests],
                least_of(self._strategy),
                wants[0][0],
                [(weight, values.some(places)) for weight, values in others],
                self._k,
            )
            found.append((places, self._pool.ranked(searches)))
        return found


def _where_all(
    plans: Sequence[Plan | None], others: Sequence[Choices[ColumnValue]]
) -> Sequence[Plan | None]:
    """The plans of those positions for which the other lines have values too."""
    for values in others:
        if None in values.asked:
            plans = [None if values.of(place) is None else plan for place, plan in enumerate(plans)]
    return plans
