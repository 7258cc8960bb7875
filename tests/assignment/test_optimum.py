"""Plans against brute force, and rules against a checker of its own."""

from __future__ import annotations

import random
from collections.abc import Iterable
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.assignment import (
    Effort,
    Fair,
    Filled,
    Objective,
    Pairing,
    Proposing,
    Stable,
    Terms,
    Total,
    assign,
)
from dxmatch.assignment.goals import utility
from dxmatch.models import Project, Talent
from dxmatch.models.pool import TalentPool
from tests.assignment.sample import (
    SHEET,
    Chosen,
    all_totals,
    best_of,
    every_plan,
    feasible,
    markets,
    pairs_of,
)

OBJECTIVES: tuple[Objective, ...] = (
    Filled(), Total(), Fair(0.5), Fair(), Fair(3), Fair(inf), Stable(), Stable(Proposing.TALENTS),
)  # fmt: skip
Market = tuple[list[Project], TalentPool, Terms]


@settings(max_examples=60)
@given(markets(), st.sampled_from(OBJECTIVES), st.integers(1, 4))
def test_every_plan_keeps_every_rule(market: Market, objective: Objective, size: int) -> None:
    """48. Feasibility, day by day, by a checker that shares no code with the planner."""
    projects, pool, terms = market
    plan = assign(projects, pool, SHEET, objective, terms, Effort(candidates=size))
    assert feasible(projects, pool, terms, pairs_of(plan))
    assert plan.filled + sum(empty.seats for empty in plan.unfilled) == plan.seats
    assert plan.total == sum(one.match.total for one in plan)


@settings(max_examples=60)
@given(markets(), st.integers(1, 4))
def test_filled_is_the_first_best_plan(market: Market, size: int) -> None:
    """49, 50. Most seats, then the highest total, then the first: as brute force, for any C."""
    projects, pool, terms = market
    totals = all_totals(projects, pool)
    (filled, total), first = best_of(
        every_plan(projects, pool, terms), lambda c: (len(c), sum(map(totals.__getitem__, c)))
    )
    plan = assign(projects, pool, SHEET, Filled(), terms, Effort(candidates=size))
    assert (plan.filled, plan.total) == (filled, total)
    assert pairs_of(plan) == first
    assert plan.certificate.covers_pool and plan.certificate.canonical and plan.in_time


@settings(max_examples=40)
@given(markets(), st.integers(1, 4))
def test_total_is_the_first_best_plan(market: Market, size: int) -> None:
    """49, 50. The highest total as brute force; the bound is never below the value."""
    projects, pool, terms = market
    totals = all_totals(projects, pool)
    total, first = best_of(
        every_plan(projects, pool, terms), lambda c: sum(map(totals.__getitem__, c))
    )
    plan = assign(projects, pool, SHEET, Total(), terms, Effort(candidates=size))
    assert plan.total == total
    assert pairs_of(plan) == first
    check = plan.certificate.check()
    assert check.valid
    assert all(bound.value <= bound.claimed <= bound.most for bound in check.bounds)
    assert all(bound.value == bound.claimed for bound in check.bounds)


@settings(max_examples=40)
@given(markets(), st.sampled_from((0.5, 1.0, 2.0, 4.0)))
def test_fair_is_the_first_best_plan(market: Market, alpha: float) -> None:
    """49, 50. Most seats, then the highest sum of utilities, as brute force."""
    projects, pool, terms = market
    totals, locks = all_totals(projects, pool), {(x.need, x.talent) for x in terms.locks}

    def value(chosen: Chosen) -> tuple[int, int]:
        mine = np.array([totals[pair] for pair in sorted(chosen - locks)], np.int64)
        return len(chosen), int(utility(mine, SHEET.max_total, alpha).sum())

    best, first = best_of(every_plan(projects, pool, terms), value)
    plan = assign(projects, pool, SHEET, Fair(alpha), terms)
    assert value(pairs_of(plan)) == best
    assert pairs_of(plan) == first


@settings(max_examples=40)
@given(markets())
def test_leximin_is_the_first_best_plan(market: Market) -> None:
    """49, 50. Most seats; sorted whole points of 100 as large as possible, the worst first."""
    projects, pool, terms = market
    totals, locks = all_totals(projects, pool), {(x.need, x.talent) for x in terms.locks}

    def value(chosen: Chosen) -> tuple[int, list[int], int]:
        mine = [totals[pair] for pair in chosen - locks]
        return len(chosen), sorted(t * 100 // SHEET.max_total for t in mine), sum(mine)

    best, first = best_of(every_plan(projects, pool, terms), value)
    plan = assign(projects, pool, SHEET, Fair(inf), terms)
    assert value(pairs_of(plan)) == best
    assert pairs_of(plan) == first


@settings(max_examples=30)
@given(markets(), st.integers(0, 300_000))
def test_budgets_of_projects(market: Market, yen: int) -> None:
    """48, 49. With a purse for everything, locks left out."""
    projects, pool, terms = market
    terms = Terms(forbidden=terms.forbidden, budgets={projects[0].id: yen})
    totals = all_totals(projects, pool)
    best, first = best_of(
        every_plan(projects, pool, terms), lambda c: (len(c), sum(map(totals.__getitem__, c)))
    )
    plan = assign(projects, pool, SHEET, Filled(), terms, Effort(candidates=2))
    assert feasible(projects, pool, terms, pairs_of(plan))
    assert ((plan.filled, plan.total), pairs_of(plan)) == (best, first)


@settings(max_examples=40)
@given(markets(), st.sampled_from(OBJECTIVES), st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_matters(
    market: Market, objective: Objective, chance: random.Random
) -> None:
    """50. Projects, their positions, talents and terms in any order give the same bytes."""
    projects, pool, terms = market
    first = assign(projects, pool, SHEET, objective, terms)
    mixed = [
        one.model_copy(
            update={"positions": tuple(chance.sample(one.positions, len(one.positions)))}
        )
        for one in chance.sample(projects, len(projects))
    ]
    talents = chance.sample(list(pool), len(pool))
    turned = Terms(terms.locks[::-1], tuple(chance.sample(terms.forbidden, len(terms.forbidden))))
    again = assign(mixed, TalentPool.of(talents), SHEET, objective, turned)
    assert again.to_json() == first.to_json()


@settings(max_examples=30)
@given(markets(), markets())
def test_what_touches_nothing_changes_nothing(one: Market, other: Market) -> None:
    """50. Projects that share no candidate with others are planned as if they were alone."""
    projects, pool, terms = one
    alone = pairs_of(assign(projects, pool, SHEET, Filled(), terms))
    away = [project.model_copy(update={"id": f"z{project.id}"}) for project in other[0]]
    people = [talent.model_copy(update={"vendor": "w"}) for talent in other[1]]
    both = TalentPool.of([*pool, *people])
    strangers = tuple(
        pairing
        for first, second in ((projects, people), (away, pool))
        for pairing in _all(first, second)
    )
    together = Terms(terms.locks, (*terms.forbidden, *strangers))
    plan = assign([*projects, *away], both, SHEET, Filled(), together)
    assert {pair for pair in pairs_of(plan) if not pair[0].startswith("z")} == alone


def _all(projects: list[Project], people: Iterable[Talent]) -> list[Pairing]:
    return [
        Pairing(project.id, seat.id, talent.key)
        for talent in people
        for project in projects
        for seat in project.positions
    ]


@pytest.mark.parametrize("alpha", [0, 0.0])
def test_alpha_0_is_the_default_policy(alpha: float) -> None:
    from dxmatch.assignment.goals import goals_of
    from dxmatch.assignment.table import Table

    table = Table(
        *(np.zeros(1, np.intp),) * 2, np.ones(1, np.int64), np.ones(1, np.intp), np.array([-1])
    )
    fair, filled = (goals_of(o, table, 100) for o in (Fair(alpha), Filled()))
    assert [goal.aim for goal in fair] == [goal.aim for goal in filled]
