"""Whom a talent was preferred for: where else they would have been better than who is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from dxmatch.assignment.placement import Placement, Preferred
from dxmatch.assignment.words import told
from dxmatch.assignment.workday import Load, room_left
from dxmatch.matching.finding import out_of_100
from dxmatch.scoring.reason import Reason

if TYPE_CHECKING:
    from dxmatch.assignment.plan import Plan


def preferred_for(plan: Plan, key: str) -> tuple[Preferred, ...]:
    """One entry per position that would have gained, the largest gain first."""
    row, mine = plan.pool.row(key), plan.of_talent(key)
    found = []
    if not mine:
        return ()
    for at, total in _offers(plan, row, mine):
        need = plan.market.needs[at]
        here = _rival(mine, need.project.id)
        held = [one.total for one in plan.placements if one.need is need and not one.locked]
        open_ = len(held) < plan.market.seats(at)
        gain = total - (0 if open_ or not held else min(held))
        if gain > 0:
            why = _why(plan, here, need.key, gain)
            found.append(Preferred(key, here.position, need.key, gain, why))
    return tuple(sorted(found, key=lambda one: (-one.gain, one.other)))


def _offers(plan: Plan, row: int, mine: tuple[Placement, ...]) -> Iterator[tuple[int, int]]:
    """Other needs that the talent was a candidate of, with the total there.

    Somebody who is locked is no candidate any more; then all needs are asked.
    """
    table, theirs = plan.found.table, {one.position for one in mine}
    if not any(one.locked for one in mine):
        for edge in np.flatnonzero((table.row == row) & ~plan.found.chosen).tolist():
            yield int(table.need[edge]), int(table.total[edge])
        return
    key = plan.pool.talents[row].key
    for at, need in enumerate(plan.market.needs):
        if need.key not in theirs and plan.market.seats(at):
            match = plan.shortlist(need.key).explain(key)
            if not match.excluded:
                yield at, match.total


def _rival(mine: tuple[Placement, ...], project: str) -> Placement:
    """The seat that stands in the way: that of the same project, else the one worth most."""
    same = [one for one in mine if one.need.project.id == project]
    return max(same or mine, key=lambda one: (one.total, one.position))


def _why(plan: Plan, here: Placement, other: str, gain: int) -> Reason:
    if here.locked:
        return told("HERE_LOCKED")
    replacement = _replacement(plan, here)
    if replacement is None:
        return told("HERE_IRREPLACEABLE")
    loss, most = here.total - replacement, plan.strategy.max_total
    if loss < gain:
        return told("WHOLE_PLAN")
    points, there = str(out_of_100(loss, most)), str(out_of_100(gain, most))
    return told("HERE_LOSES_MORE", here=points, other=other, there=there)


def _replacement(plan: Plan, here: Placement) -> int | None:
    """The total of the best candidate who has the time beside what they do; None: nobody."""
    table, need = plan.found.table, here.need
    at = plan.market.needs.index(need)
    span = Load(need.first_day, need.end_day, need.share)
    for edge in sorted(np.flatnonzero(table.need == at).tolist(), key=lambda e: -table.total[e]):
        talent = plan.pool.talents[int(table.row[edge])]
        held = [] if talent.key == here.talent else list(plan.of_talent(talent.key))
        if talent.key == here.talent or any(o.need.project is need.project for o in held):
            continue
        work = [Load(o.need.first_day, o.need.end_day, o.need.share) for o in held]
        if room_left(talent.availability, work, span) >= need.share:
            return int(table.total[edge])
    return None
