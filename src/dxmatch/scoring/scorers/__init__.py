"""The want side: one line per file, each named like its class."""

from dxmatch.scoring.scorers.experience import Experience
from dxmatch.scoring.scorers.lead_time import LeadTime
from dxmatch.scoring.scorers.rate_fit import RateFit
from dxmatch.scoring.scorers.rule_score import RuleScore
from dxmatch.scoring.scorers.schedule_slack import ScheduleSlack
from dxmatch.scoring.scorers.skill_coverage import SkillCoverage
from dxmatch.scoring.scorers.tfidf_text import TfidfText
from dxmatch.scoring.scorers.work_style_fit import WorkStyleFit

__all__ = [
    "Experience",
    "LeadTime",
    "RateFit",
    "RuleScore",
    "ScheduleSlack",
    "SkillCoverage",
    "TfidfText",
    "WorkStyleFit",
]
