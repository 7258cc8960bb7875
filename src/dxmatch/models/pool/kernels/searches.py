"""Searches for the best under one sheet, position by position, and what they find."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dxmatch.models.pool.kernels.asked import Choices
from dxmatch.models.pool.kernels.column_tests import ColumnTest
from dxmatch.models.pool.kernels.column_values import ColumnValue
from dxmatch.models.pool.kernels.plans import Plans
from dxmatch.models.pool.rows import Index, Longs


class Searches(NamedTuple):
    """What is asked of the rows that get a verdict of at least ``least`` (1 or 2).

    The total of a row is ``weight`` × its coverage under the plan, and weight × value of each
    other line.

    Attributes:
        plans: of each search.
        tests: of each must line, of each search.
        least: the least verdict.
        weight: of the coverage, positive.
        others: of each other want line the weight, and of each search the values; never None.
        k: how many are wanted, from 1.
    """

    plans: Plans
    tests: Sequence[Choices[ColumnTest]]
    least: int
    weight: int
    others: Sequence[tuple[int, Choices[ColumnValue]]]
    k: int


class Bests(NamedTuple):
    """The best of each search, ties by row, and −1 where there are fewer.

    Attributes:
        rows: (searches, k) best first.
        totals: (searches, k) int64.
        eligible: (searches,) int64: how many pass.
    """

    rows: Index
    totals: Longs
    eligible: Longs
