"""The laws of the answers of a line for teams; each raises if one example breaks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from dxmatch.models import Talent, Verdict
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Index
from dxmatch.staffing.team_algebra import TeamConstraint
from dxmatch.testing.improvement import Improvement, improvements
from dxmatch.testing.reason_law import reason_law
from dxmatch.testing.team_case import TeamCase


def determinism(case: TeamCase) -> None:
    """DETERMINISM: asked twice, a line answers the same; also on a bench where it keeps nothing."""
    bench = case.bench()
    first = case.answer(bench, case.teams).tolist()
    for again in (bench, case.bench()):
        found = case.answer(again, case.teams).tolist()
        if found != first:
            raise case.broken("DETERMINISM", f"first {first}, then {found}")


def row_law(case: TeamCase, some: Index) -> None:
    """ROW: ``answer(teams[some]) == answer(teams)[some]``, in any order, repeated, or empty."""
    whole = case.answer(case.bench(), case.teams)
    each = [np.array([number], np.intp) for number in range(len(case.teams))]
    for part in (some, some[:0], *each):
        found = case.answer(case.bench(), case.teams[part])
        if not np.array_equal(found, whole[part]):
            told = f"gave {found.tolist()}, all teams gave {whole[part].tolist()}"
            raise case.broken("ROW", f"teams[{part.tolist()}] {told}")


def interchangeable_seats(case: TeamCase) -> None:
    """SEATS: who of one position sits on which of its seats never changes an answer."""
    bench = case.bench()
    whole = case.answer(bench, case.teams)
    turned = case.teams.copy()
    for first, end in case.groups():
        turned[:, first:end] = case.teams[:, first:end][:, ::-1]
    found = case.answer(bench, turned)
    for team, other, before, after in zip(case.teams, turned, whole, found, strict=True):
        if before != after:
            told = f"{case.named(team)} has {before}, but {case.named(other)} {after}"
            raise case.broken("SEATS", told)


def reasons(case: TeamCase) -> None:
    """REASON: every team has a reason, with a code and with words in both languages."""
    bench = case.bench()
    for team in case.teams:
        given = team.copy()
        reason_law(partial(case.line.why, bench, given), case.named(team), case.broken)
        if not np.array_equal(given, team):
            raise case.broken("UNCHANGED", f"why() wrote into the team {case.named(team)}")


def pool_independent(case: TeamCase, others: Sequence[Talent]) -> None:
    """POOL_INDEPENDENT: neither fewer nor more people outside a team change its answer."""
    whole = case.answer(case.bench(), case.teams)
    known = {talent.key for talent in case.pool}
    newcomers = [talent for talent in others if talent.key not in known]
    for number, team in enumerate(case.teams):
        one = replace(case, orders=(tuple(team.tolist()),))
        members = [case.pool.talents[row] for row in team.tolist()]
        for people in (members, [*case.pool, *newcomers]):
            other = one.among(people)
            found = int(other.answer(other.bench(), other.teams)[0])
            if found != whole[number]:
                told = f"{case.named(team)} has {whole[number]}"
                what = f"{told}, but {found} in a pool of {len(other.pool)}"
                raise case.broken("POOL_INDEPENDENT", what)


def monotone(case: TeamCase, skills: tuple[str, ...]) -> None:
    """MONOTONE: a skill more, a higher level or more years of a member never lower an answer.

    One exception for must lines: stating what was unknown may turn UNKNOWN into NO.
    """
    found = [list(improvements(case.pool.talents[row], skills)) for row in case.people]
    for fills_gap in (False, True):
        steps = [[step for step in each if step.fills_gap is fills_gap] for each in found]
        for number in range(max(map(len, steps), default=0)):
            # All people take a step at once; if that lowers an answer, one of them is to blame.
            at_once = {
                row: each[number]
                for row, each in zip(case.people, steps, strict=True)
                if number < len(each)
            }
            if any(_lowered(case, at_once, fills_gap)):
                _blame(case, at_once, fills_gap)


def _blame(case: TeamCase, at_once: dict[int, Improvement], fills_gap: bool) -> None:
    taken: dict[int, Improvement] = {}
    alone = [{row: step} for row, step in at_once.items()]
    for row, step in at_once.items():
        taken = {**taken, row: step}
        alone.append(taken)
    for steps in alone:
        for what in _lowered(case, steps, fills_gap):
            raise case.broken("MONOTONE", what)


def _lowered(case: TeamCase, steps: dict[int, Improvement], fills_gap: bool) -> Iterator[str]:
    """Which answers of teams with these people become lower, in words."""
    people = [steps[row].talent if row in steps else each for row, each in enumerate(case.pool)]
    other = replace(case, pool=TalentPool.of(people))
    before = case.answer(case.bench(), case.teams)
    after = other.answer(other.bench(), case.teams)
    told = ", ".join(f"{case.pool.talents[row].key} {step.what}" for row, step in steps.items())
    for team, was, now in zip(case.teams, before.tolist(), after.tolist(), strict=True):
        may_be_known_now = fills_gap and isinstance(case.line, TeamConstraint) and was < Verdict.YES
        if now < was and not may_be_known_now and set(team.tolist()) & set(steps):
            yield f"{case.named(team)}, {told}: {was} became {now}"
