"""The loops over columns: numpy, and compiled twins (extra ``fast``) that answer the same bytes."""

from dxmatch.models.pool.kernels.choice import Kernels, gather, leaders
from dxmatch.models.pool.kernels.plan import BestOf, Leaders, Plan

__all__ = ["BestOf", "Kernels", "Leaders", "Plan", "gather", "leaders"]
