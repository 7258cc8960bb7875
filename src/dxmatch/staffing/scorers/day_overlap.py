"""DayOverlap: on how many days can all work?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import SCALE, Text
from dxmatch.models.pool.rows import Index, Ints
from dxmatch.scoring.algebra import Trait
from dxmatch.scoring.reason import Reason
from dxmatch.staffing.bench import Bench, Teams
from dxmatch.staffing.constraints.shared_days import days_reason
from dxmatch.staffing.team_algebra import TeamScorer
from dxmatch.staffing.working_days import common_days, shared_period


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOverlap(TeamScorer):
    """稼働日の重なり — the share of the shared period on which all surely have room.

    Points: SCALE if all can work on every day that the periods of all positions share, 0 if on
    none.

    Example:
        >>> DayOverlap()
        DayOverlap()
    """

    title: ClassVar[Text] = Text(ja="稼働日の重なり", en="Overlap of days")
    traits: ClassVar[frozenset[Trait]] = frozenset(Trait)

    def score(self, bench: Bench, teams: Teams) -> Ints:
        """Common days of the days of the shared period."""
        first, end = shared_period(bench)
        days = common_days(bench, teams, sure=True)
        return np.asarray(days * SCALE // max(end - first, 1), np.int32)

    def hope(self, bench: Bench, teams: Teams) -> Ints:
        """Another member never adds a day."""
        return self.score(bench, teams)

    def why(self, bench: Bench, team: Index) -> Reason:
        """How many days there are."""
        return days_reason(bench, team)
