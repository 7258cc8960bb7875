"""From two sheets or two positions over one pool to the difference of their rankings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dxmatch.errors import InvalidInput
from dxmatch.explain.ledger import LineName, line_names_of, reweighted, want_values
from dxmatch.explain.ranking import first_rows, rank_of
from dxmatch.explain.what_if import Block, Move, Movement, PointChange, WhatIf
from dxmatch.models import Position, Verdict
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Index
from dxmatch.scoring.algebra import OnUnknown, Strategy
from dxmatch.scoring.asking import checked
from dxmatch.scoring.evaluate import Sheet, evaluate
from dxmatch.scoring.refusal import refused_weight


@dataclass(frozen=True, slots=True)
class Setting:
    """A sheet and a position to which it is applied."""

    strategy: Strategy
    position: Position


def with_weights(strategy: Strategy, weights: Mapping[str, int]) -> Strategy:
    """The sheet with some weights changed, by line name (``rate_fit``, ``rate_fit_2`` …).

    Raises:
        InvalidInput: the sheet has no want line of that name.
        InvalidStrategy: a weight is negative or no whole number, or all are zero.
    """
    _, names = line_names_of(strategy)
    known = [name.key for name in names]
    for key, weight in weights.items():
        if key not in known:
            raise _no_line(key, known)
        if type(weight) is not int or weight < 0:
            raise refused_weight()
    return reweighted(strategy, [weights.get(name.key, name.weight) for name in names])


def what_if(before: Setting, after: Setting, pool: TalentPool, k: int) -> WhatIf:
    """Rank twice and tell the difference of the first ``k``. Nothing that is given changes.

    Raises:
        EmptyPool: the pool has no talents.
        PluginContractError: a line answered the wrong shape, type or range.
    """
    sheets = [evaluate(each.strategy, each.position, pool) for each in (before, after)]
    first = [first_rows(sheet, k) for sheet in sheets]
    listed = [*first[1], *(row for row in first[0] if row not in set(first[1]))]
    rows = np.array(listed, np.intp)
    points = [_points(each, pool, rows) for each in (before, after)]
    blocks = [_blocks(each, pool, rows) for each in (before, after)]
    moves = []
    for at, row in enumerate(listed):
        ranks = [rank_of(sheet, row) for sheet in sheets]
        mine = [{line: values[at] for line, values in side.items()} for side in points]
        moves.append(
            Move(
                pool.talents[row].key,
                _movement(row in first[0], row in first[1], ranks),
                ranks[0],
                ranks[1],
                sum(mine[0].values()),
                sum(mine[1].values()),
                blocks[0][at],
                blocks[1][at],
                _changes(mine),
            )
        )
    return WhatIf(
        k,
        _eligible(sheets[0]),
        _eligible(sheets[1]),
        before.strategy.max_total,
        after.strategy.max_total,
        tuple(moves),
    )


def _eligible(sheet: Sheet) -> int:
    return int(sheet.rows.size)


def _points(each: Setting, pool: TalentPool, rows: Index) -> dict[LineName, list[int]]:
    _, names = line_names_of(each.strategy)
    values = want_values(each.strategy, each.position, pool, rows).tolist()
    return {
        name: [name.weight * value for value in told]
        for name, told in zip(names, values, strict=True)
    }


def _changes(mine: Sequence[Mapping[LineName, int]]) -> tuple[PointChange, ...]:
    """By name of the line, whatever weight it has on the two sheets."""
    sides = [{line.key: points for line, points in side.items()} for side in mine]
    lines = {line.key: line for side in mine for line in side}
    changes = [
        PointChange(line, sides[0].get(key, 0), sides[1].get(key, 0)) for key, line in lines.items()
    ]
    told = [change for change in changes if change.points]
    return tuple(sorted(told, key=lambda change: -abs(change.points)))


def _blocks(each: Setting, pool: TalentPool, rows: Index) -> list[tuple[Block, ...]]:
    """Per row the must lines that keep it out."""
    strict = each.strategy.on_unknown is OnUnknown.EXCLUDE
    least = int(Verdict.YES if strict else Verdict.UNKNOWN)
    found: list[list[Block]] = [[] for _ in rows]
    names, _ = line_names_of(each.strategy)
    for name, line in zip(names, each.strategy.must, strict=True):
        verdicts = checked(line, each.position, pool, rows).tolist()
        for at, row in enumerate(rows.tolist()):
            if verdicts[at] < least:
                found[at].append(Block(name, line.why(each.position, pool, row)))
    return [tuple(blocks) for blocks in found]


def _movement(was: bool, now: bool, ranks: Sequence[int | None]) -> Movement:
    if was != now:
        return Movement.ENTERED if now else Movement.LEFT
    before, after = ranks[0] or 0, ranks[1] or 0
    if before == after:
        return Movement.STAYED
    return Movement.UP if after < before else Movement.DOWN


def _no_line(key: str, known: Sequence[str]) -> InvalidInput:
    names = ", ".join(known) or "–"
    return InvalidInput(
        f"The sheet has no want line {key!r}.",
        ja=f"評価表に評価項目 {key!r} はありません。",
        hint=f"Its want lines: {names}",
        hint_ja=f"評価項目: {names}",
        code="NO_SUCH_LINE",
    )
