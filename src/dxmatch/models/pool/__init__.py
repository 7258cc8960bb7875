"""The same people as columns."""

from dxmatch.models.pool.coverage import SkillNeed
from dxmatch.models.pool.kernels import (
    Best,
    ColumnTest,
    ColumnValue,
    Holders,
    Kernels,
    LookedUp,
    Marked,
    Passed,
    Plan,
    Search,
    Wanted,
)
from dxmatch.models.pool.rows import ALL, Rows
from dxmatch.models.pool.talent_pool import TalentPool

__all__ = [
    "ALL",
    "Best",
    "ColumnTest",
    "ColumnValue",
    "Holders",
    "Kernels",
    "LookedUp",
    "Marked",
    "Passed",
    "Plan",
    "Rows",
    "Search",
    "SkillNeed",
    "TalentPool",
    "Wanted",
]
