"""Ready sheets."""

from __future__ import annotations

from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.constraints import (
    Consented,
    FormAllowed,
    MustHave,
    PlaceReachable,
    ScheduleFits,
    WithinBudget,
)
from dxmatch.scoring.scorers import (
    Experience,
    LeadTime,
    RateFit,
    ScheduleSlack,
    SkillCoverage,
    WorkStyleFit,
)


def default_sheet() -> Strategy:
    """The sheet that is used when none is given: all six must lines, 100 points of wants."""
    return Strategy(
        name="standard",
        must=ScheduleFits()
        & WithinBudget()
        & FormAllowed()
        & PlaceReachable()
        & MustHave()
        & Consented(),
        want=50 * SkillCoverage()
        + 15 * Experience()
        + 10 * RateFit()
        + 5 * ScheduleSlack()
        + 10 * LeadTime()
        + 10 * WorkStyleFit(),
    )
