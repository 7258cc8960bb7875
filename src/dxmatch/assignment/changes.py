"""The day after: keep the plan, change as little as possible, say what changed and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dxmatch.assignment.objective import LeastChange
from dxmatch.assignment.placement import Change, Move
from dxmatch.assignment.terms import Pairing, Terms
from dxmatch.assignment.words import told
from dxmatch.models import Project
from dxmatch.scoring.reason import Reason

if TYPE_CHECKING:
    from dxmatch.assignment.plan import Plan


def least_change(
    plan: Plan, projects: Sequence[Project], terms: Terms, without: str | None = None
) -> Change:
    """The plan that fills most seats and, of those, keeps most of the earlier one."""
    pairs = frozenset(
        (one.position, one.talent) for one in plan.placements if one.talent != without
    )
    then = plan.objective.then if isinstance(plan.objective, LeastChange) else plan.objective
    if without is not None:
        terms = _leaving(terms, projects, without)
    new = plan.again(projects, LeastChange(pairs, then), terms)
    now = {(one.position, one.talent) for one in new.placements}
    return Change(new, len(pairs & now), tuple(_moves(plan, new, without)))


def _leaving(terms: Terms, projects: Sequence[Project], key: str) -> Terms:
    """Nothing is promised to somebody who leaves, and no seat is open to them."""
    gone = tuple(
        Pairing(project.id, position.id, key)
        for project in projects
        for position in project.positions
    )
    locks = tuple(lock for lock in terms.locks if lock.talent != key)
    return replace(terms, locks=locks, forbidden=tuple({*terms.forbidden, *gone}))


def _moves(old: Plan, new: Plan, without: str | None) -> list[Move]:
    before, after = _by_position(old), _by_position(new)
    where = {one.talent: one.position for one in reversed(new.placements)}
    moves = []
    for position in sorted({*before, *after}):
        gone = sorted(set(before.get(position, ())) - set(after.get(position, ())))
        come = sorted(set(after.get(position, ())) - set(before.get(position, ())))
        for at in range(max(len(gone), len(come))):
            was = gone[at] if at < len(gone) else None
            now = come[at] if at < len(come) else None
            moves.append(Move(position, was, now, _reason(was, now, without, where)))
    return moves


def _by_position(plan: Plan) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for one in plan.placements:
        held.setdefault(one.position, []).append(one.talent)
    return held


def _reason(was: str | None, now: str | None, without: str | None, where: dict[str, str]) -> Reason:
    if was is None:
        return told("SEAT_NEW")
    to = where.get(was)
    if was == without or to is None:
        return told("SEAT_LEFT" if now is None else "SEAT_REFILLED", before=was)
    return told("SEAT_EMPTIED" if now is None else "SEAT_MOVED", before=was, to=to)
