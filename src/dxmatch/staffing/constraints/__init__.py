"""Must lines of a team; each is one file."""

from dxmatch.staffing.constraints.joint_skills import JointSkills
from dxmatch.staffing.constraints.municipal_experience import MunicipalExperience
from dxmatch.staffing.constraints.shared_days import SharedDays
from dxmatch.staffing.constraints.team_budget import TeamBudget
from dxmatch.staffing.constraints.vendor_mix import VendorMix

__all__ = ["JointSkills", "MunicipalExperience", "SharedDays", "TeamBudget", "VendorMix"]
