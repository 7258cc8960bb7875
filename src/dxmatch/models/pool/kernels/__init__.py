"""The loops over columns: numpy, and compiled twins (extra ``fast``) that answer the same bytes."""

from dxmatch.models.pool.kernels.asked import Choices, KeptNumbers, alone
from dxmatch.models.pool.kernels.choice import (
    Kernels,
    allowed,
    gather,
    holders,
    ranked,
    turned,
)
from dxmatch.models.pool.kernels.column_tests import Below, ColumnTest, Marked, Served
from dxmatch.models.pool.kernels.column_values import ColumnValue, Early, LookedUp, Share
from dxmatch.models.pool.kernels.plan import Holders, Plan
from dxmatch.models.pool.kernels.plans import Plans, together
from dxmatch.models.pool.kernels.searches import Bests, Searches

__all__ = [
    "Below",
    "Bests",
    "Choices",
    "ColumnTest",
    "ColumnValue",
    "Early",
    "Holders",
    "KeptNumbers",
    "Kernels",
    "LookedUp",
    "Marked",
    "Plan",
    "Plans",
    "Searches",
    "Served",
    "Share",
    "allowed",
    "alone",
    "gather",
    "holders",
    "ranked",
    "together",
    "turned",
]
