"""VendorMix: from how many vendors does the team come?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import Text, Verdict
from dxmatch.models.pool.rows import Bytes, Index
from dxmatch.scoring.algebra import Trait
from dxmatch.scoring.labels import listed
from dxmatch.scoring.parameter import checked_whole
from dxmatch.scoring.reason import Reason
from dxmatch.scoring.refusal import refused_parameter
from dxmatch.staffing.bench import OPEN, Bench, Teams
from dxmatch.staffing.linear_form import AtLeast, Demand
from dxmatch.staffing.team_algebra import TeamConstraint
from dxmatch.staffing.team_reason import team_reason

_MANY = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorMix(TeamConstraint):
    """会員企業の組合せ — from how many vendors the members come, and how many from each.

    ``most=1`` is a team from a single vendor (one contract); ``least=2`` a mixed one.

    Args:
        least: different vendors, from 1.
        most: different vendors, from ``least``.
        each: the most members from one vendor, from 1.

    Example:
        >>> VendorMix(most=1).each
        1000
    """

    title: ClassVar[Text] = Text(ja="会員企業の組合せ", en="Vendor mix")
    traits: ClassVar[frozenset[Trait]] = frozenset(Trait)
    least: int = 1
    most: int = _MANY
    each: int = _MANY

    def __post_init__(self) -> None:
        for name in ("least", "most", "each"):
            checked_whole(self, name, 1, _MANY)
        if self.least > self.most:
            raise refused_parameter("VendorMix", "most", "at least `least`", " least 以上")

    def check(self, bench: Bench, teams: Teams) -> Bytes:
        """YES or NO: the vendor is always known."""
        different, largest = _counted(bench.vendors()[teams])
        fits = (different >= self.least) & (different <= self.most) & (largest <= self.each)
        return np.asarray(np.where(fits, Verdict.YES, Verdict.NO), np.uint8)

    def hope(self, bench: Bench, teams: Teams) -> Bytes:
        """Open seats can bring a new vendor each, or none."""
        open_ = (teams == OPEN).sum(axis=1)
        # Seats that are open count as vendors of their own, so they never look alike.
        apart = -1 - np.arange(teams.shape[1])
        different, largest = _counted(np.where(teams == OPEN, apart, bench.vendors()[teams]))
        fits = (different >= self.least) & (different - open_ <= self.most)
        return np.asarray(np.where(fits & (largest <= self.each), 2, 0), np.uint8)

    def why(self, bench: Bench, team: Index) -> Reason:
        """The vendors, and the most members of one."""
        found = Counter(bench.pool.talents[row].vendor for row in team.tolist())
        names = listed(Text(ja=name, en=name) for name in sorted(found))
        return team_reason(
            "VENDORS", count=len(found), vendors=names, most=max(found.values(), default=0)
        )

    def demand(self, bench: Bench, least: Verdict) -> Demand:  # noqa: ARG002
        """No vendor may take so many seats that too few are left for the others."""
        ones, vendors = (1,) * len(bench.seats), bench.vendors()
        cap = min(self.each, len(bench.seats) - self.least + 1)
        if cap >= len(bench.seats):
            return Demand(exact=self.most >= len(bench.seats))
        numbers = np.unique(vendors[bench.people]).tolist()
        sums = tuple(
            AtLeast(-(vendors == number).astype(np.int64), ones, -cap) for number in numbers
        )
        only_each = self.least == 1 and self.most >= len(bench.seats)
        return Demand(sums, exact=only_each)


def _counted(vendors: Index) -> tuple[Index, Index]:
    """How many different numbers stand in each line, and how often the most frequent one."""
    ordered = np.sort(vendors, axis=1)
    new = np.ones(ordered.shape, np.bool_)
    new[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    places = np.arange(ordered.shape[1])
    first = np.maximum.accumulate(np.where(new, places, 0), axis=1)
    return new.sum(axis=1), (places - first).max(axis=1) + 1
