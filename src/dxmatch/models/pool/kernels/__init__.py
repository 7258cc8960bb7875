"""The loops over columns: numpy, and compiled twins (extra ``fast``) that answer the same bytes."""

from dxmatch.models.pool.kernels.choice import Kernels, allowed, gather, holders
from dxmatch.models.pool.kernels.column_tests import Below, ColumnTest, Marked, Served
from dxmatch.models.pool.kernels.plan import Holders, Plan

__all__ = [
    "Below",
    "ColumnTest",
    "Holders",
    "Kernels",
    "Marked",
    "Plan",
    "Served",
    "allowed",
    "gather",
    "holders",
]
