"""Evaluate a sheet over a pool: a verdict each, an exact total each, the best without sorting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dxmatch.errors import EmptyPool, PluginContractError
from dxmatch.models import SCALE, Position, Verdict
from dxmatch.models.pool import ALL, BestOf, Rows, TalentPool
from dxmatch.models.pool.rows import Bools, Bytes, Index, Ints, Longs
from dxmatch.scoring.algebra import Constraint, Line, OnUnknown, Scorer, Strategy

UNKNOWN, YES = int(Verdict.UNKNOWN), int(Verdict.YES)
"""Plain integers: comparing a column with an enum member makes numpy widen the column."""


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
        overall: uint8 per talent of the pool: the least verdict of all must lines.
    """

    strategy: Strategy
    position: Position
    pool: TalentPool
    overall: Bytes

    @cached_property
    def allowed(self) -> Bools:
        """Whether each talent is eligible (bool, one per talent of the pool)."""
        return np.asarray(self.overall >= _least(self.strategy), np.bool_)

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
        size, least = len(self.pool), _least(self.strategy)
        overall, steps = np.full(size, YES, np.uint8), []
        for line in self.strategy.must:
            verdicts = checked(line, self.position, self.pool, ALL)
            np.minimum(overall, verdicts, out=overall)
            no = size - int(np.count_nonzero(verdicts))
            unknown = int(np.count_nonzero(verdicts == UNKNOWN))
            steps.append(FunnelStep(line, no, unknown, int(np.count_nonzero(overall >= least))))
        return tuple(steps)


def evaluate(strategy: Strategy, position: Position, pool: TalentPool) -> Sheet:
    """Judge every talent of a pool.

    Raises:
        EmptyPool: there is nobody to judge.
        PluginContractError: a line answered the wrong shape, type or range.
    """
    if not len(pool):
        raise EmptyPool(
            "The pool is empty: there is nobody to match.",
            ja="人材プールが空です。",
            hint="Check the import report: were all rows quarantined?",
            hint_ja="取込結果を確認してください(全行が隔離されていませんか)。",
            code="EMPTY_POOL",
        )
    overall: Bytes | None = None
    for line in strategy.must:
        verdicts = checked(line, position, pool, ALL)
        overall = verdicts if overall is None else np.minimum(overall, verdicts)
    return Sheet(
        strategy, position, pool, pool.everybody(Verdict.YES, ALL) if overall is None else overall
    )


def _least(strategy: Strategy) -> int:
    return YES if strategy.on_unknown is OnUnknown.EXCLUDE else UNKNOWN


def totals(strategy: Strategy, position: Position, pool: TalentPool, rows: Rows) -> Longs:
    """Σ weight × value for some rows, as exact integers."""
    return _points(strategy.want, position, pool, rows)


def _points(
    wants: Sequence[tuple[int, Scorer]], position: Position, pool: TalentPool, rows: Rows
) -> Longs:
    out = np.zeros(pool.count(rows), np.int64)
    for weight, line in wants:
        if weight:
            out += np.int64(weight) * scored(line, position, pool, rows)
    return out


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The best rows, best first, with the total of each; ties by identity ``(vendor, id)``."""

    rows: Index
    totals: Longs


def best(sheet: Sheet, k: int) -> Ranking:
    """The k best of the eligible.

    The line with the most points is looked at first. Values have a known range, so whoever
    cannot reach the k-th best any more is left out before the next line is asked.
    """
    wants = sorted(((w, line) for w, line in sheet.strategy.want if w), key=lambda each: -each[0])
    if not wants:
        rows = sheet.rows[:k]
        return Ranking(rows, np.zeros(rows.size, np.int64))
    (weight, line), *others = wants
    room = SCALE * sum(points for points, _ in others)
    rows, values = _leaders(line, sheet, k, 0)
    points = np.int64(weight) * values
    if others and rows.size >= k:
        # The k best so far, asked in full, give a total that everybody else has to reach.
        first = np.sort(np.argpartition(-points, k - 1)[:k])
        sure = points[first] + _points(others, sheet.position, sheet.pool, rows[first])
        reach = int(sure.min()) - room
        gap = int(values[first].min()) + -reach // weight
        if gap > 0 and rows.size < sheet.eligible:
            rows, values = _leaders(line, sheet, k, gap)
            points = np.int64(weight) * values
        rows, points = _within_reach(rows, points, reach)
    for weight, line in others:
        points = points + np.int64(weight) * scored(line, sheet.position, sheet.pool, rows)
        room -= SCALE * weight
        if rows.size > k:
            reach = int(np.partition(points, -k)[-k]) - room
            rows, points = _within_reach(rows, points, reach)
    order = np.argsort(-points, kind="stable")[:k]
    return Ranking(rows[order], points[order])


def _within_reach(rows: Index, points: Longs, reach: int) -> tuple[Index, Longs]:
    kept = points >= reach
    return rows[kept], points[kept]


def _leaders(line: Scorer, sheet: Sheet, k: int, gap: int) -> tuple[Index, Longs]:
    """Eligible rows, ascending, among them all that are at most ``gap`` below the k-th best."""
    found = line.leaders(sheet.position, sheet.pool, BestOf(sheet.allowed, k, gap))
    if found is None:
        return sheet.rows, scored(line, sheet.position, sheet.pool, sheet.rows).astype(np.int64)
    return found[0], found[1].astype(np.int64)


def top(sheet: Sheet, k: int) -> Index:
    """Places in ``sheet.rows`` of the k best, best first."""
    return np.asarray(sheet.rows.searchsorted(best(sheet, k).rows), np.intp)


def checked(line: Constraint, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
    """The verdicts of a line, after its contract was checked."""
    verdicts = line.check(position, pool, rows)
    _shape(line, verdicts, pool.count(rows), np.dtype(np.uint8))
    if not _ours(line) and verdicts.size and int(verdicts.max()) > YES:
        raise _broken(line, f"a verdict above {YES}")
    return verdicts


def scored(line: Scorer, position: Position, pool: TalentPool, rows: Rows) -> Ints:
    """The values of a line, after its contract was checked."""
    values = line.score(position, pool, rows)
    _shape(line, values, pool.count(rows), np.dtype(np.int32))
    if not _ours(line) and values.size and not 0 <= int(values.min()) <= int(values.max()) <= SCALE:
        raise _broken(line, f"a value outside 0 … {SCALE}")
    return values


def _ours(line: Line) -> bool:
    """Whether the range of the answers is held by the tests of this package."""
    return type(line).__module__.startswith(_OWN)


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
