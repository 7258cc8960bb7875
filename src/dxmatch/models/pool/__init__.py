"""The same people as columns."""

from dxmatch.models.pool.coverage import SkillNeed
from dxmatch.models.pool.kernels import (
    Bests,
    Choices,
    ColumnTest,
    ColumnValue,
    Holders,
    KeptNumbers,
    Kernels,
    LookedUp,
    Marked,
    Plan,
    Plans,
    Searches,
    alone,
    together,
)
from dxmatch.models.pool.rows import ALL, Rows
from dxmatch.models.pool.talent_pool import TalentPool

__all__ = [
    "ALL",
    "Bests",
    "Choices",
    "ColumnTest",
    "ColumnValue",
    "Holders",
    "KeptNumbers",
    "Kernels",
    "LookedUp",
    "Marked",
    "Plan",
    "Plans",
    "Rows",
    "Searches",
    "SkillNeed",
    "TalentPool",
    "alone",
    "together",
]
