"""Match outside digital professionals to municipal projects, and say why.

    import dxmatch as dx

    pool = dx.TalentPool.of(dx.read_feed("feed.csv", "mapping.toml").talents)
    shortlist = dx.match(dx.read_project("project.toml"), pool)[0]

Names are imported when they are first used. More lives in `dxmatch.models`, `dxmatch.scoring`,
`dxmatch.vocabulary`, `dxmatch.io` and `dxmatch.testing`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dxmatch.assignment import assign
    from dxmatch.errors import DxMatchError
    from dxmatch.io import read_feed, read_project
    from dxmatch.matching import match, match_many
    from dxmatch.models import Period, Position, Talent
    from dxmatch.models.pool import TalentPool
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
    from dxmatch.scoring.sheet import read_strategy
    from dxmatch.staffing import staff

__version__ = "0.1.0"

_HOMES = {
    "dxmatch.assignment": ("assign",),
    "dxmatch.errors": ("DxMatchError",),
    "dxmatch.io": ("read_feed", "read_project"),
    "dxmatch.matching": ("match", "match_many"),
    "dxmatch.models": ("Period", "Position", "Talent"),
    "dxmatch.models.pool": ("TalentPool",),
    "dxmatch.scoring.algebra": ("Strategy",),
    "dxmatch.scoring.constraints": (
        "Consented",
        "FormAllowed",
        "MustHave",
        "PlaceReachable",
        "ScheduleFits",
        "WithinBudget",
    ),
    "dxmatch.scoring.scorers": (
        "Experience",
        "LeadTime",
        "RateFit",
        "ScheduleSlack",
        "SkillCoverage",
        "WorkStyleFit",
    ),
    "dxmatch.scoring.sheet": ("read_strategy",),
    "dxmatch.staffing": ("staff",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Consented",
    "DxMatchError",
    "Experience",
    "FormAllowed",
    "LeadTime",
    "MustHave",
    "Period",
    "PlaceReachable",
    "Position",
    "RateFit",
    "ScheduleFits",
    "ScheduleSlack",
    "SkillCoverage",
    "Strategy",
    "Talent",
    "TalentPool",
    "WithinBudget",
    "WorkStyleFit",
    "assign",
    "match",
    "match_many",
    "read_feed",
    "read_project",
    "read_strategy",
    "staff",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'dxmatch' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
