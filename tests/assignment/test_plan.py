"""What a plan says of itself: evidence, prices, sharing, preferences, empty seats, changes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from dxmatch.assignment import Filled, LeastChange, Pairing, Plan, Progress, Terms, Total, assign
from dxmatch.assignment.proof import holds
from dxmatch.assignment.terms import Effort
from dxmatch.errors import UnknownTalent
from dxmatch.models import Availability, CapacityWindow, Project, SkillRequirement
from dxmatch.models.pool import TalentPool
from tests.assignment.sample import (
    SHEET,
    all_totals,
    best_of,
    every_plan,
    feasible,
    markets,
    pairs_of,
    position,
    project,
    talent,
)

PYTHON = (SkillRequirement(skill="python"),)
Market = tuple[list[Project], TalentPool, Terms]


def two_towns(*people: object) -> Plan:
    towns = [project("a", position("p", want=PYTHON)), project("b", position("p", want=PYTHON))]
    return assign(towns, TalentPool.of(people), SHEET)  # type: ignore[arg-type]


def test_a_plan_reads_like_a_list() -> None:
    plan = two_towns(talent("1", "python"), talent("2", price=800_000))
    assert [(one.position, one.seat, one.talent) for one in plan] == [
        ("a/p", 1, "v:1"),
        ("b/p", 1, "v:2"),
    ]
    assert (len(plan), plan.filled, plan.seats, plan.unfilled) == (2, 2, 2, ())
    assert repr(plan) == "Plan(2 projects: 2 of 2 seats filled)"
    assert plan.placements[1].match.rank == 2
    assert plan.of_talent("v:2") == (plan.placements[1],)
    assert plan.shortlist("b/p")[0].key == "v:1"
    for ask in (plan.price, plan.preferred, plan.replace, plan.of_talent, plan.shortlist):
        with pytest.raises(UnknownTalent):
            ask("nobody")
    assert "v:1" in plan._repr_html_() and "proven optimal" in plan._repr_html_()


def test_prices_tell_what_a_talent_is_worth() -> None:
    """Without v:1 one seat stays empty: the price is one seat and the points that go with it."""
    plan = two_towns(talent("1", "python"), talent("2", "python"))
    assert plan.price("v:1").seats == 0
    assert plan.filled == 2
    scarce = two_towns(talent("1", "python"))
    price, only = scarce.price("v:1"), scarce.placements[0]
    assert (price.seats, price.points) == (1, only.total)


def test_the_price_of_sharing() -> None:
    plan = two_towns(talent("1", "python"), talent("2", price=800_000))
    totals = all_totals(plan.projects, plan.pool)
    first, second = plan.sharing()
    assert (first.seats_given_up, first.points_given_up) == (0, 0)
    assert second.points_given_up == totals["b/p", "v:1"] - totals["b/p", "v:2"] > 0


def test_whom_a_talent_was_preferred_for() -> None:
    plan = two_towns(talent("1", "python"), talent("2", price=800_000))
    (told,) = plan.preferred("v:1")
    assert (told.here, told.other) == ("a/p", "b/p")
    assert told.gain == plan.sharing()[1].points_given_up
    assert told.reason.code == "HERE_IRREPLACEABLE"
    assert told.reason.text("ja") != told.reason.text("en")
    assert plan.preferred("v:2") == ()
    locked = assign(
        plan.projects, plan.pool, SHEET, Filled(), Terms(locks=(Pairing("b", "p", "v:1"),))
    )
    assert [one.reason.code for one in locked.preferred("v:1")] == ["HERE_LOCKED"]


def empty(*people: object, terms: Terms = Terms(), **fields: object) -> tuple[str, str, str]:  # noqa: B008
    towns = [project("a", position("p", 60, **fields))]
    (one,) = assign(towns, TalentPool.of(people), SHEET, Filled(), terms).unfilled  # type: ignore[arg-type]
    return one.reason.code, one.remedy.code, one.remedy.text("en")


def test_why_a_seat_is_empty_and_the_smallest_remedy() -> None:
    must = (SkillRequirement(skill="java"),)
    assert empty(talent("1", "python"), must=must)[:2] == ("NOBODY_ELIGIBLE", "DROP_LINE")
    dear = talent("1", "python", price=2_000_000)
    assert empty(dear, must=must)[:2] == ("NOBODY_ELIGIBLE", "SEVERAL_LINES")
    code, remedy, text = empty(talent("1", free=40))
    assert (code, remedy) == ("NO_TIME", "LESS_WORK")
    assert "40%" in text and "60%" in text and "v:1" in text
    ban = Terms(forbidden=(Pairing("a", "p", "v:1"),))
    assert empty(talent("1"), terms=ban)[:2] == ("NO_TIME", "LIFT_BAN")
    poor = Terms(budgets={"a": 100_000})
    code, remedy, text = empty(talent("1"), terms=poor)
    assert (code, remedy) == ("OVER_BUDGET", "MORE_BUDGET")
    # 600,000 yen × 60 % × 10 days of 365 / 12 are 118,356.2 yen
    assert "18,357 yen" in text


def test_the_smallest_remedy_works() -> None:
    """With the workload that the remedy names, the seat is filled."""
    towns = [project("a", position("p", 60)), project("b", position("p", 60))]
    pool = TalentPool.of([talent("1")])
    (one,) = assign(towns, pool, SHEET).unfilled
    assert (one.remedy.code, one.remedy.facts["room"]) == ("LESS_WORK", 40)
    smaller = project(one.need.project.id, position("p", 40))
    others = [town for town in towns if town.id != smaller.id]
    assert assign([*others, smaller], pool, SHEET).unfilled == ()


def test_a_lock_overrides_the_sheet_and_says_so() -> None:
    must = (SkillRequirement(skill="java"),)
    town = project("a", position("p", must=must))
    terms = Terms(locks=(Pairing("a", "p", "v:1"),))
    plan = assign([town], TalentPool.of([talent("1", "python")]), SHEET, Filled(), terms)
    (one,) = plan
    assert one.locked and one.match.excluded


def test_a_certificate_is_no_rubber_stamp() -> None:
    plan = two_towns(talent("1", "python"), talent("2", price=800_000))
    (part,) = plan.certificate._found.parts
    (proof,) = part.solved.proofs
    assert holds(part.part.system, proof, (), part.solved.chosen)
    system, chosen = part.part.system, part.solved.chosen
    assert not holds(system, proof, (), np.ones_like(chosen))
    assert not holds(system, proof, (), np.zeros_like(chosen))
    assert not holds(system, replace(proof, value=proof.value + 1), (), chosen)
    assert not holds(system, replace(proof, duals=-proof.duals), (), chosen)
    nothing = replace(proof, duals=np.zeros_like(proof.duals))
    tampered = replace(
        plan.certificate,
        _found=replace(
            plan.certificate._found,
            parts=(replace(part, solved=replace(part.solved, proofs=(nothing,))),),
        ),
    )
    assert tampered.check().valid and not tampered.check().proven
    assert "gap" in tampered.text("en")


def test_an_integrality_gap_is_stated() -> None:
    """Three works of 40, 60 and 60 % for two people of 100 %: the duals alone see more."""
    towns = [project(f"t{n}", position("p", share)) for n, share in enumerate((40, 60, 60, 40))]
    pool = TalentPool.of([talent("1", "python"), talent("2", "python")])
    plan = assign(towns, pool, SHEET, Total())
    check = plan.certificate.check()
    assert check.valid
    assert all(bound.claimed == bound.value for bound in check.bounds)


@settings(max_examples=30)
@given(markets(), markets(towns_most=1))
def test_recommend_changes_as_little_as_possible(market: Market, more: Market) -> None:
    """Most seats, then most kept, then the highest total: as brute force; the rest is told."""
    projects, pool, terms = market
    new = more[0][0].model_copy(update={"id": "new"})
    plan = assign(projects, pool, SHEET, Filled(), terms)
    before, totals = pairs_of(plan), all_totals([*projects, new], pool)
    change = plan.recommend(new)
    after = pairs_of(change.plan)
    assert feasible([*projects, new], pool, terms, after)
    best, _ = best_of(
        every_plan([*projects, new], pool, terms),
        lambda c: (len(c), len(c & before), sum(map(totals.__getitem__, c))),
    )
    assert (len(after), change.kept, change.plan.total) == best
    moved = {(m.position, m.before) for m in change.moves if m.before} | {
        (m.position, m.after) for m in change.moves if m.after
    }
    assert moved == before ^ after
    assert all(m.reason.text("ja") and m.reason.text("en") for m in change.moves)
    assert isinstance(change.plan.objective, LeastChange)
    assert change.plan.objective.then == Filled()


@settings(max_examples=30)
@given(markets())
def test_replace_changes_as_little_as_possible(market: Market) -> None:
    """The same without one talent; nothing is open to them any more."""
    projects, pool, terms = market
    plan = assign(projects, pool, SHEET, Filled(), terms)
    if not plan.filled:
        return
    key = plan.placements[0].talent
    left = Terms(
        tuple(lock for lock in terms.locks if lock.talent != key),
        (
            *terms.forbidden,
            *(Pairing(p.id, seat.id, key) for p in projects for seat in p.positions),
        ),
    )
    before, totals = pairs_of(plan), all_totals(projects, pool)
    change = plan.replace(key)
    assert change.plan.of_talent(key) == ()
    best, _ = best_of(
        every_plan(projects, pool, left),
        lambda c: (len(c), len(c & before), sum(map(totals.__getitem__, c))),
    )
    assert (change.plan.filled, change.kept, change.plan.total) == best


def test_changes_have_reasons() -> None:
    plan = two_towns(talent("1", "python"), talent("2", price=800_000), talent("3", price=900_000))
    assert [one.talent for one in plan] == ["v:1", "v:2"]
    change = plan.replace("v:1")
    assert [(m.position, m.before, m.after, m.reason.code) for m in change.moves] == [
        ("a/p", "v:1", "v:3", "SEAT_REFILLED")
    ]
    new = plan.recommend(project("c", position("p", want=PYTHON)))
    assert [(m.position, m.after, m.reason.code) for m in new.moves] == [("c/p", "v:3", "SEAT_NEW")]


def test_the_calendar_of_a_talent_is_split() -> None:
    """60 % until 6 April and 100 % then: three seats of 40 % fit in parts."""
    free = Availability(
        windows=(
            CapacityWindow(start=date(2027, 4, 1), end=date(2027, 4, 6), share=60),
            CapacityWindow(start=date(2027, 4, 6), share=100),
        )
    )
    pool = TalentPool.of([talent("1").model_copy(update={"availability": free})])
    towns = [project(f"t{n}", position("p", 40)) for n in range(3)]
    assert assign(towns, pool, SHEET).filled == 1
    late = [
        project(
            f"t{n}",
            position("p", 40, period={"start": date(2027, 4, 6), "end": date(2027, 4, 11)}),
        )
        for n in range(3)
    ]
    assert assign(late, pool, SHEET).filled == 2


def test_progress_and_json() -> None:
    told: list[Progress] = []
    towns = [project(name, position("p", want=PYTHON)) for name in "ab"]
    effort = Effort(progress=told.append)
    plan = assign(towns, TalentPool.of([talent("1")]), SHEET, effort=effort)
    assert told and (told[-1].done, told[-1].filled) == (told[-1].of, plan.filled)
    table = json.loads(plan.to_json("en"))
    assert set(table) == {
        "policy", "strategy", "pool", "seats", "filled", "total", "in_time", "certificate",
        "placements", "unfilled", "sharing", "talents",
    }  # fmt: skip
    assert table["total"] == sum(p["match"]["total"] for p in table["placements"])
