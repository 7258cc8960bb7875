"""Want lines of a team; each is one file."""

from dxmatch.staffing.scorers.day_overlap import DayOverlap
from dxmatch.staffing.scorers.joint_coverage import JointCoverage
from dxmatch.staffing.scorers.worked_together import WorkedTogether

__all__ = ["DayOverlap", "JointCoverage", "WorkedTogether"]
