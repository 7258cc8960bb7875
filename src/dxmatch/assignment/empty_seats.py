"""Why a seat is empty, and the smallest thing that would fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dxmatch.assignment.costs import cost_of
from dxmatch.assignment.demand import Need
from dxmatch.assignment.placement import Placement, Unfilled
from dxmatch.assignment.words import told
from dxmatch.assignment.workday import Load, room_left
from dxmatch.models import Verdict
from dxmatch.models.pool import ALL
from dxmatch.models.pool.rows import Index
from dxmatch.scoring.algebra import OnUnknown
from dxmatch.scoring.asking import checked
from dxmatch.scoring.evaluate import evaluate
from dxmatch.scoring.reason import Reason

if TYPE_CHECKING:
    from dxmatch.assignment.plan import Plan


def why_empty(plan: Plan, at: int, seats: int) -> Unfilled:
    """The reason and the remedy for the empty seats of one need."""
    need, market = plan.market.needs[at], plan.market
    eligible = evaluate(plan.strategy, need.position, plan.pool).rows
    here = [one for one in plan.placements if one.need is need]
    if not eligible.size:
        reason = told("NOBODY_ELIGIBLE", pool=len(plan.pool))
        return Unfilled(need, need.key, seats, reason, _fewest_lines(plan, need))
    able = eligible[market.able(at, eligible)]
    rooms = _rooms(plan, need, eligible)
    fitting = [row for row in able.tolist() if rooms.get(row, 0) >= need.share]
    if fitting:
        reason, remedy = _held_back(plan, need, np.array(fitting, np.intp))
    elif able.size:
        reason = told("TAKEN", able=int(able.size) - len(here))
        remedy = _more_room(plan, need, rooms)
    else:
        reason = told("NO_TIME", eligible=int(eligible.size), share=need.share)
        remedy = _ban(plan, at, rooms) or _more_room(plan, need, rooms)
    return Unfilled(need, need.key, seats, reason, remedy)


def _fewest_lines(plan: Plan, need: Need) -> Reason:
    """The line that alone keeps out most; or how many lines even the nearest fail."""
    exclude = plan.strategy.on_unknown is OnUnknown.EXCLUDE
    least = int(Verdict.YES if exclude else Verdict.UNKNOWN)
    must = plan.strategy.must
    fails = np.array([checked(line, need.position, plan.pool, ALL) < least for line in must])
    count = fails.sum(axis=0)
    alone = (fails & (count == 1)).sum(axis=1)
    if not alone.any():
        return told("SEVERAL_LINES", count=int(count.min()))
    best = int(np.argmax(alone))
    return told("DROP_LINE", line=must[best].title, count=int(alone[best]))


def _rooms(plan: Plan, need: Need, rows: Index) -> dict[int, int]:
    """The share that each talent has left on every day, without those of the same project."""
    loads: dict[str, list[Placement]] = {}
    for one in plan.placements:
        loads.setdefault(one.talent, []).append(one)
    span = Load(need.first_day, need.end_day, need.share)
    rooms = {}
    for row in rows.tolist():
        talent = plan.pool.talents[row]
        held = loads.get(talent.key, [])
        if all(one.need.project.id != need.project.id for one in held):
            work = [Load(o.need.first_day, o.need.end_day, o.need.share) for o in held]
            rooms[row] = room_left(talent.availability, work, span)
    return rooms


def _held_back(plan: Plan, need: Need, rows: Index) -> tuple[Reason, Reason]:
    """Somebody has the time: the purse is empty, or the objective gains nothing."""
    budget = plan.terms.budgets.get(need.project.id)
    if budget is not None:
        spent = sum(
            int(cost_of(one.need, plan.pool, np.array([plan.pool.row(one.talent)]))[0])
            for one in plan.placements
            if one.need.project.id == need.project.id
        )
        cost, left = int(cost_of(need, plan.pool, rows).min()), budget - spent
        if cost > left:
            reason = told("OVER_BUDGET", left=left, cost=cost)
            return reason, told("MORE_BUDGET", more=cost - left)
    return told("NOT_WORTH"), told("MORE_PEOPLE", share=need.share)


def _more_room(plan: Plan, need: Need, rooms: dict[int, int]) -> Reason:
    """Less work, so that the one with most time left could do it; else one more person."""
    most = max(rooms.values(), default=0)
    if not 0 < most < need.share:
        return told("MORE_PEOPLE", share=need.share)
    row = min(row for row, room in rooms.items() if room == most)
    return told("LESS_WORK", share=need.share, room=most, talent=plan.pool.talents[row].key)


def _ban(plan: Plan, at: int, rooms: dict[int, int]) -> Reason | None:
    need, barred = plan.market.needs[at], plan.market.settled.bans.get(at, frozenset())
    free = [row for row in sorted(barred) if rooms.get(row, 0) >= need.share]
    return told("LIFT_BAN", talent=plan.pool.talents[free[0]].key) if free else None
