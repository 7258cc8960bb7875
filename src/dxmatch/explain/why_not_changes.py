"""For one talent: the smallest changes that would let them in, or bring them into the first k."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from dxmatch.explain.change import Change
from dxmatch.explain.dials import dials
from dxmatch.explain.least_changes import least_changes
from dxmatch.explain.must_lines import only_must
from dxmatch.explain.position_change import changed
from dxmatch.explain.relaxation import Relaxation
from dxmatch.explain.relaxing import MOST_TOGETHER, in_order
from dxmatch.explain.trials import Trials
from dxmatch.explain.weight_change import WeightChange, weight_changes
from dxmatch.models import Lang, Position, Text
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Index
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.evaluate import Sheet, evaluate

_MOST: Final = 10
"""Ways that are checked and told."""
_MOST_LINES: Final = 6
"""Changes in one way: somebody whom more lines keep out is not told how."""

_AND = Text(ja="、かつ", en=", and ")
_RANK = Text(ja="{eligible:,} 名中 {rank:,} 位", en="rank {rank:,} of {eligible:,}")


@dataclass(frozen=True, eq=False)
class Case:
    """One talent under one sheet: ``row`` of the pool, and how long the list is."""

    strategy: Strategy
    position: Position
    pool: TalentPool = field(repr=False)
    row: int
    k: int

    def rank(self, strategy: Strategy, position: Position) -> tuple[int | None, Sheet]:
        """The rank of the talent under another sheet or position (None: excluded)."""
        sheet = evaluate(strategy, position, self.pool)
        at = _place(sheet, self.row)
        if at is None:
            return None, sheet
        mine = sheet.totals[at]
        before = np.count_nonzero(sheet.totals[:at] == mine)
        return 1 + int(np.count_nonzero(sheet.totals > mine) + before), sheet


@dataclass(frozen=True, eq=False)
class WayUp:
    """What brings a talent into the first k, checked by evaluating it.

    Attributes:
        changes: changes of the position; none if the weight alone does it.
        weight: the change of one weight, or None.
        rank: the rank that results, at most k.
        eligible: how many are then eligible.
    """

    changes: tuple[Change, ...]
    weight: WeightChange | None
    rank: int
    eligible: int
    position: Position = field(repr=False)
    strategy: Strategy = field(repr=False)

    def text(self, lang: Lang = "ja") -> str:
        """What to change, and the rank."""
        parts: list[Change | WeightChange] = [
            *self.changes,
            *([self.weight] if self.weight else []),
        ]
        what = _AND.get(lang).join(part.text(lang) for part in parts)
        return f"{what}: {_RANK.get(lang).format(rank=self.rank, eligible=self.eligible)}"

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """Plain values."""
        return {
            "changes": [change.to_dict(lang) for change in self.changes],
            "weight": self.weight.to_dict(lang) if self.weight else None,
            "rank": self.rank,
            "eligible": self.eligible,
            "text": self.text(lang),
        }


def ways_in(case: Case) -> tuple[Relaxation, ...]:
    """Pareto-minimal changes of the position that make the talent eligible, fewest first.

    Empty if the talent is eligible, or if no change of the position helps.
    """
    row = np.array([case.row], np.intp)
    trials = Trials.of(case.strategy, case.position, case.pool, row, dials(case.position))
    out = int(trials.closed.sum())
    if not out or out > _MOST_LINES:
        return ()
    cells = in_order(least_changes(trials, 1, max(out, MOST_TOGETHER)))[:_MOST]
    before = _eligible(case)
    ways = [
        Relaxation.checked(case.strategy, case.position, case.pool, before, trials.turned(cell))
        for cell in cells
    ]
    return tuple(way for way in ways if way.admits(case.row))


def ways_up(case: Case) -> tuple[WayUp, ...]:
    """What brings the talent into the first k; empty if they are there, or nothing helps.

    For an eligible talent: each dial alone at its smallest step that does it, and each weight
    alone by its smallest change. For an excluded one: each way in, with the smallest change of one
    weight if the way in does not suffice.
    """
    rank, sheet = case.rank(case.strategy, case.position)
    if rank is None:
        found = [way for let_in in ways_in(case) for way in _after(case, let_in)]
    elif rank <= case.k:
        return ()
    else:
        found = [*_by_dials(case), *_by_weights(case, (), case.position, sheet)]
    return tuple(sorted(found, key=lambda way: len(way.changes) + (way.weight is not None)))


def _after(case: Case, let_in: Relaxation) -> list[WayUp]:
    rank, sheet = case.rank(case.strategy, let_in.position)
    if rank is None:
        return []
    if rank <= case.k:
        return [WayUp(let_in.changes, None, rank, sheet.rows.size, let_in.position, case.strategy)]
    return list(_by_weights(case, let_in.changes, let_in.position, sheet))[:1]


def _by_dials(case: Case) -> Iterator[WayUp]:
    for dial in dials(case.position):
        for step in dial.steps:
            position = changed(case.position, (step,))
            rank, sheet = case.rank(case.strategy, position)
            if rank is not None and rank <= case.k:
                yield WayUp((step,), None, rank, sheet.rows.size, position, case.strategy)
                break


def _by_weights(
    case: Case, changes: tuple[Change, ...], position: Position, sheet: Sheet
) -> Iterator[WayUp]:
    at = _place(sheet, case.row)
    if at is None:
        return
    for weight in weight_changes(case.strategy, position, case.pool, sheet, at, case.k):
        strategy = weight.applied(case.strategy)
        rank, after = case.rank(strategy, position)
        if rank is not None and rank <= case.k:
            yield WayUp(changes, weight, rank, after.rows.size, position, strategy)


def _eligible(case: Case) -> Index:
    sheet = only_must(case.strategy)
    if sheet is None:
        return np.arange(len(case.pool))
    return evaluate(sheet, case.position, case.pool).rows


def _place(sheet: Sheet, row: int) -> int | None:
    at = int(np.searchsorted(sheet.rows, row))
    return at if at < sheet.rows.size and int(sheet.rows[at]) == row else None
