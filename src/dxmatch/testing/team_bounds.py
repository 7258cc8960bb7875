"""The laws of what a line for teams offers to the search: hopes, sums and parts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from numbers import Integral

import numpy as np

from dxmatch.models import Verdict
from dxmatch.models.pool.rows import Bools, Longs
from dxmatch.staffing.bench import OPEN, Bench, Teams
from dxmatch.staffing.linear_form import AtLeast, Demand, Gain
from dxmatch.staffing.team_algebra import TeamConstraint, TeamScorer
from dxmatch.testing.team_case import TeamCase


def hope(case: TeamCase) -> None:
    """HOPE: a team with open seats may hope for at least what every way to fill them reaches."""
    bench = case.bench()
    whole = case.answer(bench, case.teams)
    for begun in _begun(case):
        hoped = case.hope(bench, begun)
        if hoped is None:
            continue
        for team, start, least, most in zip(case.teams, begun, whole, hoped, strict=True):
            if most < least:
                told = f"{case.named(start)} hopes for {most}, {case.named(team)} has {least}"
                raise case.broken("HOPE", told)


def _begun(case: TeamCase) -> Iterator[Teams]:
    """The teams with all seats filled, with one open seat, and with all from some seat on open."""
    size = len(case.seats)
    yield case.teams
    for opened in [slice(at, None) for at in range(size)] + [
        slice(at, at + 1) for at in range(size)
    ]:
        begun = case.teams.copy()
        begun[:, opened] = OPEN
        yield begun


def demand(case: TeamCase, line: TeamConstraint) -> None:
    """DEMAND: who is below a sum is below the verdict; if the sums are exact, nobody else is."""
    bench = case.bench()
    verdicts = case.answer(bench, case.teams)
    for least in (Verdict.UNKNOWN, Verdict.YES):
        said = _demanded(case, line, bench, least)
        reached = np.ones(len(case.teams), np.bool_)
        for each in said.sums:
            _checked_form(case, "DEMAND", each, (each.least,))
            reached &= _sums(each, case.teams) >= each.least
        _agrees(case, least, verdicts >= least, reached, exact=said.exact)


def _demanded(case: TeamCase, line: TeamConstraint, bench: Bench, least: Verdict) -> Demand:
    said: object = case.asked("DEMAND", lambda _: line.demand(bench, least), case.teams)
    if not isinstance(said, Demand):
        raise case.broken("DEMAND", f"demand() gave a {type(said).__name__}, not a Demand")
    if not all(isinstance(each, AtLeast) for each in said.sums):
        raise case.broken("DEMAND", "the sums of a Demand are AtLeast")
    return said


def _agrees(case: TeamCase, least: Verdict, enough: Bools, reached: Bools, *, exact: bool) -> None:
    for team, fits, sums_fit in zip(case.teams, enough, reached, strict=True):
        if fits and not sums_fit:
            told = f"{case.named(team)} is below the sums for {least.name}, but check allows it"
            raise case.broken("DEMAND", told)
        if exact and sums_fit and not fits:
            told = f"{case.named(team)} reaches the exact sums for {least.name}, check refuses it"
            raise case.broken("DEMAND", told)


def gains(case: TeamCase, line: TeamScorer) -> None:
    """GAINS: the parts of a value add up to at least the value."""
    values = case.answer(case.bench(), case.teams)
    parts = _gained(case, line)
    for part in parts:
        _checked_form(case, "GAINS", part, (part.cap, part.most, part.per))
        if min(*part.factors, part.cap, part.most, part.per - 1, *part.person.tolist()) < 0:
            raise case.broken("GAINS", "a part has a number below 0, or `per` below 1")
    if not parts:
        return
    for team, value in zip(case.teams, values.tolist(), strict=True):
        most = sum((_part(part, team) for part in parts), Fraction(0))
        if most < value:
            told = f"{case.named(team)} has {value}, its parts add up to {most}"
            raise case.broken("GAINS", told)


def _gained(case: TeamCase, line: TeamScorer) -> tuple[Gain, ...]:
    said: object = case.asked("GAINS", lambda _: line.gains(case.bench()), case.teams)
    if not isinstance(said, tuple) or not all(isinstance(part, Gain) for part in said):
        raise case.broken("GAINS", "gains() gave no tuple of Gain")
    return said


def _part(gain: Gain, team: Teams) -> Fraction:
    found = int(_sums(gain, team[None, :])[0])
    return Fraction(int(gain.most) * min(int(gain.cap), found), int(gain.per))


def _sums(form: AtLeast | Gain, teams: Teams) -> Longs:
    factors = np.array(form.factors, np.int64)
    return np.asarray((form.person[teams] * factors).sum(axis=1), np.int64)


def _checked_form(
    case: TeamCase, law: str, form: AtLeast | Gain, numbers: tuple[object, ...]
) -> None:
    """One int64 per row of the pool, one whole number per seat, the same within a position."""
    person, factors = form.person, form.factors
    told = f"{getattr(person, 'shape', None)} of {getattr(person, 'dtype', type(person).__name__)}"
    if told != f"({len(case.pool)},) of int64":
        raise case.broken(law, f"`person` is {told}, not ({len(case.pool)},) of int64")
    given: object = factors
    by_position = isinstance(given, tuple) and all(
        len(set(factors[first:end])) == 1 for first, end in case.groups()
    )
    if not by_position or len(factors) != len(case.seats):
        what = f"`factors` is {factors}: one per seat is needed, the same for all of a position"
        raise case.broken(law, what)
    if not all(isinstance(number, Integral) for number in (*factors, *numbers)):
        raise case.broken(law, "a number is not a whole one")
