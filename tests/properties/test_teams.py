"""Teams: legal, best, canonical, bounded (properties 48 to 50); what never makes them worse."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.models import Rate, Talent
from dxmatch.staffing import Search, Solver, Staffing, Status, Team, TeamBudget, staff
from dxmatch.staffing.team_algebra import TeamMust, TeamSheet, TeamWant
from tests import reference_team
from tests.staffing.drawn import Need, needs, people

SEARCHES = st.builds(Search, diverse=st.integers(1, 3))


def solve(need: Need, k: int = 1, search: Search | None = None) -> Staffing:
    return staff(need.project, need.pool, need.strategy, k, team=need.sheet, search=search)


def by_seat(result: Staffing) -> list[tuple[int, tuple[tuple[str, str], ...]]]:
    """As the reference writes teams: −total, identities by seat in order of position id."""
    out = []
    for team in result:
        seats = sorted(team.seats, key=lambda seat: seat.position.id)
        talents = [seat.match.talent for seat in seats]
        out.append((-team.total, tuple((t.vendor, t.id) for t in talents)))
    return out


def check_legal(result: Staffing, need: Need) -> None:
    """By an independent checker that never sees a column of the pool or the solver."""
    for team in result:
        seats = [(seat.position, seat.match.talent) for seat in team]
        assert not reference_team.complaints(seats, need.strategy, need.sheet, need.positions)
        assert team.total == reference_team.total(seats, need.strategy, need.sheet)
        points = sum(finding.points for finding in team.findings)
        assert team.total == points + sum(seat.match.total for seat in team)
        assert team.total <= team.bound and team.total <= team.max_total


@given(needs(), st.integers(1, 4), SEARCHES)
def test_teams_are_those_of_brute_force(need: Need, k: int, search: Search) -> None:
    """48, 49, 50: legal, equal to the best of all teams, ties by identities, k-best with distance;
    without a legal team the answer is INFEASIBLE."""
    result = solve(need, k, search)
    check_legal(result, need)
    ranked = reference_team.ranked_teams(need.positions, need.talents, need.strategy, need.sheet)
    assert by_seat(result) == reference_team.best_teams(ranked, k, search.diverse)
    assert result.status is (Status.PROVEN if ranked else Status.INFEASIBLE)
    assert all(team.proven and team.bound == team.total for team in result)
    totals = [team.total for team in result]
    assert totals == sorted(totals, reverse=True)


@settings(max_examples=25)
@given(needs(), st.sampled_from((Solver.SEARCH, Solver.MILP)), st.integers(1, 2))
def test_every_solver_gives_the_same_teams(need: Need, solver: Solver, k: int) -> None:
    """49: what a solver for linear models starts with never changes the answer."""
    result = solve(need, k, Search(solver=solver))
    check_legal(result, need)
    assert by_seat(result) == by_seat(solve(need, k))


@settings(max_examples=10)
@given(needs())
def test_cp_sat_gives_the_same_team(need: Need) -> None:
    """49: the same with OR-Tools, where it is installed."""
    pytest.importorskip("ortools")
    result = solve(need, 1, Search(solver=Solver.CPSAT))
    check_legal(result, need)
    assert by_seat(result) == by_seat(solve(need))


@given(needs(), st.integers(1, 40), st.sampled_from((Solver.AUTO, Solver.SEARCH)))
def test_a_limit_leaves_a_legal_team_and_a_true_bound(
    need: Need, nodes: int, solver: Solver
) -> None:
    """49: whatever was found within a limit is legal, and the bound holds for the best team."""
    result = solve(need, 1, Search(nodes=nodes, solver=solver))
    check_legal(result, need)
    best = solve(need)
    if best.teams:
        assert result.status is not Status.INFEASIBLE
        assert result.bound >= best[0].total >= (result[0].total if result.teams else 0)
        if result.status is Status.PROVEN:
            assert by_seat(result) == by_seat(best)
    else:
        assert not result.teams


@given(needs(), st.randoms(use_true_random=False), st.integers(1, 3))
def test_order_never_matters(need: Need, random: object, k: int) -> None:
    """50: the same teams for any order of talents and of positions."""
    talents, positions = list(need.talents), list(need.project.positions)
    random.shuffle(talents)  # type: ignore[attr-defined]
    random.shuffle(positions)  # type: ignore[attr-defined]
    project = need.project.model_copy(update={"positions": tuple(positions)})
    other = Need(project, tuple(talents), need.strategy, need.sheet)
    assert by_seat(solve(other, k)) == by_seat(solve(need, k))


@given(needs(), people(max_size=2))
def test_another_talent_never_lowers_the_best(need: Need, more: tuple[Talent, ...]) -> None:
    """More people to choose from, and the best team is at least as good."""
    known = {talent.key for talent in need.talents}
    joined = (*need.talents, *(talent for talent in more if talent.key not in known))
    before = solve(need)
    after = solve(Need(need.project, joined, need.strategy, need.sheet))
    assert best_total(after.teams) >= best_total(before.teams)


@given(needs(), st.integers(0, 30), st.integers(0, 30))
def test_a_larger_budget_never_lowers_the_best(need: Need, low: int, more: int) -> None:
    """The budget as an argument, in either form, is a team line like any other."""
    yen = low * 50_000
    pool = need.pool

    def total(budget: int | Rate) -> int:
        found = staff(need.project, pool, need.strategy, 1, team=need.sheet, budget=budget)
        return best_total(found.teams)

    assert total(yen) <= total(yen + more * 50_000)
    assert total(yen) == total(Rate(high=yen))
    line = TeamMust((TeamBudget(yen=yen), *need.sheet.must))
    sheet = TeamSheet(line, TeamWant(need.sheet.want), on_unknown=need.sheet.on_unknown)
    as_line = staff(need.project, pool, need.strategy, 1, team=sheet)
    assert best_total(as_line.teams) == total(yen)


@settings(max_examples=20)
@given(needs())
def test_losses_are_those_of_a_pool_without_the_member(need: Need) -> None:
    """Who is irreplaceable: the same as leaving the talent out and asking again."""
    result = solve(need)
    for loss in result.irreplaceable():
        left = tuple(talent for talent in need.talents if talent.key != loss.key)
        other: tuple[Team, ...] = ()
        if left:
            other = solve(Need(need.project, left, need.strategy, need.sheet)).teams
        assert loss.points == (result[0].total - other[0].total if other else None)
        if other:
            assert set(loss.joining) == set(other[0].keys) - set(result[0].keys)


@settings(max_examples=30)
@given(needs(max_people=4))
def test_relaxations_work_and_are_smallest(need: Need) -> None:
    """Every relaxation, done by hand, leaves a team; without one of its parts it does not."""
    result = solve(need)
    if result.conflict is None:
        return
    for relaxation in result.conflict.relaxations:
        parts = [(thing.position, thing.line) for thing in relaxation]
        assert _possible(need, parts)
        for left_out in range(len(parts)):
            assert not _possible(need, parts[:left_out] + parts[left_out + 1 :])


def _possible(need: Need, dropped: Sequence[tuple[object, object]]) -> bool:
    """By brute force; lines of one position are left out for that position only."""
    gone = {p.id for p, line in dropped if p is not None and line is None}  # type: ignore[attr-defined]
    lines = [(p.id, line) for p, line in dropped if p is not None]  # type: ignore[attr-defined]
    team = [line for p, line in dropped if p is None]
    positions = [p for p in need.positions if p.id not in gone]
    if not positions:
        return False
    kept = list(need.sheet.must)
    for line in team:  # one at a time: a line may stand twice
        kept.remove(line)  # type: ignore[arg-type]
    sheet = TeamSheet(TeamMust(tuple(kept)), on_unknown=need.sheet.on_unknown)
    return reference_team.any_team(positions, need.talents, need.strategy, sheet, lines)


def best_total(teams: Sequence[Team]) -> int:
    return teams[0].total if teams else -1
