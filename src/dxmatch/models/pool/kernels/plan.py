"""What is asked of the postings, as arrays: which stretches, how much each entry counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dxmatch.models.pool.kernels.column_tests import ColumnTest, Step, steps_of
from dxmatch.models.pool.kernels.column_values import ColumnValue
from dxmatch.models.pool.kernels.entries import Entries
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
        entries: the postings of all tokens.
        begin: first entry of each source, need by need.
        end: the entry after its last.
        credit: of each source what an entry counts, by its code: 0 … SCALE.
        first_source: where the sources of each need begin, and after the last need their number.
        weight: of each need.
    """

    entries: Entries
    begin: Sequence[int]
    end: Sequence[int]
    credit: Sequence[Ints]
    first_source: Sequence[int]
    weight: Sequence[int]

    @property
    def total_weight(self) -> int:
        """Σ weight."""
        return sum(self.weight)

    @property
    def needs(self) -> list[tuple[int, range]]:
        """The weight and the sources of each need."""
        spans = map(range, self.first_source, self.first_source[1:])
        return list(zip(self.weight, spans, strict=True))


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
