"""check_team_constraint and check_team_scorer: every law that a line for teams has to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dxmatch._optional import require
from dxmatch.errors import PluginContractError
from dxmatch.staffing.team_algebra import TeamConstraint, TeamScorer
from dxmatch.testing.broken_law import not_a
from dxmatch.testing.example_settings import repeatable
from dxmatch.testing.line_value import check_value
from dxmatch.testing.shrinking import smallest
from dxmatch.testing.team_case import TeamCase
from dxmatch.testing.team_trial import TeamTrial

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from dxmatch.models import Project, Talent


def check_team_constraint(
    line: TeamConstraint,
    *,
    max_examples: int = 50,
    projects: SearchStrategy[Project] | None = None,
    talents: SearchStrategy[Talent] | None = None,
) -> None:
    """Test a must line for teams against everything that dxmatch expects of one.

    The laws: ANSWER (one uint8 of 0, 1, 2 per team, also for no team), DETERMINISM, ROW
    (``check(bench, teams[some]) == check(bench, teams)[some]``), SEATS (the seats of one position
    are interchangeable), UNCHANGED (what is passed in is not written to), HOPE (`hope` is never
    below what a way to fill the open seats reaches), DEMAND (who is below a sum of `demand` is
    below the verdict, and if the sums are exact nobody else is), REASON (words in both languages
    for every team), VALUE (a frozen dataclass), WORDS, and POOL_INDEPENDENT and MONOTONE (of the
    members) if the line claims them in ``traits``. Vendor and id may matter to a team.

    Args:
        line: the line with the parameters to be tested.
        max_examples: how many examples are tried; the same ones in every run.
        projects: a hypothesis strategy; projects of one to four seats by default.
        talents: a hypothesis strategy; any talent by default.

    Raises:
        PluginContractError: names the law, and shows the smallest example that was found.
        MissingExtra: hypothesis is not installed.

    Example:
        >>> from dxmatch.staffing import VendorMix
        >>> check_team_constraint(VendorMix(most=1), max_examples=5)
    """
    if not isinstance(line, TeamConstraint):
        raise not_a("TeamConstraint", line)
    _check(line, max_examples, projects, talents)


def check_team_scorer(
    line: TeamScorer,
    *,
    max_examples: int = 50,
    projects: SearchStrategy[Project] | None = None,
    talents: SearchStrategy[Talent] | None = None,
) -> None:
    """Test a want line for teams against everything that dxmatch expects of one.

    The same laws as `check_team_constraint`; ANSWER here means one int32 of 0 … SCALE per team,
    and GAINS (the parts of `gains` add up to at least the value) stands in place of DEMAND.

    Args:
        line: the line with the parameters to be tested.
        max_examples: how many examples are tried; the same ones in every run.
        projects: a hypothesis strategy; projects of one to four seats by default.
        talents: a hypothesis strategy; any talent by default.

    Raises:
        PluginContractError: names the law, and shows the smallest example that was found.
        MissingExtra: hypothesis is not installed.

    Example:
        >>> from dxmatch.staffing import DayOverlap
        >>> check_team_scorer(DayOverlap(), max_examples=5)
    """
    if not isinstance(line, TeamScorer):
        raise not_a("TeamScorer", line)
    _check(line, max_examples, projects, talents)


def _check(
    line: TeamConstraint | TeamScorer,
    max_examples: int,
    projects: SearchStrategy[Project] | None,
    talents: SearchStrategy[Talent] | None,
) -> None:
    require("hypothesis", extra="testing")
    from hypothesis import given
    from hypothesis import strategies as st

    from dxmatch.testing import generators

    check_value(line)
    people = generators.talents() if talents is None else talents
    failed: list[TeamTrial] = []

    @repeatable(max_examples)
    @given(
        data=st.data(),
        project=_small_projects() if projects is None else projects,
        others=st.lists(people, max_size=2, unique_by=lambda t: t.key),
        some=st.lists(st.integers(0, 99), max_size=6),
    )
    def one_example(data: Any, project: Project, others: Any, some: list[int]) -> None:
        case = _case(line, project, people, data)
        skills = generators.SKILL_IDS
        trial = TeamTrial(case, tuple(some), tuple(others), skills, line.traits)
        failed[:] = [trial]
        trial.check()

    try:
        one_example()
    except PluginContractError as error:
        raise smallest(failed[0].about(error), error) from error


def _case(
    line: TeamConstraint | TeamScorer, project: Project, people: SearchStrategy[Talent], data: Any
) -> TeamCase:
    """Some teams for the project, from a pool that is at least as large as they are."""
    from hypothesis import strategies as st

    from dxmatch.testing import generators

    positions = tuple(sorted(project.placed_positions(), key=lambda each: each.id))
    seats = sum(position.headcount for position in positions)
    pool = data.draw(generators.pools(min_size=seats, max_size=seats + 3, people=people))
    # Sometimes the first of the pool may sit nowhere, so that rows are no numbers of people.
    away = data.draw(st.integers(0, min(1, len(pool) - seats)))
    rows = tuple(range(away, len(pool)))
    orders = data.draw(st.lists(st.permutations(rows).map(tuple), min_size=1, max_size=6))
    return TeamCase(line, positions, pool, rows, tuple(orders))


def _small_projects() -> SearchStrategy[Project]:
    """One or two positions with one or two seats each."""
    from hypothesis import strategies as st

    from dxmatch.testing import generators

    positions = st.lists(
        generators.positions(headcount=st.integers(1, 2)),
        min_size=1,
        max_size=2,
        unique_by=lambda position: position.id,
    )
    return generators.projects(positions=positions.map(tuple))
