"""Terms checked against the projects and the pool: rows and numbers instead of names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dxmatch.assignment.demand import Need
from dxmatch.assignment.terms import Terms
from dxmatch.assignment.workday import Load, overloaded
from dxmatch.errors import InvalidInput
from dxmatch.models.pool import TalentPool


@dataclass(frozen=True, eq=False)
class Settled:
    """Locks as rows per need, bans as rows per need, work that is promised per row."""

    locks: dict[int, tuple[int, ...]]
    bans: dict[int, frozenset[int]]
    loads: dict[int, tuple[Load, ...]]
    busy: dict[int, frozenset[str]]
    """Rows with a seat in some projects already: one person has one seat of a project."""


def settle(terms: Terms, needs: Sequence[Need], pool: TalentPool) -> Settled:
    """Check the terms.

    Raises:
        InvalidInput: a name that does not exist, a bad budget, or locks that contradict each
            other, a ban, the headcount or the calendar of the talent.
        UnknownTalent: no such talent in the pool.
    """
    places = {need.key: at for at, need in enumerate(needs)}
    _check_names(terms, needs, places, pool)
    locked = sorted({(places[lock.need], pool.row(lock.talent)) for lock in terms.locks})
    banned = {(places[ban.need], pool.row(ban.talent)) for ban in terms.forbidden}
    _check_locks(locked, banned, needs, pool)
    locks, loads = defaultdict(list), defaultdict(list)
    for at, row in locked:
        need = needs[at]
        locks[at].append(row)
        loads[row].append(Load(need.first_day, need.end_day, need.share))
    _check_calendars(loads, pool)
    projects = defaultdict(set)
    for at, row in locked:
        projects[row].add(needs[at].project.id)
    bans = defaultdict(set)
    for at, row in banned:
        bans[at].add(row)
    return Settled(
        {at: tuple(rows) for at, rows in locks.items()},
        {at: frozenset(rows) for at, rows in bans.items()},
        {row: tuple(work) for row, work in loads.items()},
        {row: frozenset(ids) for row, ids in projects.items()},
    )


def _check_names(
    terms: Terms, needs: Sequence[Need], places: dict[str, int], pool: TalentPool
) -> None:
    for pairing in (*terms.locks, *terms.forbidden):
        if pairing.need not in places:
            raise _unknown(pairing.need, "position", "ポジション", list(places))
    projects = {need.project.id for need in needs}
    for project, yen in terms.budgets.items():
        if project not in projects:
            raise _unknown(project, "project", "案件", sorted(projects))
        if type(yen) is not int or yen < 0:
            raise InvalidInput(
                f"The budget of {project} must be whole yen, 0 or more.",
                ja=f"{project} の予算は 0 以上の整数(円)にしてください。",
                hint="For example 3_000_000, without tax, for the whole period.",
                hint_ja="例: 3_000_000(税抜、期間全体)",
                code="BAD_BUDGET",
            )
    for talent, wishes in terms.preferences.items():
        pool.row(talent)
        for wish in wishes:
            if wish not in places and wish not in projects:
                raise _unknown(wish, "project or position", "案件・ポジション", list(places))


def _check_locks(
    locked: Sequence[tuple[int, int]],
    banned: set[tuple[int, int]],
    needs: Sequence[Need],
    pool: TalentPool,
) -> None:
    for at, row in locked:
        if (at, row) in banned:
            where = f"{pool.talents[row].key} → {needs[at].key}"
            raise _contradiction(
                f"{where} is locked and forbidden.",
                f"{where} が確定と禁止の両方に指定されています。",
            )
    for at, count in Counter(at for at, _ in locked).items():
        most = needs[at].position.headcount
        if count > most:
            raise _contradiction(
                f"{needs[at].key} has {most} seat(s) but {count} locks.",
                f"{needs[at].key} は {most} 席ですが、確定が {count} 名あります。",
            )
    same = Counter((needs[at].project.id, row) for at, row in locked)
    for (project, row), count in same.items():
        if count > 1:
            key = pool.talents[row].key
            raise _contradiction(
                f"{key} is locked to {count} positions of {project}; one person has one seat.",
                f"{key} が {project} の {count} ポジションに確定されています(1 案件 1 席)。",
            )


def _check_calendars(loads: dict[int, list[Load]], pool: TalentPool) -> None:
    for row, work in sorted(loads.items()):
        day = overloaded(pool.talents[row].availability, work)
        if day is not None:
            key, shown = pool.talents[row].key, date.fromordinal(day)
            share = sum(load.share for load in work if load.start <= day < load.end)
            raise _contradiction(
                f"The locks of {key} need {share}% on {shown}, more than there is.",
                f"{key} の確定は {shown} に稼働率{share}%を要し、稼働可能な範囲を超えます。",
            )


def _contradiction(message: str, ja: str) -> InvalidInput:
    return InvalidInput(
        message,
        ja=ja,
        hint="Remove one of the locks, or correct the availability.",
        hint_ja="確定の一つを外すか、稼働可能な期間・稼働率を直してください。",
        code="CONTRADICTORY_LOCKS",
    )


def _unknown(name: str, kind: str, kind_ja: str, known: Sequence[str]) -> InvalidInput:
    shown = ", ".join(known[:5]) + (" …" if len(known) > 5 else "")
    return InvalidInput(
        f"The terms name {str(name)[:80]!r}, which is no {kind} of the plan.",
        ja=f"前提にある「{str(name)[:80]}」という{kind_ja}は計画にありません。",
        hint=f"Known: {shown}",
        hint_ja=f"使える名前: {shown}",
        code="UNKNOWN_PLACE",
    )
