"""Evaluate a sheet over a pool: a verdict each, an exact total each, the best without sorting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from dxmatch.errors import EmptyPool, PluginContractError
from dxmatch.models import SCALE, Position, Verdict
from dxmatch.models.pool import ALL, ColumnTest, ColumnValue, Marked, Plan, Rows, TalentPool
from dxmatch.models.pool.rows import Bools, Bytes, Index, Ints, Longs, verdicts
from dxmatch.scoring.algebra import Constraint, Line, OnUnknown, Scorer, Strategy

UNKNOWN, YES = int(Verdict.UNKNOWN), int(Verdict.YES)
"""Plain integers: comparing a column with an enum member makes numpy widen the column."""


_VERDICT, _VALUE = np.dtype(np.uint8), np.dtype(np.int32)


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
        return YES if self.strategy.on_unknown is OnUnknown.EXCLUDE else UNKNOWN

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
    return evaluate_many(strategy, [position], pool)[0]


def evaluate_many(
    strategy: Strategy, positions: Sequence[Position], pool: TalentPool
) -> list[Sheet]:
    """`evaluate` for some positions; each line is asked about all of them before the next."""
    if not len(pool):
        raise EmptyPool(
            "The pool is empty: there is nobody to match.",
            ja="人材プールが空です。",
            hint="Check the import report: were all rows quarantined?",
            hint_ja="取込結果を確認してください(全行が隔離されていませんか)。",
            code="EMPTY_POOL",
        )
    asked: list[list[ColumnTest]] = [[] for _ in positions]
    for line in strategy.must:
        for own, test in zip(asked, _tests(line, positions, pool), strict=True):
            if test is not None:
                own.append(test)
    return [
        Sheet(strategy, position, pool, tuple(own))
        for position, own in zip(positions, asked, strict=True)
    ]


def _tests(
    line: Constraint, positions: Sequence[Position], pool: TalentPool
) -> list[ColumnTest | None]:
    kind, size = type(line), len(pool)
    if not _newer(kind, "column_test", "check"):
        return [Marked(checked(line, position, pool, ALL)) for position in positions]
    tests, ours = [line.column_test(position, pool) for position in positions], _ours(kind)
    for test in tests:
        if isinstance(test, Marked):
            _check_verdicts(line, test.verdicts, size)
        elif test is not None and not ours:
            _check_columns(line, test, size)
    return tests


def column_values(
    line: Scorer, positions: Sequence[Position], pool: TalentPool
) -> list[ColumnValue | None]:
    """What a line reads off the columns for some positions, after its contract was checked."""
    kind = type(line)
    if not _newer(kind, "column_value", "score"):
        return [None] * len(positions)
    values = [line.column_value(position, pool) for position in positions]
    if not _ours(kind):
        for value in values:
            if value is not None:
                _check_columns(line, value, len(pool))
    return values


def _check_columns(line: Line, asked: object, size: int) -> None:
    """A kernel reads columns without looking where they end, so they have to be as they should."""
    fault = asked.fault(size) if isinstance(asked, ColumnTest | ColumnValue) else "no columns"
    if fault:
        raise _broken(line, fault)


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


def checked(line: Constraint, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
    """The verdicts of a line, after its contract was checked."""
    verdicts = line.check(position, pool, rows)
    _check_verdicts(line, verdicts, pool.count(rows))
    return verdicts


def _check_verdicts(line: Constraint, verdicts: Bytes, size: int) -> None:
    _shape(line, verdicts, size, _VERDICT)
    if not _ours(type(line)) and verdicts.size and int(verdicts.max()) > YES:
        raise _broken(line, f"a verdict above {YES}")


def scored(line: Scorer, position: Position, pool: TalentPool, rows: Rows) -> Ints:
    """The values of a line, after its contract was checked."""
    values = line.score(position, pool, rows)
    _shape(line, values, pool.count(rows), _VALUE)
    if (
        not _ours(type(line))
        and values.size
        and not 0 <= int(values.min()) <= int(values.max()) <= SCALE
    ):
        raise _broken(line, f"a value outside 0 … {SCALE}")
    return values


def plans(line: Scorer, positions: Sequence[Position], pool: TalentPool) -> Sequence[Plan | None]:
    """The plans of a line that is a weighted mean over skills held, after they were checked."""
    kind = type(line)
    if not _newer(kind, "plan", "score"):
        return [None] * len(positions)
    if _newer(kind, "plans", "plan"):
        found = line.plans(positions, pool)
    else:
        found = [line.plan(position, pool) for position in positions]
    if not _ours(kind):
        _check_plans(line, found, len(positions), pool)
    return found


def _check_plans(line: Scorer, found: Sequence[Plan | None], size: int, pool: TalentPool) -> None:
    if len(found) != size:
        raise _broken(line, "not one plan per position")
    for each in found:
        fault = each is not None and pool.plan_fault(each)
        if fault:
            raise _broken(line, fault)


@lru_cache(maxsize=1024)
def _newer(kind: type[Line], offer: str, answer: str) -> bool:
    """Whether what a class offers to a quick search knows its answer.

    Whoever derives a line and gives other answers need not know that the line offers columns.
    """
    names = [name for base in kind.__mro__ for name in (offer, answer) if name in vars(base)]
    return names[0] == offer


@lru_cache(maxsize=256)
def _ours(kind: type[Line]) -> bool:
    """Whether the range of the answers is held by the tests of this package."""
    return kind.__module__.startswith(_OWN)


_OWN = ("dxmatch.scoring.constraints.", "dxmatch.scoring.scorers.")


def _shape(line: Line, answer: object, size: int, kind: np.dtype[np.generic]) -> None:
    if not isinstance(answer, np.ndarray) or answer.shape != (size,) or answer.dtype != kind:
        shape = getattr(answer, "shape", type(answer).__name__)
        found = f"{shape} of {getattr(answer, 'dtype', '?')}"
        raise _broken(line, f"{found}, not ({size},) of {kind}")


def _broken(line: Line, what: str) -> PluginContractError:
    where = f"{type(line).__module__}.{type(line).__qualname__}"
    return PluginContractError(
        f"The line {where} answered {what}.",
        ja=f"評価行 {where} の応答が不正です: {what}",
        hint="Test it with dxmatch.testing.check_constraint or check_scorer.",
        hint_ja="dxmatch.testing.check_constraint / check_scorer で検査してください。",
        code="LINE_CONTRACT",
    )
