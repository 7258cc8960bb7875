"""Teams once more: slow, one combination at a time, written from the docstrings.

Nothing here uses the pool's columns or the package's search: positions, talents and the plain
reference of lines for one talent are all it knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from dxmatch.models import Position, Requirement, Talent
from dxmatch.scoring.algebra import OnUnknown, Strategy
from dxmatch.staffing import (
    DayOverlap,
    JointCoverage,
    JointSkills,
    MunicipalExperience,
    SharedDays,
    TeamBudget,
    TeamConstraint,
    TeamScorer,
    TeamSheet,
    VendorMix,
    WorkedTogether,
)
from dxmatch.staffing.team_algebra import AnyTeamOf, NotTeam
from tests import reference
from tests.reference_facts import (
    FULL,
    NO,
    UNKNOWN,
    YES,
    capacity_on,
    each_day,
    in_months,
    price,
    unknown_time,
)
from tests.reference_must import requirement

Seats = Sequence[tuple[Position, Talent]]


def team_verdict(line: TeamConstraint, seats: Seats) -> int:
    """What a must line says of one team."""
    if isinstance(line, AnyTeamOf):
        return max(team_verdict(part, seats) for part in line.of)
    if isinstance(line, NotTeam):
        return YES - team_verdict(line.of, seats)
    if isinstance(line, TeamBudget):
        return _budget(line, seats)
    if isinstance(line, VendorMix):
        found = Counter(talent.vendor for _, talent in seats)
        few = line.least <= len(found) <= line.most
        return YES if few and max(found.values()) <= line.each else NO
    if isinstance(line, JointSkills):
        return min(_together(asked, seats) for asked in line.requirements)
    if isinstance(line, MunicipalExperience):
        years = [in_months(talent.municipal_years) for _, talent in seats]
        sure = sum(months is not None and months >= line.years * 12 for months in years)
        open_ = sum(months is None for months in years)
        return YES if sure >= line.people else UNKNOWN if sure + open_ >= line.people else NO
    if isinstance(line, SharedDays):
        days = _shared_days(seats)
        sure, possible = (_all_free(seats, sure=sure) for sure in (True, False))
        need = max(Fraction(len(days) * line.percent, 100), Fraction(1))
        return YES if sure >= need else UNKNOWN if possible >= need else NO
    raise TypeError(type(line).__name__)


def team_value(line: TeamScorer, seats: Seats) -> int:
    """What a want line says of one team, 0 … FULL."""
    if isinstance(line, JointCoverage):
        met = sum(r.weight for r in line.requirements if _together(r, seats) == YES)
        return FULL * met // sum(r.weight for r in line.requirements)
    if isinstance(line, WorkedTogether):
        keys = [talent.key for _, talent in seats]
        known = {frozenset(pair) for pair in line.pairs}
        pairs = list(combinations(keys, 2))
        met = sum(frozenset(pair) in known for pair in pairs)
        return FULL * met // len(pairs) if pairs else FULL
    if isinstance(line, DayOverlap):
        return FULL * _all_free(seats, sure=True) // max(len(_shared_days(seats)), 1)
    raise TypeError(type(line).__name__)


def _budget(line: TeamBudget, seats: Seats) -> int:
    least = sure = 0
    known = True
    for position, talent in seats:
        low, high = price(talent)
        least += low * position.workload.percent
        known = known and high is not None
        sure += (high or 0) * position.workload.percent
    if least > line.yen * 100:
        return NO
    return YES if known and sure <= line.yen * 100 else UNKNOWN


def _together(asked: Requirement, seats: Seats) -> int:
    first = min((position for position, _ in seats), key=lambda p: (p.period.start, p.id))
    return max(requirement(asked, first, talent) for _, talent in seats)


def _shared_days(seats: Seats) -> list[object]:
    start = max(position.period.start for position, _ in seats)
    return list(each_day(start, min(position.period.end for position, _ in seats)))


def _all_free(seats: Seats, *, sure: bool) -> int:
    start = max(position.period.start for position, _ in seats)
    end = min(position.period.end for position, _ in seats)

    def free(position: Position, talent: Talent, day: object) -> bool:
        if unknown_time(talent):
            return not sure
        return capacity_on(talent, day, sure=sure) >= position.workload.percent  # type: ignore[arg-type]

    return sum(all(free(p, t, day) for p, t in seats) for day in each_day(start, end))


def complaints(
    seats: Seats, strategy: Strategy, sheet: TeamSheet, positions: Sequence[Position]
) -> list[str]:
    """Everything that makes a team illegal; none for a legal one."""
    found = []
    keys = [talent.key for _, talent in seats]
    if len(set(keys)) != len(keys):
        found.append("somebody sits twice")
    wanted = Counter({position.id: position.headcount for position in positions})
    if Counter(position.id for position, _ in seats) != wanted:
        found.append("not every seat is filled once")
    least = YES if strategy.on_unknown is OnUnknown.EXCLUDE else UNKNOWN
    found += [
        f"{talent.key} is not eligible for {position.id}: {must}"
        for position, talent in seats
        for must in strategy.must
        if reference.verdict(must, position, talent) < least
    ]
    found += [f"team line {x}" for x in sheet.must if team_verdict(x, seats) < sheet.least]
    return found


def any_team(
    positions: Sequence[Position],
    talents: Sequence[Talent],
    strategy: Strategy,
    sheet: TeamSheet,
    ignored: Sequence[tuple[str, object]],
) -> bool:
    """Whether there is a legal team if some must lines of some positions (by id) do not count."""
    least = YES if strategy.on_unknown is OnUnknown.EXCLUDE else UNKNOWN

    def legal(seats: Seats) -> bool:
        fits = all(
            reference.verdict(must, position, talent) >= least
            for position, talent in seats
            for must in strategy.must
            if (position.id, must) not in ignored
        )
        return fits and all(team_verdict(line, seats) >= sheet.least for line in sheet.must)

    return any(map(legal, _all_teams(positions, talents)))


def total(seats: Seats, strategy: Strategy, sheet: TeamSheet) -> int:
    """Σ of the members' totals and of the points of the team lines."""
    members = sum(
        weight * reference.value(line, position, talent)
        for position, talent in seats
        for weight, line in strategy.want
    )
    return members + sum(weight * team_value(line, seats) for weight, line in sheet.want)


def ranked_teams(
    positions: Sequence[Position], talents: Sequence[Talent], strategy: Strategy, sheet: TeamSheet
) -> list[tuple[int, tuple[tuple[str, str], ...]]]:
    """All legal teams with −total and the identities by seat (by position id), best first."""
    ordered = sorted(positions, key=lambda position: position.id)
    people = sorted(talents, key=lambda talent: (talent.vendor, talent.id))
    out = []
    for seats in _all_teams(ordered, people):
        if not complaints(seats, strategy, sheet, positions):
            names = tuple((talent.vendor, talent.id) for _, talent in seats)
            out.append((-total(seats, strategy, sheet), names))
    return sorted(out)


def best_teams(
    ranked: Sequence[tuple[int, tuple[tuple[str, str], ...]]], k: int, diverse: int
) -> list[tuple[int, tuple[tuple[str, str], ...]]]:
    """The first, then again and again the first that differs enough from all before it."""
    out: list[tuple[int, tuple[tuple[str, str], ...]]] = []
    for points, names in ranked:
        if len(out) < k and all(len(set(names) - set(other)) >= diverse for _, other in out):
            out.append((points, names))
    return out


def _all_teams(
    positions: Sequence[Position], people: Sequence[Talent]
) -> Iterator[tuple[tuple[Position, Talent], ...]]:
    if not positions:
        yield ()
        return
    first, *rest = positions
    for chosen in combinations(people, first.headcount):
        left = [talent for talent in people if talent not in chosen]
        for others in _all_teams(rest, left):
            yield (*((first, talent) for talent in chosen), *others)
