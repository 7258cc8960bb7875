"""Small markets, a checker that shares no code with the planner, and brute force over all plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmatch.assignment import Pairing, Plan, Terms
from dxmatch.matching import match
from dxmatch.models import (
    Availability,
    CapacityWindow,
    Period,
    Position,
    Project,
    Rate,
    RateUnit,
    SkillClaim,
    SkillRequirement,
    Talent,
    Workload,
)
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.constraints import MustHave, WithinBudget
from dxmatch.scoring.scorers import RateFit, SkillCoverage

SHEET = Strategy(must=MustHave() & WithinBudget(), want=60 * SkillCoverage() + 40 * RateFit())
DAYS = (date(2027, 4, 1), date(2027, 4, 6), date(2027, 4, 11))
SKILLS = ("python", "java", "postgresql")
Chosen = frozenset[tuple[str, str]]
"""Pairs of ``project/position`` and ``vendor:id``."""


def talent(id_: str, *skills: str, free: int | None = 100, price: int = 600_000) -> Talent:
    """Free from 1 April 2027 on; None: nothing is stated."""
    return Talent(
        vendor="v",
        id=id_,
        skills=tuple(SkillClaim(skill=skill, level=3) for skill in skills),
        rate=Rate.exactly(price),
        availability=None if free is None else Availability.from_day(DAYS[0], free),
    )


def position(id_: str, share: int = 100, **fields: Any) -> Position:
    """Ten days of April 2027."""
    values: dict[str, Any] = {
        "id": id_,
        "title": "開発者",
        "period": Period(start=DAYS[0], end=DAYS[2]),
        "workload": Workload(share=share),
        "budget": Rate(unit=RateUnit.PERSON_MONTH, high=1_000_000),
        **fields,
    }
    return Position.model_validate(values)


def project(id_: str, *positions: Position) -> Project:
    """A project of Chino."""
    return Project(id=id_, title=f"案件{id_}", municipality="202142", positions=positions)


def windows() -> SearchStrategy[Availability | None]:
    """Nothing stated, or one or two windows; also too little time, and none in the period."""

    def build(shares: tuple[int, int], tentative: bool) -> Availability:
        spans = zip(DAYS, DAYS[1:], shares, strict=False)
        return Availability(
            windows=tuple(
                CapacityWindow(start=start, end=end, share=share, tentative=tentative)
                for start, end, share in spans
                if share
            )
            or (CapacityWindow(start=DAYS[2]),)
        )

    shares = st.sampled_from((0, 40, 60, 80, 100))
    return st.none() | st.builds(build, st.tuples(shares, shares), st.booleans())


def people(most: int) -> SearchStrategy[TalentPool]:
    """A pool of few talents with few kinds of skills and prices, so that ties come up."""
    one = st.builds(
        lambda skills, price, free: (skills, price, free),
        st.sets(st.sampled_from(SKILLS), max_size=3),
        st.sampled_from((400_000, 700_000, 1_200_000)),
        windows(),
    )

    def build(listed: list[tuple[set[str], int, Availability | None]]) -> TalentPool:
        return TalentPool.of(
            talent(f"{at}", *sorted(skills), price=price).model_copy(update={"availability": free})
            for at, (skills, price, free) in enumerate(listed)
        )

    return st.lists(one, min_size=1, max_size=most).map(build)


def towns(most: int, shares: Sequence[int] = (20, 40, 60, 100)) -> SearchStrategy[list[Project]]:
    """Projects with one or two positions and one or two seats."""
    periods = st.sampled_from(((0, 2), (0, 1), (1, 2))).map(
        lambda at: Period(start=DAYS[at[0]], end=DAYS[at[1]])
    )
    seat = st.builds(
        lambda share, period, skill, heads: (share, period, skill, heads),
        st.sampled_from(shares),
        periods,
        st.sampled_from(SKILLS),
        st.sampled_from((1, 1, 2)),
    )

    def build(listed: list[list[tuple[int, Period, str, int]]]) -> list[Project]:
        return [
            project(
                f"t{at}",
                *(
                    position(
                        f"p{n}",
                        share,
                        period=period,
                        headcount=heads,
                        want=(SkillRequirement(skill=skill),),
                    )
                    for n, (share, period, skill, heads) in enumerate(seats)
                ),
            )
            for at, seats in enumerate(listed)
        ]

    return st.lists(st.lists(seat, min_size=1, max_size=2), min_size=1, max_size=most).map(build)


@st.composite
def markets(
    draw: st.DrawFn, towns_most: int = 3, people_most: int = 4, shares: Sequence[int] = (20, 60)
) -> tuple[list[Project], TalentPool, Terms]:
    """Projects, a pool, and perhaps a lock that is possible and some bans."""
    projects = draw(towns(towns_most, (*shares, 40, 100)))
    pool = draw(people(people_most))
    pairs = sorted(
        (p.id, seat.id, one.key) for p in projects for seat in p.positions for one in pool
    )
    bans = draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True))
    locks = draw(st.lists(st.sampled_from(pairs), max_size=1))
    terms = Terms(
        locks=tuple(
            Pairing(*one)
            for one in locks
            if one not in bans
            and fits_calendar(projects, pool, frozenset({(f"{one[0]}/{one[1]}", one[2])}))
        ),
        forbidden=tuple(Pairing(*one) for one in bans),
    )
    return projects, pool, terms


def seats_of(projects: Iterable[Project]) -> dict[str, tuple[str, Position]]:
    """Positions by ``project/position`` with the id of their project."""
    return {f"{p.id}/{s.id}": (p.id, s) for p in projects for s in p.placed_positions()}


def pairs_of(plan: Plan) -> Chosen:
    """Who sits where."""
    return frozenset((one.position, one.talent) for one in plan)


def free_on(person: Talent, day: date) -> int:
    """Percent on one day, also tentative; 100 if nothing is stated."""
    if person.availability is None or not person.availability.windows:
        return 100
    return sum(
        window.share
        for window in person.availability.windows
        if window.start <= day and (window.end is None or day < window.end)
    )


def fits_calendar(projects: Sequence[Project], pool: TalentPool, chosen: Chosen) -> bool:
    """Day by day: nobody has more work than time."""
    seats, by_key = seats_of(projects), {one.key: one for one in pool}
    spans = [(seats[need][1], key) for need, key in chosen]
    first = min((seat.period.start for seat, _ in spans), default=DAYS[0])
    last = max((seat.period.end for seat, _ in spans), default=DAYS[0])
    for offset in range((last - first).days):
        day, work = first + timedelta(days=offset), Counter[str]()
        for seat, key in spans:
            if seat.period.start <= day < seat.period.end:
                work[key] += seat.workload.percent
        if any(share > free_on(by_key[key], day) for key, share in work.items()):
            return False
    return True


def feasible(projects: Sequence[Project], pool: TalentPool, terms: Terms, chosen: Chosen) -> bool:
    """Whether a set of pairs keeps every rule of a plan, worked out from the records alone."""
    seats = seats_of(projects)
    locks = {(lock.need, lock.talent) for lock in terms.locks}
    bans = {(ban.need, ban.talent) for ban in terms.forbidden}
    heads = Counter(need for need, _ in chosen)
    twice = Counter((seats[need][0], key) for need, key in chosen)
    totals = eligible(projects, pool)
    return (
        all(count <= seats[need][1].headcount for need, count in heads.items())
        and all(count == 1 for count in twice.values())
        and locks <= chosen
        and not bans & chosen
        and all(pair in totals or pair in locks for pair in chosen)
        and fits_calendar(projects, pool, chosen)
        and fits_purse(projects, pool, terms, chosen)
    )


def fits_purse(projects: Sequence[Project], pool: TalentPool, terms: Terms, chosen: Chosen) -> bool:
    """Every project with a budget pays for its seats: price × share × days / (365 / 12)."""
    seats, spent = seats_of(projects), Counter[str]()
    by_key = {one.key: one for one in pool}
    for need, key in chosen:
        owner, seat = seats[need]
        rate = by_key[key].rate
        price = rate.low if rate is not None and rate.low is not None else 0
        work = price * seat.workload.percent * seat.period.days * 12
        spent[owner] += -(-work // 36_500)
    return all(spent[name] <= yen for name, yen in terms.budgets.items())


def eligible(
    projects: Sequence[Project], pool: TalentPool, sheet: Strategy = SHEET
) -> dict[tuple[str, str], int]:
    """Totals of all eligible pairs, from `match`."""
    return {
        (need, found.key): found.total
        for need, (_, seat) in seats_of(projects).items()
        for found in match(seat, pool, sheet, len(pool))
    }


def all_totals(projects: Sequence[Project], pool: TalentPool) -> dict[tuple[str, str], int]:
    """Totals of all pairs, also of those whom a must line keeps out."""
    return {
        (need, one.key): match(seat, pool, SHEET).explain(one.key).total
        for need, (_, seat) in seats_of(projects).items()
        for one in pool
    }


def every_plan(projects: Sequence[Project], pool: TalentPool, terms: Terms) -> Iterator[Chosen]:
    """All feasible plans, in the order of the first optimum: pairs in order, taken first."""
    locks = frozenset((lock.need, lock.talent) for lock in terms.locks)
    bans = {(ban.need, ban.talent) for ban in terms.forbidden}
    seats = seats_of(projects)
    usable = sorted(
        (pair for pair in eligible(projects, pool) if pair not in locks and pair not in bans),
        key=lambda pair: (*pair[0].split("/"), *pair[1].split(":")),
    )

    def partly(chosen: Chosen) -> bool:
        heads = Counter(need for need, _ in chosen)
        twice = Counter((seats[need][0], key) for need, key in chosen)
        return (
            all(n <= seats[need][1].headcount for need, n in heads.items())
            and all(n == 1 for n in twice.values())
            and fits_calendar(projects, pool, chosen)
            and fits_purse(projects, pool, terms, chosen)
        )

    def grow(chosen: Chosen, at: int) -> Iterator[Chosen]:
        if at == len(usable):
            yield chosen
            return
        more = chosen | {usable[at]}
        if partly(more):
            yield from grow(more, at + 1)
        yield from grow(chosen, at + 1)

    yield from grow(locks, 0)


def best_of(plans: Iterable[Chosen], value: Callable[[Chosen], Any]) -> tuple[Any, Chosen]:
    """The first of the plans with the highest value."""
    best: tuple[Any, Chosen] | None = None
    for chosen in plans:
        mine = value(chosen)
        if best is None or mine > best[0]:
            best = (mine, chosen)
    if best is None:
        raise ValueError("no plan at all")
    return best
