"""Evaluate a sheet over a pool: one mask, one funnel count per must line, one exact total each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dxmatch.errors import EmptyPool, PluginContractError
from dxmatch.models import SCALE, Position, Verdict
from dxmatch.models.pool import ALL, Rows, TalentPool
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


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A filled sheet: the eligible rows (ascending) with totals, and the funnel."""

    rows: Index
    totals: Longs
    needs_review: Bools
    funnel: tuple[FunnelStep, ...]


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
    least = YES if strategy.on_unknown is OnUnknown.EXCLUDE else UNKNOWN
    overall = np.full(len(pool), YES, np.uint8)
    funnel = []
    for line in strategy.must:
        verdicts = checked(line, position, pool, ALL)
        overall = np.minimum(overall, verdicts)
        no = len(pool) - int(np.count_nonzero(verdicts))
        unknown = int(np.count_nonzero(verdicts == UNKNOWN))
        funnel.append(FunnelStep(line, no, unknown, int(np.count_nonzero(overall >= least))))
    rows = np.flatnonzero(overall >= least)
    return Sheet(
        rows=rows,
        totals=totals(strategy, position, pool, rows),
        needs_review=overall[rows] == UNKNOWN,
        funnel=tuple(funnel),
    )


def totals(strategy: Strategy, position: Position, pool: TalentPool, rows: Rows) -> Longs:
    """Σ weight × value for some rows, as exact integers."""
    out = np.zeros(pool.count(rows), np.int64)
    for weight, line in strategy.want:
        if weight:
            out += np.int64(weight) * scored(line, position, pool, rows)
    return out


def top(sheet: Sheet, k: int) -> Index:
    """Positions in ``sheet.rows`` of the k best: by total, ties by identity ``(vendor, id)``."""
    totals = sheet.totals
    block = totals.size // (_BLOCKS_PER_RANK * max(k, 1))
    if block > 1:
        best = np.sort(np.maximum.reduceat(totals, np.arange(0, totals.size, block)))
        chosen = np.flatnonzero(totals >= best[-k])
    else:
        chosen = np.arange(totals.size)
    order = np.argsort(-totals[chosen], kind="stable")
    return np.asarray(chosen[order][:k], np.intp)


_BLOCKS_PER_RANK = 8
"""k blocks reach the k-th largest block maximum, so only totals from there on can be listed;
unlike a partition this does not slow down when many totals are equal."""


def checked(line: Constraint, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
    """The verdicts of a line, after its contract was checked."""
    verdicts = line.check(position, pool, rows)
    _shape(line, verdicts, pool.count(rows), np.dtype(np.uint8))
    if verdicts.size and int(verdicts.max()) > YES:
        raise _broken(line, f"a verdict above {YES}")
    return verdicts


def scored(line: Scorer, position: Position, pool: TalentPool, rows: Rows) -> Ints:
    """The values of a line, after its contract was checked."""
    values = line.score(position, pool, rows)
    _shape(line, values, pool.count(rows), np.dtype(np.int32))
    if values.size and not 0 <= int(values.min()) <= int(values.max()) <= SCALE:
        raise _broken(line, f"a value outside 0 … {SCALE}")
    return values


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
