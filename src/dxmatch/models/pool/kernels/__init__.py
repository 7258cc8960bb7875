"""The loops over columns: numpy, and compiled twins (extra ``fast``) that answer the same bytes."""

from dxmatch.models.pool.kernels.choice import Kernels, gather, marked_below, marked_served, nonzero
from dxmatch.models.pool.kernels.plan import Nonzero, Plan

__all__ = ["Kernels", "Nonzero", "Plan", "gather", "marked_below", "marked_served", "nonzero"]
