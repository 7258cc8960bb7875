"""体制: the best teams for the positions of one project, and why there are none if so."""

from dxmatch.staffing.bench import OPEN, Bench, Teams
from dxmatch.staffing.conflict import Conflict, Demanded
from dxmatch.staffing.constraints import (
    JointSkills,
    MunicipalExperience,
    SharedDays,
    TeamBudget,
    VendorMix,
)
from dxmatch.staffing.linear_form import AtLeast, Demand, Gain
from dxmatch.staffing.loss import Loss
from dxmatch.staffing.scorers import DayOverlap, JointCoverage, WorkedTogether
from dxmatch.staffing.search import Progress, Search, Solver
from dxmatch.staffing.staffer import staff
from dxmatch.staffing.staffing import Staffing, Status
from dxmatch.staffing.team import Seat, Team, TeamFinding
from dxmatch.staffing.team_algebra import TeamConstraint, TeamScorer, TeamSheet
from dxmatch.staffing.team_sheet_file import read_team_sheet

__all__ = [
    "OPEN",
    "AtLeast",
    "Bench",
    "Conflict",
    "DayOverlap",
    "Demand",
    "Demanded",
    "Gain",
    "JointCoverage",
    "JointSkills",
    "Loss",
    "MunicipalExperience",
    "Progress",
    "Search",
    "Seat",
    "SharedDays",
    "Solver",
    "Staffing",
    "Status",
    "Team",
    "TeamBudget",
    "TeamConstraint",
    "TeamFinding",
    "TeamScorer",
    "TeamSheet",
    "Teams",
    "VendorMix",
    "WorkedTogether",
    "read_team_sheet",
    "staff",
]
