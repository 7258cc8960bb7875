"""TeamBudget: do all seats together stay within one budget?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import Text, Verdict
from dxmatch.models.pool import ALL
from dxmatch.models.pool.money import NO_LIMIT
from dxmatch.models.pool.rows import Bytes, Index, Longs, verdicts
from dxmatch.scoring.algebra import Trait
from dxmatch.scoring.labels import listed
from dxmatch.scoring.parameter import checked_whole
from dxmatch.scoring.reason import Reason
from dxmatch.staffing.bench import Bench, Teams
from dxmatch.staffing.linear_form import AtLeast, Demand
from dxmatch.staffing.team_algebra import TeamConstraint
from dxmatch.staffing.team_reason import team_reason


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamBudget(TeamConstraint):
    """体制全体の予算内であること — the prices of all seats together are within one budget.

    Every seat costs the price of a full-time month times its share of full time, without tax;
    all seats are counted as if they worked in the same month. A price that is not stated, or
    応相談, leaves it open, as long as the least that all take is within the budget.

    Args:
        yen: the most for one month of the whole team, without tax.

    Example:
        >>> TeamBudget(yen=900_000).yen
        900000
    """

    title: ClassVar[Text] = Text(ja="体制全体の予算", en="Team budget")
    traits: ClassVar[frozenset[Trait]] = frozenset({Trait.POOL_INDEPENDENT})
    yen: int

    def __post_init__(self) -> None:
        checked_whole(self, "yen", 0, 10**12)

    def check(self, bench: Bench, teams: Teams) -> Bytes:
        """YES if what all surely take fits, NO if not even the least does."""
        shares, limit = _shares(bench), self.yen * 100
        money = bench.pool.money
        possible = money.at_least(teams).astype(np.int64) @ shares <= limit
        known = (money.surely(teams) != NO_LIMIT).all(axis=1)
        return verdicts(possible, possible & known & (_sure(bench, teams) <= limit))

    def why(self, bench: Bench, team: Index) -> Reason:
        """The sum and the budget side by side."""
        verdict = int(self.check(bench, team[None, :])[0])
        least = int(bench.pool.money.at_least(team).astype(np.int64) @ _shares(bench)) // 100
        if verdict == Verdict.NO:
            return team_reason(
                "TEAM_BUDGET_OVER", least=least, budget=self.yen, over=max(least - self.yen, 1)
            )
        if verdict == Verdict.YES:
            price = int(_sure(bench, team[None, :])[0]) // 100
            return team_reason("TEAM_BUDGET_FITS", price=price, budget=self.yen)
        money = bench.pool.money
        open_ = team[money.surely(team) != money.at_least(team)].tolist()
        keys = [bench.pool.talents[row].key for row in open_]
        told = listed(Text(ja=key, en=key) for key in keys)
        return team_reason("TEAM_BUDGET_OPEN", budget=self.yen, open=told)

    def demand(self, bench: Bench, least: Verdict) -> Demand:
        """−Σ price × share ≥ −budget; a price that is not stated is far above any budget."""
        money = bench.pool.money
        price = (money.surely(ALL) if least is Verdict.YES else money.at_least(ALL)).astype(
            np.int64
        )
        if least is Verdict.YES:
            price = np.where(price == NO_LIMIT, self.yen * 100 + 1, price)
        shares = tuple(int(share) for share in _shares(bench))
        return Demand((AtLeast(-price, shares, -self.yen * 100),), exact=True)


def _shares(bench: Bench) -> Longs:
    return np.array([seat.workload.percent for seat in bench.seats], np.int64)


def _sure(bench: Bench, teams: Teams) -> Longs:
    """Yen × percent; meaningful where every price is known."""
    return np.asarray(bench.pool.money.surely(teams).astype(np.int64) @ _shares(bench), np.int64)
