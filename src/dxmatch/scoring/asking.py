"""Lines are asked, and what they answer is held to their contract."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from dxmatch.errors import PluginContractError
from dxmatch.models import SCALE, Position, Verdict
from dxmatch.models.pool import ALL, ColumnTest, ColumnValue, Marked, Plan, Rows, TalentPool
from dxmatch.models.pool.rows import Bytes, Ints
from dxmatch.scoring.algebra import Constraint, Line, Scorer

UNKNOWN, YES = int(Verdict.UNKNOWN), int(Verdict.YES)
"""Plain integers: comparing a column with an enum member makes numpy widen the column."""

_VERDICT, _VALUE = np.dtype(np.uint8), np.dtype(np.int32)


def checked(line: Constraint, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
    """The verdicts of a line, after its contract was checked."""
    verdicts = line.check(position, pool, rows)
    _check_verdicts(line, verdicts, pool.count(rows))
    return verdicts


def _check_verdicts(line: Constraint, verdicts: Bytes, size: int) -> None:
    _shape(line, verdicts, size, _VERDICT)
    if not _ours(type(line)) and verdicts.size and int(verdicts.max()) > YES:
        raise broken(line, f"a verdict above {YES}")


def scored(line: Scorer, position: Position, pool: TalentPool, rows: Rows) -> Ints:
    """The values of a line, after its contract was checked."""
    values = line.score(position, pool, rows)
    _shape(line, values, pool.count(rows), _VALUE)
    if (
        not _ours(type(line))
        and values.size
        and not 0 <= int(values.min()) <= int(values.max()) <= SCALE
    ):
        raise broken(line, f"a value outside 0 … {SCALE}")
    return values


def tests_of(
    line: Constraint, positions: Sequence[Position], pool: TalentPool
) -> list[ColumnTest | None]:
    """What a must line asks of the columns for some positions; None lets everybody pass."""
    kind, size = type(line), len(pool)
    if not _newer(kind, "column_test", "check"):
        return [Marked(checked(line, position, pool, ALL)) for position in positions]
    asked, ours = [line.column_test(position, pool) for position in positions], _ours(kind)
    for test in asked:
        if isinstance(test, Marked):
            _check_verdicts(line, test.verdicts, size)
        elif test is not None and not ours:
            _check_columns(line, test, size)
    return asked


def values_of(
    line: Scorer, positions: Sequence[Position], pool: TalentPool
) -> list[ColumnValue | None]:
    """What a line reads off the columns for some positions, after its contract was checked."""
    kind = type(line)
    if not _newer(kind, "column_value", "score"):
        return [None] * len(positions)
    asked = [line.column_value(position, pool) for position in positions]
    if not _ours(kind):
        for value in asked:
            if value is not None:
                _check_columns(line, value, len(pool))
    return asked


def plans_of(
    line: Scorer, positions: Sequence[Position], pool: TalentPool
) -> Sequence[Plan | None]:
    """The plans of a line that is a weighted mean over skills held, after they were checked."""
    kind = type(line)
    if not _newer(kind, "plan", "score"):
        return [None] * len(positions)
    if _newer(kind, "plans", "plan"):
        found = line.plans(positions, pool)
    else:
        found = [line.plan(position, pool) for position in positions]
    if not _ours(kind):
        found = list(found)
        _check_plans(line, found, len(positions), pool)
    return found


def _check_plans(line: Scorer, found: Sequence[Plan | None], size: int, pool: TalentPool) -> None:
    if len(found) != size:
        raise broken(line, "not one plan per position")
    for each in found:
        fault = each is not None and pool.plan_fault(each)
        if fault:
            raise broken(line, fault)


def _check_columns(line: Line, asked: object, size: int) -> None:
    """A kernel reads columns without looking where they end, so they have to be as they should."""
    fault = asked.fault(size) if isinstance(asked, ColumnTest | ColumnValue) else "no columns"
    if fault:
        raise broken(line, fault)


@lru_cache(maxsize=1024)
def _newer(kind: type[Line], offer: str, answer: str) -> bool:
    """Whether what a class offers to a quick search knows its answer.

    Whoever derives a line and gives other answers need not know that the line offers columns.
    """
    names = [name for base in kind.__mro__ for name in (offer, answer) if name in vars(base)]
    return names[0] == offer


TESTED, VALUED = ("check", "column_test"), ("score", "column_value")
"""What a must line answers and offers, and what a want line does."""


def told_by_reads(line: Line, answers: tuple[str, str]) -> bool:
    """Whether what `reads` tells of a position decides all that the line answers and offers."""
    return all(_newer(type(line), "reads", answer) for answer in answers)


@lru_cache(maxsize=256)
def _ours(kind: type[Line]) -> bool:
    """Whether the range of the answers is held by the tests of this package."""
    return kind.__module__.startswith(_OWN)


_OWN = ("dxmatch.scoring.constraints.", "dxmatch.scoring.scorers.")


def _shape(line: Line, answer: object, size: int, kind: np.dtype[np.generic]) -> None:
    fault = shape_fault(answer, size, kind)
    if fault:
        raise broken(line, fault)


def shape_fault(answer: object, size: int, kind: np.dtype[np.generic]) -> str:
    """What is wrong with an answer that has to be an array of so many; empty if nothing is."""
    if isinstance(answer, np.ndarray) and answer.shape == (size,) and answer.dtype == kind:
        return ""
    shape = getattr(answer, "shape", type(answer).__name__)
    return f"{shape} of {getattr(answer, 'dtype', '?')}, not ({size},) of {kind}"


def broken(line: Line, what: str) -> PluginContractError:
    """The error that says which line broke its contract, and how."""
    where = f"{type(line).__module__}.{type(line).__qualname__}"
    return PluginContractError(
        f"The line {where} answered {what}.",
        ja=f"評価行 {where} の応答が不正です: {what}",
        hint="Test it with dxmatch.testing.check_constraint or check_scorer.",
        hint_ja="dxmatch.testing.check_constraint / check_scorer で検査してください。",
        code="LINE_CONTRACT",
    )
