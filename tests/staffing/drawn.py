"""Small needs with team lines, drawn so that people, budgets and lines meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dxmatch.models import (
    Availability,
    CapacityWindow,
    Period,
    Position,
    Project,
    Rate,
    SkillClaim,
    SkillRequirement,
    Talent,
    Workload,
)
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Constraint, Must, OnUnknown, Scorer, Strategy, Want
from dxmatch.scoring.constraints import MustHave, ScheduleFits, WithinBudget
from dxmatch.scoring.scorers import Experience, RateFit, SkillCoverage
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
from dxmatch.staffing.team_algebra import AnyTeamOf, NotTeam, TeamMust, TeamWant

SKILLS = ("python", "java", "sql")
START, END = date(2027, 4, 1), date(2027, 5, 1)


@dataclass(frozen=True)
class Need:
    """A project, its people and both sheets."""

    project: Project
    talents: tuple[Talent, ...]
    strategy: Strategy
    sheet: TeamSheet

    @property
    def pool(self) -> TalentPool:
        return TalentPool.of(self.talents)

    @property
    def positions(self) -> tuple[Position, ...]:
        return self.project.placed_positions()


def _skills() -> SearchStrategy[tuple[SkillRequirement, ...]]:
    one = st.builds(
        SkillRequirement,
        skill=st.sampled_from(SKILLS),
        weight=st.integers(1, 3),
        level=st.none() | st.integers(1, 4),
    )
    return st.lists(one, min_size=1, max_size=2).map(tuple)


def _capacities() -> SearchStrategy[Availability | None]:
    cuts = st.lists(st.integers(1, 30), min_size=2, max_size=2, unique=True).map(sorted)
    window = st.builds(
        lambda ends, share, tentative: CapacityWindow(
            start=date(2027, 4, ends[0]), end=date(2027, 4, ends[1]), share=share,
            tentative=tentative,
        ),
        cuts, st.sampled_from((40, 100)), st.booleans(),
    )  # fmt: skip
    whole = st.just(Availability.from_day(date(2027, 1, 1)))
    return st.none() | whole | whole | window.map(lambda one: Availability(windows=(one,)))


def people(
    min_size: int = 1, max_size: int = 6, **fixed: SearchStrategy[Any]
) -> SearchStrategy[tuple[Talent, ...]]:
    fields: dict[str, SearchStrategy[Any]] = {
        "vendor": st.sampled_from(("v", "w", "x")),
        "id": st.integers(0, 20).map(str),
        "skills": st.lists(
            st.builds(
                SkillClaim, skill=st.sampled_from(SKILLS), level=st.none() | st.integers(1, 5)
            ),
            max_size=2,
        ).map(tuple),
        "years": st.none() | st.sampled_from((0.0, 3.0, 3.0, 9.0)),
        "municipal_years": st.none() | st.sampled_from((0.0, 1.0, 2.0)),
        "rate": st.none()
        | st.builds(lambda n: Rate.exactly(n * 100_000), st.integers(3, 9))
        | st.just(Rate(negotiable=True, low=500_000)),
        "availability": _capacities(),
    }
    one = st.builds(Talent, **{**fields, **fixed})
    return st.lists(
        one, min_size=min_size, max_size=max_size, unique_by=lambda talent: talent.key
    ).map(tuple)


def team_constraints(yen: int = 2_000_000) -> SearchStrategy[TeamConstraint]:
    single = st.one_of(
        st.builds(TeamBudget, yen=st.integers(0, yen // 50_000).map(lambda n: n * 50_000)),
        st.builds(
            lambda least, more, each: VendorMix(least=least, most=least + more, each=each),
            st.integers(1, 3), st.integers(0, 2), st.integers(1, 3),
        ),
        st.builds(JointSkills, requirements=_skills()),
        st.builds(MunicipalExperience, people=st.integers(1, 2), years=st.integers(1, 2)),
        st.builds(SharedDays, percent=st.sampled_from((1, 30, 50, 100))),
    )  # fmt: skip
    several = st.lists(single, min_size=1, max_size=2).map(lambda of: AnyTeamOf(of=tuple(of)))
    return single | several | single.map(lambda line: NotTeam(of=line))


def team_scorers() -> SearchStrategy[TeamScorer]:
    key = st.tuples(st.sampled_from(("v", "w", "x")), st.integers(0, 20)).map(
        lambda parts: f"{parts[0]}:{parts[1]}"
    )
    return st.one_of(
        st.builds(JointCoverage, requirements=_skills()),
        st.builds(DayOverlap),
        st.builds(WorkedTogether, pairs=st.lists(st.tuples(key, key), max_size=30).map(tuple)),
    )


def team_sheets(max_must: int = 2) -> SearchStrategy[TeamSheet]:
    return st.builds(
        lambda must, want, unknown: TeamSheet(
            TeamMust(tuple(must)), TeamWant(tuple(want)), on_unknown=unknown
        ),
        st.lists(team_constraints(), max_size=max_must),
        st.lists(st.tuples(st.integers(0, 40), team_scorers()), max_size=2),
        st.sampled_from(OnUnknown),
    )


def strategies() -> SearchStrategy[Strategy]:
    must: SearchStrategy[Constraint | Must] = st.sampled_from(
        (MustHave(), WithinBudget(), MustHave() & WithinBudget(), ScheduleFits(percent=50))
    )
    want: SearchStrategy[Scorer | Want] = st.sampled_from(
        (Experience(years=9), 3 * SkillCoverage() + RateFit(), 60 * SkillCoverage() + Experience())
    )
    both = st.builds(Strategy, must=must, want=want, on_unknown=st.sampled_from(OnUnknown))
    return (
        both
        | must.map(lambda line: Strategy(must=line))
        | want.map(lambda line: Strategy(want=line))
    )


def projects(max_seats: int = 3) -> SearchStrategy[Project]:
    heads = st.lists(st.integers(1, 2), min_size=1, max_size=3).filter(
        lambda each: sum(each) <= max_seats
    )
    return heads.flatmap(
        lambda each: st.tuples(*(_positions(n, size) for n, size in enumerate(each)))
    ).map(lambda listed: Project(id="need", title="案件", municipality="202142", positions=listed))


def _positions(number: int, headcount: int) -> SearchStrategy[Position]:
    return st.builds(
        Position,
        # Not in the order in which the project lists them.
        id=st.just(f"p{9 - number}"),
        title=st.just("ポジション"),
        headcount=st.just(headcount),
        must=st.just(()) | _skills().map(lambda asked: asked[:1]),
        want=_skills(),
        period=st.sampled_from(
            (Period(start=START, end=END), Period(start=date(2027, 4, 11), end=date(2027, 6, 1)))
        ),
        workload=st.sampled_from((Workload(share=40), Workload(share=100))),
        budget=st.none() | st.just(Rate(high=300_000)),
    )


def needs(max_seats: int = 3, max_people: int = 6) -> SearchStrategy[Need]:
    return st.builds(
        Need, projects(max_seats), people(max_size=max_people), strategies(), team_sheets()
    )
