"""Evaluate a sheet over a pool: a verdict each, an exact total each, the best without sorting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dxmatch.errors import EmptyPool
from dxmatch.models import Position
from dxmatch.models.pool import ALL, ColumnTest, Rows, TalentPool
from dxmatch.models.pool.rows import Bools, Bytes, Index, Longs, verdicts
from dxmatch.scoring.algebra import Constraint, OnUnknown, Scorer, Strategy
from dxmatch.scoring.asking import UNKNOWN, YES, checked, scored, tests_of


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """絞り込み内訳, one must line: whom it excludes, of whom it does not know, who is left.

    ``no`` and ``unknown`` count over the whole pool; ``left`` counts after this line and all
    lines before it.
    """

    line: Constraint
    no: int
    unknown: int
    left: int


@dataclass(frozen=True, eq=False, repr=False)
class Sheet:
    """A filled sheet. What is not needed for the best few is worked out when it is asked for.

    Attributes:
        tests: what the must lines ask of the columns; lines that let everybody pass are left out.
    """

    strategy: Strategy
    position: Position
    pool: TalentPool
    tests: tuple[ColumnTest, ...]

    @cached_property
    def overall(self) -> Bytes:
        """The least verdict of all must lines (uint8, one per talent of the pool)."""
        possible, sure = (self.pool.allowed(self.tests, least) for least in (UNKNOWN, YES))
        return verdicts(possible, sure)

    @property
    def least(self) -> int:
        """The least verdict that is eligible."""
        return least_of(self.strategy)

    @cached_property
    def allowed(self) -> Bools:
        """Whether each talent is eligible (bool, one per talent of the pool)."""
        return self.pool.allowed(self.tests, self.least)

    @cached_property
    def eligible(self) -> int:
        """How many talents satisfy the must side, including those to review."""
        return int(np.count_nonzero(self.allowed))

    @cached_property
    def rows(self) -> Index:
        """The eligible rows, ascending."""
        return np.flatnonzero(self.allowed)

    @cached_property
    def totals(self) -> Longs:
        """The total of each of ``rows``."""
        return totals(self.strategy, self.position, self.pool, self.rows)

    @property
    def needs_review(self) -> Bools:
        """Of each of ``rows``: whether some must line does not know."""
        return np.asarray(self.overall[self.rows] == UNKNOWN, np.bool_)

    @cached_property
    def funnel(self) -> tuple[FunnelStep, ...]:
        """Counts for every must line."""
        size = len(self.pool)
        overall, steps = np.full(size, YES, np.uint8), []
        for line in self.strategy.must:
            verdicts = checked(line, self.position, self.pool, ALL)
            np.minimum(overall, verdicts, out=overall)
            no = size - int(np.count_nonzero(verdicts))
            unknown = int(np.count_nonzero(verdicts == UNKNOWN))
            left = int(np.count_nonzero(overall >= self.least))
            steps.append(FunnelStep(line, no, unknown, left))
        return tuple(steps)


def evaluate(strategy: Strategy, position: Position, pool: TalentPool) -> Sheet:
    """Judge every talent of a pool.

    Raises:
        EmptyPool: there is nobody to judge.
        PluginContractError: a line answered the wrong shape, type or range.
    """
    check_pool(pool)
    asked = [tests_of(line, [position], pool) for line in strategy.must]
    return Sheet(strategy, position, pool, tuple([test for [test] in asked if test is not None]))


def check_pool(pool: TalentPool) -> None:
    """There has to be somebody to judge."""
    if not len(pool):
        raise EmptyPool(
            "The pool is empty: there is nobody to match.",
            ja="人材プールが空です。",
            hint="Check the import report: were all rows quarantined?",
            hint_ja="取込結果を確認してください(全行が隔離されていませんか)。",
            code="EMPTY_POOL",
        )


def least_of(strategy: Strategy) -> int:
    """The least verdict that is eligible."""
    return YES if strategy.on_unknown is OnUnknown.EXCLUDE else UNKNOWN


def totals(strategy: Strategy, position: Position, pool: TalentPool, rows: Rows) -> Longs:
    """Σ weight × value for some rows, as exact integers."""
    return points(strategy.want, position, pool, rows)


def points(
    wants: Sequence[tuple[int, Scorer]], position: Position, pool: TalentPool, rows: Rows
) -> Longs:
    """Σ weight × value of some want lines."""
    out = np.zeros(pool.count(rows), np.int64)
    for weight, line in wants:
        if weight:
            out += np.int64(weight) * scored(line, position, pool, rows)
    return out
