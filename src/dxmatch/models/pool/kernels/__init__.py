"""The loops over columns: numpy, and compiled twins (extra ``fast``) that answer the same bytes."""

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
from dxmatch.models.pool.kernels.passed import Passed
from dxmatch.models.pool.kernels.plan import Best, Holders, Plan, Search, Wanted

__all__ = [
    "Below",
    "Best",
    "ColumnTest",
    "ColumnValue",
    "Early",
    "Holders",
    "Kernels",
    "LookedUp",
    "Marked",
    "Passed",
    "Plan",
    "Search",
    "Served",
    "Share",
    "Wanted",
    "allowed",
    "gather",
    "holders",
    "ranked",
    "turned",
]
