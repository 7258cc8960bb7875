"""SharedDays: can all work on the same days often enough?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import Text
from dxmatch.models.pool.rows import Bytes, Index, verdicts
from dxmatch.scoring.algebra import Trait
from dxmatch.scoring.parameter import checked_whole
from dxmatch.scoring.reason import Reason
from dxmatch.staffing.bench import Bench, Teams
from dxmatch.staffing.team_algebra import TeamConstraint
from dxmatch.staffing.team_reason import team_reason
from dxmatch.staffing.working_days import common_days, shared_period


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedDays(TeamConstraint):
    """全員が稼働できる日 — on enough days of the shared period all have room for their seat.

    The shared period is what the periods of all positions have in common; if that is no day, the
    answer is NO. Days of unknown or tentative capacity leave it open.

    Args:
        percent: of the days of the shared period, 1 to 100.

    Example:
        >>> SharedDays(percent=80).percent
        80
    """

    title: ClassVar[Text] = Text(ja="全員の稼働日", en="Days in common")
    traits: ClassVar[frozenset[Trait]] = frozenset(Trait)
    percent: int = 100

    def __post_init__(self) -> None:
        checked_whole(self, "percent", 1, 100)

    def check(self, bench: Bench, teams: Teams) -> Bytes:
        """YES if sure days suffice, NO if not even possible days do."""
        enough = self._enough(bench)
        possible = common_days(bench, teams, sure=False) >= enough
        return verdicts(possible, possible & (common_days(bench, teams, sure=True) >= enough))

    def hope(self, bench: Bench, teams: Teams) -> Bytes:
        """Another member never adds a day."""
        return self.check(bench, teams)

    def why(self, bench: Bench, team: Index) -> Reason:
        """How many days there are."""
        return days_reason(bench, team)

    def _enough(self, bench: Bench) -> int:
        first, end = shared_period(bench)
        return max(1, -(-(end - first) * self.percent // 100))


def days_reason(bench: Bench, team: Index) -> Reason:
    """On how many days of the shared period all can work."""
    first, end = shared_period(bench)
    if end <= first:
        return team_reason("DAYS_NONE")
    one = np.asarray(team[None, :], np.intp)
    sure, possible = (int(common_days(bench, one, sure=sure)[0]) for sure in (True, False))
    return team_reason("DAYS_SHARED", days=end - first, sure=sure, possible=possible)
