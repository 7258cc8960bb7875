"""What is asked of the postings, as arrays: which stretches, how much each entry counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.column_tests import ColumnTest, Step, steps_of
from dxmatch.models.pool.kernels.column_values import ColumnValue
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Index, Ints, Longs


class Holders(NamedTuple):
    """Who of the eligible gets something for skills; nobody else does.

    Attributes:
        rows: once each, in any order.
        values: the coverage of each, 0 … SCALE.
        eligible: how many are eligible, with and without any of the skills.
    """

    rows: Index
    values: Ints
    eligible: int


class Best(NamedTuple):
    """The best rows, best first, ties by row; their totals; how many rows are eligible."""

    rows: Index
    totals: Longs
    eligible: int


class Plan(NamedTuple):
    """Skills asked for (needs), each with the sources that count towards it.

    Attributes:
        rows: the postings of all tokens one after the other, ascending within a token.
        codes: per posting its place in a row of ``credit``.
        begin: first posting of each source, need by need.
        end: the posting after its last.
        credit: (sources, codes): what a posting of a source counts, 0 … SCALE.
        first_source: where the sources of each need begin, and after the last need their number.
        weight: of each need.
        total_weight: Σ weight.
    """

    rows: NDArray[np.uint32]
    codes: Codes
    begin: Longs
    end: Longs
    credit: Ints
    first_source: Longs
    weight: Ints
    total_weight: int

    @property
    def needs(self) -> list[tuple[int, range]]:
        """The weight and the sources of each need."""
        first = self.first_source.tolist()
        spans = map(range, first, first[1:])
        return list(zip(self.weight.tolist(), spans, strict=True))


class Wanted(NamedTuple):
    """How a total is made up, and how many of the best are wanted.

    Attributes:
        weight: of the values under the plan, positive.
        others: weights and values of all other lines.
        k: from 1.
    """

    weight: int
    others: Sequence[tuple[int, ColumnValue]]
    k: int


class Search(NamedTuple):
    """One search for the k best of the rows that get a verdict of at least ``least`` (1 or 2)."""

    plan: Plan
    tests: Sequence[ColumnTest]
    wanted: Wanted
    least: int

    @property
    def steps(self) -> list[Step]:
        """The comparisons that a row has to pass."""
        return steps_of(self.tests, self.least)

    @property
    def postings(self) -> tuple[int, int, int]:
        """The same for searches whose plans read the same postings."""
        return id(self.plan.rows), id(self.plan.codes), self.plan.credit.shape[1]
