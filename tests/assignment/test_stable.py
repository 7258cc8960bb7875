"""51. Deferred acceptance: nobody would rather swap, and who proposes gets the best."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.assignment import Effort, Proposing, Stable, Terms, assign
from dxmatch.assignment.deferred import Rivals, blocking, stable_plan
from dxmatch.assignment.proof import System
from dxmatch.models import Project
from dxmatch.models.pool import TalentPool
from tests.assignment.sample import (
    SHEET,
    Chosen,
    eligible,
    feasible,
    markets,
    pairs_of,
    seats_of,
)

Ranks = list[list[int]]
"""Per agent the other side, best first."""


def rivals(positions: Ranks, people: Ranks, quota: list[int]) -> Rivals:
    """Everybody ranks everybody; one talent takes one seat."""
    pairs = [(p, t) for p in range(len(positions)) for t in range(len(people))]
    need = np.array([p for p, _ in pairs], np.intp)
    person = np.array([t for _, t in pairs], np.intp)
    edges = np.arange(len(pairs))
    system = System(
        at=np.concatenate([need, len(positions) + person]),
        edge=np.concatenate([edges, edges]),
        coefficient=np.ones(2 * len(pairs), np.int64),
        limit=np.array([*quota, *[1] * len(people)], np.int64),
        owner=np.array([*(-(2**40) - p for p in range(len(positions))), *range(len(people))]),
        size=len(pairs),
    )
    total = np.array([100 - positions[p].index(t) for p, t in pairs], np.int64)
    liked = [people[t].index(p) for p, t in pairs]
    order = sorted(range(len(pairs)), key=lambda e: (liked[e], pairs[e][1]))
    wish = np.empty(len(pairs), np.intp)
    wish[order] = np.arange(len(pairs))
    return Rivals(system, need, person, total, wish, declared=True)


def who(market: Rivals, chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Chosen:
    pairs = zip(market.need[chosen].tolist(), market.person[chosen].tolist(), strict=True)
    return frozenset((str(p), str(t)) for p, t in pairs)


def rank_markets() -> st.SearchStrategy[tuple[Ranks, Ranks, list[int]]]:
    def build(sizes: tuple[int, int]) -> st.SearchStrategy[tuple[Ranks, Ranks, list[int]]]:
        few, many = sizes
        return st.tuples(
            st.lists(st.permutations(range(many)), min_size=few, max_size=few),
            st.lists(st.permutations(range(few)), min_size=many, max_size=many),
            st.lists(st.integers(1, 2), min_size=few, max_size=few),
        )

    return st.tuples(st.integers(1, 3), st.integers(1, 4)).flatmap(build)


def every_matching(few: int, many: int, quota: list[int]) -> Iterator[tuple[int, ...]]:
    """The position of each talent, −1 for none."""
    for seats in product(range(-1, few), repeat=many):
        if all(seats.count(p) <= quota[p] for p in range(few)):
            yield seats


def is_stable(seats: tuple[int, ...], positions: Ranks, people: Ranks, quota: list[int]) -> bool:
    """No talent and position would both rather have each other; by the definition."""
    for talent, mine in enumerate(seats):
        for position, ranks in enumerate(positions):
            now = people[talent].index(mine) if mine >= 0 else len(positions)
            held = [t for t, seat in enumerate(seats) if seat == position]
            room = len(held) < quota[position]
            better = any(ranks.index(talent) < ranks.index(t) for t in held)
            if people[talent].index(position) < now and (room or better):
                return False
    return True


@settings(max_examples=100)
@given(rank_markets(), st.sampled_from(Proposing))
def test_proposers_get_the_best_of_all_stable_plans(
    ranks: tuple[Ranks, Ranks, list[int]], proposing: Proposing
) -> None:
    """Stable, best for every proposer among all stable matchings, the same seats filled in each."""
    positions, people, quota = ranks
    market = rivals(positions, people, quota)
    chosen = stable_plan(market, proposing)
    assert not list(blocking(market, chosen))
    mine = who(market, chosen)
    stable = [
        seats
        for seats in every_matching(len(positions), len(people), quota)
        if is_stable(seats, positions, people, quota)
    ]
    seats = tuple(
        next((int(p) for p, t in mine if t == str(talent)), -1) for talent in range(len(people))
    )
    assert seats in stable
    for other in stable:  # the rural hospitals theorem
        assert [seat >= 0 for seat in other] == [seat >= 0 for seat in seats]
        assert sorted(other) == sorted(seats)
    if proposing is Proposing.TALENTS:
        for other in stable:
            for ranks_, best, seat in zip(people, seats, other, strict=True):
                assert best < 0 or ranks_.index(best) <= ranks_.index(seat)


@settings(max_examples=30)
@given(rank_markets(), st.data())
def test_no_talent_gains_by_a_false_ranking_when_talents_propose(
    ranks: tuple[Ranks, Ranks, list[int]], data: st.DataObject
) -> None:
    """Strategy-proof for the proposing side, by all misreports of one talent."""
    positions, people, quota = ranks
    liar = data.draw(st.integers(0, len(people) - 1))
    honest = who(rivals(positions, people, quota), _run(positions, people, quota))
    now = {int(t): int(p) for p, t in honest}.get(liar)
    for lie in permutations(range(len(positions))):
        told = [list(lie) if t == liar else mine for t, mine in enumerate(people)]
        found = who(rivals(positions, told, quota), _run(positions, told, quota))
        then = {int(t): int(p) for p, t in found}.get(liar)
        if then is not None:
            assert now is not None and people[liar].index(now) <= people[liar].index(then)


def _run(
    positions: Ranks, people: Ranks, quota: list[int]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return stable_plan(rivals(positions, people, quota), Proposing.TALENTS)


@settings(max_examples=60)
@given(rank_markets())
def test_as_the_package_matching(ranks: tuple[Ranks, Ranks, list[int]]) -> None:
    """The same matching as PyPI's ``matching`` (hospital-resident), for either side."""
    games = pytest.importorskip("matching.games")
    positions, people, quota = ranks
    residents = {f"t{t}": [f"p{p}" for p in mine] for t, mine in enumerate(people)}
    hospitals = {f"p{p}": [f"t{t}" for t in mine] for p, mine in enumerate(positions)}
    seats = {f"p{p}": count for p, count in enumerate(quota)}
    for proposing, optimal in ((Proposing.TALENTS, "resident"), (Proposing.PROJECTS, "hospital")):
        game = games.HospitalResident.create_from_dictionaries(residents, hospitals, seats)
        theirs = {
            (str(hospital.name)[1:], str(resident.name)[1:])
            for hospital, taken in game.solve(optimal=optimal).items()
            for resident in taken
        }
        market = rivals(positions, people, quota)
        assert who(market, stable_plan(market, proposing)) == theirs


def blocks(
    projects: list[Project], pool: TalentPool, terms: Terms, chosen: Chosen
) -> list[tuple[str, str]]:
    """Pairs that would both gain, worked out from the records: both rank by the total."""
    totals, seats = eligible(projects, pool), seats_of(projects)
    bans = {(ban.need, ban.talent) for ban in terms.forbidden}
    locks = {(lock.need, lock.talent) for lock in terms.locks}

    def rank(pair: tuple[str, str]) -> tuple[object, ...]:
        return (-totals[pair], *pair[1].split(":"))

    def taste(pair: tuple[str, str]) -> tuple[object, ...]:
        return (-totals[pair], *pair[0].split("/"))

    found = []
    for pair in sorted(totals.keys() - chosen - bans):
        need, key = pair
        heads = seats[need][1].headcount
        mine = [one for one in chosen if one[0] == need]
        worse = [one for one in mine if one not in locks and rank(one) > rank(pair)]
        if len(mine) >= heads and not worse:
            continue
        drop = {max(worse, key=rank)} if len(mine) >= heads else set()
        kept = frozenset(
            one
            for one in chosen - drop
            if one[1] != key or one in locks or taste(one) < taste(pair)
        )
        if feasible(projects, pool, Terms(terms.locks), kept | {pair}):
            found.append(pair)
    return found


@settings(max_examples=60)
@given(markets(), st.sampled_from(Proposing), st.integers(1, 3))
def test_with_parts_of_a_week_no_pair_would_rather_swap(
    market: tuple[list[Project], TalentPool, Terms], proposing: Proposing, size: int
) -> None:
    """One shared score: stable whatever the workloads, for everybody in the pool, for any C."""
    projects, pool, terms = market
    plan = assign(projects, pool, SHEET, Stable(proposing), terms, Effort(candidates=size))
    assert blocks(projects, pool, terms, pairs_of(plan)) == []
    assert plan.certificate.check().proven


@settings(max_examples=40)
@given(markets(), st.randoms(use_true_random=False), st.sampled_from(Proposing))
def test_declared_preferences_and_what_blocks(
    market: tuple[list[Project], TalentPool, Terms],
    chance: random.Random,
    proposing: Proposing,
) -> None:
    """The certificate lists what blocks; where one talent has one seat, nothing does."""
    projects, pool, terms = market
    whole = [
        project.model_copy(
            update={
                "positions": tuple(
                    seat.model_copy(update={"workload": type(seat.workload)(share=100)})
                    for seat in project.positions
                )
            }
        )
        for project in projects
    ]
    names = [project.id for project in whole]
    wishes = {one.key: tuple(chance.sample(names, len(names))) for one in pool}
    one_seat = Terms(forbidden=terms.forbidden, preferences=wishes)
    plan = assign(whole, pool, SHEET, Stable(proposing), one_seat)
    assert feasible(whole, pool, one_seat, pairs_of(plan))
    same = {seat.period for project in whole for seat in project.positions}
    if len(same) == 1:
        assert plan.certificate.check().proven


def test_a_declared_preference_decides() -> None:
    from tests.assignment.sample import position, project, talent

    pool = TalentPool.of([talent("1", "python")])
    towns = [project("a", position("p")), project("b", position("p"))]
    assert [one.position for one in assign(towns, pool, SHEET, Stable())] == ["a/p"]
    terms = Terms(preferences={"v:1": ("b",)})
    for proposing in Proposing:
        plan = assign(towns, pool, SHEET, Stable(proposing), terms)
        assert [one.position for one in plan] == ["b/p"]


def test_a_plan_that_blocks_is_found_out() -> None:
    """The check is no rubber stamp."""
    market = rivals([[0, 1], [0, 1]], [[0, 1], [0, 1]], [1, 1])
    swapped = np.array([False, True, True, False])
    assert list(blocking(market, swapped)) == [0]
