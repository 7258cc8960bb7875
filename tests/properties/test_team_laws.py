"""The laws of team lines: the row law on combinations, true hopes, sums and parts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmatch.models import SCALE, Position, Talent, Verdict
from dxmatch.models.pool import TalentPool
from dxmatch.staffing import OPEN, Bench, TeamConstraint, Teams, TeamScorer
from dxmatch.staffing.linear_form import AtLeast
from dxmatch.staffing.team_algebra import TeamMust, TeamWant
from dxmatch.staffing.team_contract import (
    hoped_scores,
    hoped_verdicts,
    team_scores,
    team_verdicts,
)
from tests import reference_team
from tests.staffing.drawn import people, projects, team_constraints, team_scorers


@dataclass(frozen=True)
class Drawn:
    """Seats, people and all teams of different people (not only canonical ones)."""

    bench: Bench
    teams: Teams

    def seats(self, number: int) -> list[tuple[Position, Talent]]:
        rows = self.teams[number].tolist()
        talents = [self.bench.pool.talents[row] for row in rows]
        return list(zip(self.bench.seats, talents, strict=True))


def drawn() -> SearchStrategy[Drawn]:
    return st.builds(_drawn, projects(), people(min_size=3, max_size=5))


def _drawn(project: object, talents: tuple[Talent, ...]) -> Drawn:
    positions = sorted(project.placed_positions(), key=lambda p: p.id)  # type: ignore[attr-defined]
    seats = tuple(position for position in positions for _ in range(position.headcount))
    pool = TalentPool.of(talents)
    teams = np.array(list(combinations(range(len(pool)), len(seats))), np.intp)
    return Drawn(Bench(seats, pool, np.arange(len(pool))), teams)


@given(drawn(), team_constraints())
def test_must_lines_equal_the_reference(case: Drawn, line: TeamConstraint) -> None:
    """check == the verdicts worked out one by one, day by day, in plain Python."""
    expected = [reference_team.team_verdict(line, case.seats(n)) for n in range(len(case.teams))]
    assert team_verdicts(line, case.bench, case.teams).tolist() == expected


@given(drawn(), team_scorers())
def test_want_lines_equal_the_reference(case: Drawn, line: TeamScorer) -> None:
    """score == the values worked out one by one."""
    expected = [reference_team.team_value(line, case.seats(n)) for n in range(len(case.teams))]
    assert team_scores(line, case.bench, case.teams).tolist() == expected


@given(drawn(), team_constraints(), team_scorers(), st.data())
def test_row_law(case: Drawn, must: TeamConstraint, want: TeamScorer, data: st.DataObject) -> None:
    """judge(teams[some]) == judge(teams)[some], for any order and with repeats."""
    places = st.integers(0, len(case.teams) - 1)
    some = np.array(data.draw(st.lists(places, max_size=6)), np.intp)
    fresh = Bench(case.bench.seats, case.bench.pool, case.bench.people)
    verdicts = team_verdicts(must, case.bench, case.teams)
    assert np.array_equal(team_verdicts(must, fresh, case.teams[some]), verdicts[some])
    values = team_scores(want, case.bench, case.teams)
    assert np.array_equal(team_scores(want, fresh, case.teams[some]), values[some])


@given(drawn(), team_constraints(), team_scorers(), st.data())
def test_hope_is_never_too_small(
    case: Drawn, must: TeamConstraint, want: TeamScorer, data: st.DataObject
) -> None:
    """What a beginning may reach is at least what every way to finish it reaches."""
    filled = data.draw(st.integers(0, len(case.bench.seats)))
    begun = case.teams.copy()
    begun[:, filled:] = OPEN
    hoped = hoped_verdicts(must, case.bench, begun)
    if hoped is not None:
        assert (hoped >= team_verdicts(must, case.bench, case.teams)).all()
    hope = hoped_scores(want, case.bench, begun)
    if hope is not None:
        assert (hope >= team_scores(want, case.bench, case.teams)).all()


@given(drawn(), team_constraints(), st.sampled_from((Verdict.UNKNOWN, Verdict.YES)))
def test_sums_are_necessary_and_if_exact_enough(
    case: Drawn, line: TeamConstraint, least: Verdict
) -> None:
    """A team below a sum is below the verdict; if the sums are exact, and only then."""
    demand = line.demand(case.bench, least)
    reached = np.ones(len(case.teams), np.bool_)
    for each in demand.sums:
        reached &= _sum(each, case.teams) >= each.least
    enough = team_verdicts(line, case.bench, case.teams) >= int(least)
    assert not (enough & ~reached).any()
    if demand.exact:
        assert np.array_equal(enough, reached)


def _sum(form: AtLeast, teams: Teams) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.asarray(form.person[teams] @ np.array(form.factors, np.int64))


@given(drawn(), team_scorers())
def test_parts_are_at_least_the_value(case: Drawn, line: TeamScorer) -> None:
    """Σ most × min(cap, Σ) / per is never below the value."""
    gains = line.gains(case.bench)
    if not gains:
        return
    for team, value in zip(
        case.teams.tolist(), team_scores(line, case.bench, case.teams).tolist(), strict=True
    ):
        most = 0.0
        for gain in gains:
            found = sum(
                f * int(gain.person[row]) for f, row in zip(gain.factors, team, strict=True)
            )
            most += gain.most * min(gain.cap, found) / gain.per
        assert most >= value - 1e-6


@settings(max_examples=60)
@given(drawn(), team_constraints(), team_constraints(), team_constraints())
def test_algebra_of_must(
    case: Drawn, a: TeamConstraint, b: TeamConstraint, c: TeamConstraint
) -> None:
    """& is min, | is max, ~ is 2 − x; both sides are flat, and brackets never matter."""
    one, two = (team_verdicts(line, case.bench, case.teams) for line in (a, b))
    either, neither = a | b, ~a
    assert team_verdicts(either, case.bench, case.teams).tolist() == np.maximum(one, two).tolist()
    assert team_verdicts(neither, case.bench, case.teams).tolist() == (2 - one).tolist()
    assert ~~a == a and (a & b) & c == a & (b & c) and (a | b) | c == a | (b | c)
    assert (a & b) | c == TeamMust((a | c, b | c)) and c | (a & b) == TeamMust((c | a, c | b))


@given(team_scorers(), team_scorers(), st.integers(1, 9), st.integers(1, 9))
def test_algebra_of_want(a: TeamScorer, b: TeamScorer, m: int, n: int) -> None:
    """Weights multiply through, + lists, the order of brackets never matters."""
    assert m * (a + n * b) == m * a + (m * n) * b
    assert (a + b) + a == a + (b + a) and a + TeamWant() == 1 * a
    assert SCALE * (1 * a) == SCALE * a
