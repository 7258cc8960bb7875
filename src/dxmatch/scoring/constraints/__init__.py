"""The must side: one line per file, each named like its class."""

from dxmatch.scoring.constraints.consented import Consented
from dxmatch.scoring.constraints.form_allowed import FormAllowed
from dxmatch.scoring.constraints.must_have import MustHave
from dxmatch.scoring.constraints.place_reachable import PlaceReachable
from dxmatch.scoring.constraints.schedule_fits import ScheduleFits
from dxmatch.scoring.constraints.within_budget import WithinBudget

__all__ = [
    "Consented",
    "FormAllowed",
    "MustHave",
    "PlaceReachable",
    "ScheduleFits",
    "WithinBudget",
]
