"""Ready columns for the peers: capacity summed up to each date, and the must lines as a mask."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from benchmarks.market.columns import Ints, Market
from benchmarks.market.needs import Need

Bools = NDArray[np.bool_]


class Ready:
    """Columns that a careful user keeps; those of the dates in use are made before any timing."""

    def __init__(self, market: Market, needs: Iterable[Need] = ()) -> None:
        self.market = market
        self.fits: dict[tuple[int, int], NDArray[np.uint16]] = {}
        self.served: dict[tuple[int, int], Ints] = {}
        self.prepare(needs)

    def prepare(self, needs: Iterable[Need]) -> None:
        """Make the columns of the dates of some needs."""
        windows, pattern = self.market.windows, self.market.pattern
        for need in needs:
            for day in (need.start, need.end):
                # Differences of two columns stay right when both wrap round.
                if (day, need.share) not in self.fits:
                    days = windows.days(day, need.share).astype(np.uint16)
                    self.fits[day, need.share] = days[pattern]
                if (day, need.roomy) not in self.served:
                    served = windows.served(day, need.roomy).astype(np.int32)
                    self.served[day, need.roomy] = served[pattern]

    def mask(self, need: Need) -> Bools:
        """Who satisfies schedule, budget and place."""
        market, days = self.market, np.uint16(need.end - need.start)
        free = self.fits[need.end, need.share] - self.fits[need.start, need.share]
        mask = (free == days) & (market.min_share <= need.share) & (market.price <= need.budget)
        if need.onsite:
            here = np.int64(1 << need.prefecture)
            mask &= (market.onsite >= need.onsite) & ((market.reach & here) != 0)
        return np.asarray(mask, np.bool_)

    def room(self, need: Need, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Percent-days that can be served of a need with a quarter more workload."""
        end, start = (self.served[day, need.roomy] for day in (need.end, need.start))
        return (end[rows] - start[rows]).astype(np.int64)
