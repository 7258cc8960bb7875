"""How the time of a search grows: with the skills asked for, and with the must lines."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from benchmarks import ours
from benchmarks.market.needs import Need, Needs, from_topic
from benchmarks.market.pool import FORMS
from benchmarks.measure.rounds import alone, in_turns
from dxmatch import TalentPool
from dxmatch.models import Position

COUNTS = (1, 2, 4, 8, 16, 32)
_NEEDS, _ROUNDS = 12, 2


def by_skills(pool: TalentPool) -> dict[int, float]:
    """Median seconds by how many skills are asked for."""
    drawn = {count: Needs(count, from_topic) for count in COUNTS}
    return {
        count: alone(
            lambda position: ours.search(position, pool),
            [needs.draw(count).position() for _ in range(_NEEDS)],
            _ROUNDS,
        ).median
        for count, needs in drawn.items()
    }


def by_must_lines(pool: TalentPool) -> dict[int, float]:
    """Median seconds by how many must lines the sheet has, none to all six."""
    needs = Needs(6, from_topic)
    positions = [_demanding(needs.draw(4).position()) for _ in range(_NEEDS)]
    calls = {str(count): _search(pool, count) for count in range(len(ours.ALL_MUST) + 1)}
    taken = in_turns(calls, positions, _ROUNDS)
    return {int(count): timing.median for count, timing in taken.items()}


def _search(pool: TalentPool, count: int) -> Callable[[Position], object]:
    sheet = ours.sheet_of(ours.ALL_MUST[:count])
    return lambda position: ours.search(position, pool, sheet)


def _demanding(position: Position) -> Position:
    """The same position with something for each of the six must lines to judge."""
    return position.model_copy(
        update={
            "must": position.want[:1],
            "forms": frozenset({FORMS[0]}),
            "as_of": date(2026, 4, 1),
        }
    )


def by_date(pool: TalentPool, needs: Sequence[Need]) -> tuple[float, float]:
    """Median seconds for dates that were asked before, and for dates that never were."""
    known = [need.position() for need in needs]
    warm = alone(lambda position: ours.search(position, pool), known, _ROUNDS).median
    fresh = [
        replace(need, start=need.start + 1 + place, end=need.end + 1 + place).position()
        for place, need in enumerate(needs)
    ]
    # A date is new only once, so that each position is searched once.
    taken = []
    for position in fresh:
        began = time.perf_counter()
        ours.search(position, pool)
        taken.append(time.perf_counter() - began)
    return warm, statistics.median(taken)
