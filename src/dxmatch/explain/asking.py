"""From a sheet and a pool to what is open and could still change the first k.

A talent *may be* in the first k if fewer than k others are surely above. Who may be, is surely
eligible, and has a range of totals apart from those of all others who may be, has a fixed place.
When everybody who may be in the first k has one, no answer changes the list; else the open facts
of the others are the questions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dxmatch.errors import PluginContractError
from dxmatch.explain.close_up import CloseUp
from dxmatch.explain.ledger import LineName, line_names_of
from dxmatch.explain.ranking import rank_of
from dxmatch.explain.unknowns import Question, TotalRange, Unknowns
from dxmatch.models import Position
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Bools, Index, Longs
from dxmatch.scoring.algebra import Constraint, Line, Must, OnUnknown, Scorer, Strategy, Want
from dxmatch.scoring.asking import scored
from dxmatch.scoring.catalogue import line_name
from dxmatch.scoring.evaluate import Sheet, evaluate
from dxmatch.scoring.unknown import Facts, OpenFact, open_facts, value_bounds

SHOWN = 10


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Whoever may be eligible, with the totals that are possible: one entry per row.

    Attributes:
        rows: ascending.
        now, low, high: total now, at worst and at best.
        sure: whether all must lines say YES.
    """

    rows: Index
    now: Longs
    low: Longs
    high: Longs
    sure: Bools


def total_spread(strategy: Strategy, position: Position, pool: TalentPool) -> Spread:
    """The totals of everybody who may be eligible, whatever the open facts turn out to be.

    Raises:
        EmptyPool: the pool has no talents.
        PluginContractError: a line answered the wrong shape, type or range, or bounds that do
            not hold its own value.
    """
    open_ = Strategy(Must(strategy.must), Want(strategy.want), on_unknown=OnUnknown.REVIEW)
    sheet = evaluate(open_, position, pool)
    low, high = np.zeros_like(sheet.totals), np.zeros_like(sheet.totals)
    for weight, line in strategy.want:
        if weight:
            least, most = value_bounds(line, position, pool, sheet.rows)
            value = scored(line, position, pool, sheet.rows)
            if not ((least <= value) & (value <= most)).all():
                raise _bounds_broken(line)
            low += np.int64(weight) * least
            high += np.int64(weight) * most
    return Spread(sheet.rows, sheet.totals, low, high, ~sheet.needs_review)


def unknowns(
    strategy: Strategy,
    position: Position,
    pool: TalentPool,
    sheet: Sheet,
    k: int,
    shown: int = SHOWN,
) -> Unknowns:
    """What is open and could still change the first ``k`` of a filled sheet.

    Raises:
        PluginContractError: a line answered the wrong shape, type or range.
    """
    spread = total_spread(strategy, position, pool)
    asked = _undecided(spread, k)
    most = np.where(spread.sure, spread.high - spread.low, spread.high)
    highest = asked[np.argsort(-spread.high[asked], kind="stable")][:shown]
    widest = asked[np.argsort(-most[asked], kind="stable")]
    look = Look.at(strategy, position, pool, spread.rows[highest].tolist())
    ranges = tuple(_range(look, sheet, spread, at) for at in highest.tolist())
    questions: list[Question] = []
    for at in widest.tolist():
        if len(questions) >= shown and most[at] <= questions[shown - 1].effect:
            break
        row = int(spread.rows[at])
        questions += _questions(Look.at(strategy, position, pool, [row]), row)
        questions.sort(key=lambda question: -question.effect)
        del questions[shown:]
    return Unknowns(k, ranges, int(asked.size), tuple(questions))


def _undecided(spread: Spread, k: int) -> Index:
    """Entries that may be in the first k and have no fixed place."""
    size = spread.rows.size
    if not size:
        return np.empty(0, np.intp)
    _, code = np.unique(np.concatenate([spread.low, spread.high]), return_inverse=True)
    turn = np.arange(size - 1, -1, -1)  # the earlier of two equal totals is above
    low, high = code[:size] * size + turn, code[size:] * size + turn
    may = np.flatnonzero(_above(low[spread.sure], high) < k)
    apart = _above(low[may], high[may]) + _below(high[may], low[may])
    overlaps = (apart < may.size - 1) & (spread.low < spread.high)[may]
    return np.asarray(may[overlaps | ~spread.sure[may]], np.intp)


def _above(places: Longs, than: Longs) -> Longs:
    """How many of ``places`` are above each of ``than``."""
    return places.size - np.searchsorted(np.sort(places), than, side="right")


def _below(places: Longs, than: Longs) -> Longs:
    """How many of ``places`` are below each of ``than``."""
    return np.searchsorted(np.sort(places), than, side="left")


def _range(look: Look, sheet: Sheet, spread: Spread, at: int) -> TotalRange:
    row = int(spread.rows[at])
    open_must = tuple(name for name, line in look.must if look.facts(line, row))
    now, low, high = (int(column[at]) for column in (spread.now, spread.low, spread.high))
    key = look.people.pool.talents[row].key
    return TotalRange(key, rank_of(sheet, row), now, low, high, open_must)


def _questions(look: Look, row: int) -> list[Question]:
    """One question per open fact of a talent, with all lines that wait for it."""
    decides: defaultdict[OpenFact, list[LineName]] = defaultdict(list)
    lines: defaultdict[OpenFact, list[LineName]] = defaultdict(list)
    effect: defaultdict[OpenFact, int] = defaultdict(int)
    best = 0
    for name, scorer in look.want:
        least, most = look.bounds(scorer, row)
        best += name.weight * most
        if name.weight and least < most:
            for fact in look.facts(scorer, row):
                lines[fact].append(name)
                effect[fact] += name.weight * (most - least)
    for name, must in look.must:
        for fact in look.facts(must, row):
            decides[fact].append(name)
            effect[fact] = best
    key = look.people.pool.talents[row].key
    return [
        Question(key, fact, effect[fact], tuple(decides[fact]), tuple(lines[fact]))
        for fact in sorted(effect)
    ]


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """The lines of a sheet under their names, and the people they are asked about."""

    must: tuple[tuple[LineName, Constraint], ...]
    want: tuple[tuple[LineName, Scorer], ...]
    position: Position
    people: CloseUp

    @classmethod
    def at(
        cls, strategy: Strategy, position: Position, pool: TalentPool, rows: Sequence[int]
    ) -> Look:
        """Look at some rows."""
        must, want = line_names_of(strategy)
        scorers = (line for _, line in strategy.want)
        return cls(
            tuple(zip(must, strategy.must, strict=True)),
            tuple(zip(want, scorers, strict=True)),
            position,
            CloseUp(pool, rows),
        )

    def facts(self, line: Line, row: int) -> Facts:
        """What is open for a line."""
        return open_facts(line, self.position, *self.people.of(line, row))

    def bounds(self, line: Scorer, row: int) -> tuple[int, int]:
        """The least and the greatest value of a line."""
        pool, at = self.people.of(line, row)
        least, most = value_bounds(line, self.position, pool, np.array([at], np.intp))
        return int(least[0]), int(most[0])


def _bounds_broken(line: Scorer) -> PluginContractError:
    name = line_name(line)
    return PluginContractError(
        f"The bounds of the line {name} do not hold its own value.",
        ja=f"評価行 {name} の bounds がその行自身の評点を含んでいません。",
        hint="bounds() gives the least and the greatest value; score() lies between.",
        hint_ja="bounds() は最小と最大の評点を返し、score() はその間に入ります。",
        code="LINE_BOUNDS",
    )
