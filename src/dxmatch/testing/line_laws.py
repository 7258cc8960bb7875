"""The laws of a line, each as a function that raises if one example breaks it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

import numpy as np

from dxmatch.errors import DxMatchError
from dxmatch.models import Position, Talent, Verdict
from dxmatch.models.pool import ALL
from dxmatch.models.pool.rows import Index
from dxmatch.scoring.algebra import Constraint, Scorer, Strategy, Trait
from dxmatch.scoring.asking import TESTED, VALUED, plans_of, told_by_reads, values_of
from dxmatch.scoring.evaluate import evaluate
from dxmatch.testing.case import Case
from dxmatch.testing.exchanging import exchanged
from dxmatch.testing.improvement import Improvement, improvements
from dxmatch.testing.reason_law import reason_law

Offer = TypeVar("Offer")

_SLICES = (slice(0, 0), slice(1, None), slice(None, -1), slice(None, None, 2))


def row_law(case: Case, rows: Index) -> None:
    """ROW: ``answer(rows) == answer(ALL)[rows]`` for any slice or index array.

    Index arrays come in any order, with repeats, or empty.
    """
    whole = case.answer()
    for part in (rows, rows[:0], *_SLICES):
        found = case.answer(part)
        if not np.array_equal(found, whole[part]):
            shown = part if isinstance(part, slice) else part.tolist()
            what = f"rows={shown} gave {found.tolist()}, all rows gave {whole[part].tolist()}"
            raise case.broken("ROW", what)


def determinism(case: Case) -> None:
    """DETERMINISM: asked twice, a line answers the same."""
    first, second = case.answer().tolist(), case.answer().tolist()
    if first != second:
        raise case.broken("DETERMINISM", f"first {first}, then {second}")


def pool_order(case: Case) -> None:
    """POOL_ORDER: the order in which talents come never matters."""
    other = case.among(reversed(case.pool.talents))
    if other.answers() != case.answers():
        what = f"{case.answers()}, but in reverse order {other.answers()}"
        raise case.broken("POOL_ORDER", what)


def identity_blindness(case: Case, order: Sequence[int]) -> None:
    """IDENTITY: who offers a talent, and under which id, never changes an answer.

    The talents swap their identities; each keeps its answer.
    """
    names = [(talent.vendor, talent.id) for talent in case.pool]
    swapped = [
        talent.model_copy(update={"vendor": names[to][0], "id": names[to][1]})
        for talent, to in zip(case.pool, order, strict=True)
    ]
    before, after = case.answer().tolist(), case.among(swapped).answers()
    for row, talent in enumerate(swapped):
        if after[talent.key] != before[row]:
            what = (
                f"the talent {case.pool.talents[row].key} has {before[row]}, "
                f"but {after[talent.key]} under the name {talent.key}"
            )
            raise case.broken("IDENTITY", what)


def pool_independent(case: Case, others: Sequence[Talent]) -> None:
    """POOL_INDEPENDENT: neither fewer nor more other talents change an answer."""
    known = case.answers()
    newcomers = [talent for talent in others if talent.key not in known]
    pools = [case.among([*case.pool, *newcomers])]
    pools += [case.among([talent]) for talent in case.pool]
    for other in pools:
        for key, answer in other.answers().items():
            if key in known and answer != known[key]:
                what = f"{key} has {known[key]}, but {answer} in a pool of {len(other.pool)}"
                raise case.broken("POOL_INDEPENDENT", what)


def monotone(case: Case, skills: tuple[str, ...]) -> None:
    """MONOTONE: a skill more, a higher level or more years never lower an answer.

    One exception for must lines: stating what was unknown may turn UNKNOWN into NO.
    """
    before = case.answers()
    for talent in case.pool:
        found = list(improvements(talent, skills))
        for better, after in zip(found, _improved(case, talent, found), strict=True):
            open_ = isinstance(case.line, Constraint) and before[talent.key] < Verdict.YES
            if after < before[talent.key] and not (better.fills_gap and open_):
                what = f"{talent.key} {better.what}: {before[talent.key]} became {after}"
                raise case.broken("MONOTONE", what)


def _improved(case: Case, talent: Talent, found: Sequence[Improvement]) -> list[int]:
    """The answers after each improvement alone."""
    if Trait.POOL_INDEPENDENT in case.line.traits:
        # Nobody changes the answer of another, so all may stand in one pool.
        named = [
            better.talent.model_copy(update={"id": f"{i:03}"}) for i, better in enumerate(found)
        ]
        return [int(answer) for answer in case.among(named).answer()]
    others = [other for other in case.pool if other.key != talent.key]
    return [case.among([*others, better.talent]).answers()[talent.key] for better in found]


def columns(case: Case) -> None:
    """COLUMNS: what a line offers to a quick search says the same as its answers.

    A must line's `column_test` lets the same rows pass, a want line's `column_value` has the same
    values, and under its `plan` the same rows have the same values, everybody else 0. What a class
    inherits from one whose answers it replaces is not used by a search, and so not asked for here.
    """
    if not len(case.pool):
        return
    if isinstance(case.line, Constraint):
        _same_verdicts(case, case.line)
    else:
        _same_values(case, case.line)


def _same_verdicts(case: Case, line: Constraint) -> None:
    answers = case.answer()
    tests = _offered(case, lambda: evaluate(Strategy(must=line), case.position, case.pool).tests)
    for least in (int(Verdict.UNKNOWN), int(Verdict.YES)):
        passed = case.pool.allowed(tests, least)
        if not np.array_equal(passed, answers >= least):
            told = answers.tolist()
            what = f"column_test passes {passed.tolist()} at {least}, check said {told}"
            raise case.broken("COLUMNS", what)


def _same_values(case: Case, line: Scorer) -> None:
    answers, pool = case.answer(), case.pool
    [column] = _offered(case, lambda: values_of(line, [case.position], pool))
    if column is not None and not np.array_equal(column.at(ALL), answers):
        what = f"column_value has {column.at(ALL).tolist()}, score said {answers.tolist()}"
        raise case.broken("COLUMNS", what)
    for found in _offered(case, lambda: plans_of(line, [case.position] * 2, pool)):
        if found is None:
            continue
        held = pool.holders(found, [], int(Verdict.UNKNOWN))
        values = pool.scatter(held.rows, held.values, 0)
        if not np.array_equal(values, answers):
            what = f"plan gives {values.tolist()}, score said {answers.tolist()}"
            raise case.broken("COLUMNS", what)


def reads(case: Case, other: Position) -> None:
    """READS: where a line reads the same of two positions, its answers are the same.

    The fields of the position, and of what stands in them, are exchanged for those of another, one
    after the other. What a class inherits from one whose answers it replaces is not used by a
    search, and so not asked for here.
    """
    answers = TESTED if isinstance(case.line, Constraint) else VALUED
    if not told_by_reads(case.line, answers):
        return
    told, right = _read(case), case.answer()
    for field, mixed in exchanged(case.position, other) if told is not None else ():
        changed = replace(case, position=mixed)
        if _read(changed) == told and not np.array_equal(changed.answer(), right):
            what = f"reads tells {told!r} with another {field} too, but the answers differ"
            raise case.broken("READS", what)


def _read(case: Case) -> Hashable | None:
    told = _offered(case, partial(case.line.reads, case.position), law="READS")
    _offered(case, partial(hash, told), law="READS")
    return told


def _offered(case: Case, ask: Callable[[], Offer], law: str = "COLUMNS") -> Offer:
    try:
        return ask()
    except DxMatchError as error:
        raise case.broken(law, error.message) from error
    except Exception as error:
        what = f"it raised {type(error).__name__}: {error}"
        raise case.broken(law, what) from error


def reasons(case: Case) -> None:
    """REASON: every row has a reason, with a code and with words in both languages."""
    for row, talent in enumerate(case.pool):
        why = partial(case.line.why, case.position, case.pool, row)
        reason_law(why, talent.key, case.broken)
