"""staff: a project, a pool, a sheet → the best teams, with a proof or a stated gap."""

from __future__ import annotations

from dxmatch.errors import InvalidInput, InvalidProject
from dxmatch.matching.shortlist import checked_k
from dxmatch.models import Project, Rate, RateUnit
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.money import TAX_PERCENT
from dxmatch.scoring.algebra import StrategyLike, as_strategy
from dxmatch.scoring.presets import default_sheet
from dxmatch.staffing.constraints import TeamBudget
from dxmatch.staffing.openings import Openings
from dxmatch.staffing.search import Found, Search
from dxmatch.staffing.staffing import Staffing, Status
from dxmatch.staffing.team import make_team
from dxmatch.staffing.team_algebra import (
    TeamMust,
    TeamSheet,
    TeamSheetLike,
    TeamWant,
    as_team_must,
    as_team_sheet,
)
from dxmatch.staffing.team_search import best_team


def staff(
    project: Project,
    pool: TalentPool,
    strategy: StrategyLike | None = None,
    k: int = 3,
    *,
    team: TeamSheetLike | None = None,
    budget: int | Rate | None = None,
    search: Search | None = None,
) -> Staffing:
    """The best ``k`` teams for all positions of a project: distinct people, one budget.

    A team has one person per seat (a position with headcount n has n seats), each eligible for
    their position under ``strategy``, and satisfies the must lines of ``team``. Its total is the
    sum of the members' totals and of the points of the want lines of ``team``: exact integers.
    The first team is the best of all; each further one is the best of those that differ from all
    before it in at least ``search.diverse`` people. Equal totals go by the identities of the
    members, so the order of talents and positions never matters.

    Args:
        project: a municipality's need with one or more positions.
        pool: whom to choose from.
        strategy: a sheet for every member; the standard sheet if None.
        k: how many teams, at least 1; there are fewer if fewer differ enough.
        team: lines for the team as a whole, or one side of them.
        budget: the most for the whole team in one month, as yen without tax or as a `Rate` per
            month or year; the same as the team line `TeamBudget`. None: no shared budget. A
            project has no budget of its own, and the budgets of its positions stay in force as
            far as ``strategy`` asks for them.
        search: how different the teams are, and limits.

    Returns:
        A `Staffing`; its status says whether the teams are proven, and if there is no team, its
        ``conflict`` says which lines clash and what could be dropped.

    Raises:
        EmptyPool: the pool has no talents.
        InvalidInput: ``k``, ``budget``, ``project`` or ``pool`` is something else.
        InvalidProject: the project has no positions.
        InvalidStrategy: ``strategy`` or ``team`` is no sheet, or weights are too large.
        PluginContractError: a line answered the wrong shape, type or range.
        MissingExtra: CP-SAT is asked for, and OR-Tools is not installed.

    Example:
        >>> from dxmatch.models.pool import TalentPool
        >>> from dxmatch.scoring.scorers import Experience
        >>> period = Period(start="2026-12-01", end="2027-04-01")
        >>> need = Project(id="p", title="案件", municipality="202142", positions=(
        ...     Position(id="dev", title="開発者", period=period, headcount=2),))
        >>> pool = TalentPool.of([Talent(vendor="v", id=n, years=int(n)) for n in "123"])
        >>> staff(need, pool, Experience())[0].keys
        ('v:2', 'v:3')
    """
    _checked(project, pool)
    sheet = default_sheet() if strategy is None else as_strategy(strategy)
    wanted = _with_budget(as_team_sheet(team), budget)
    openings = Openings.of(project.placed_positions(), pool, sheet, wanted)
    search = search or Search()
    found = _teams(openings, checked_k(k), search)
    order = tuple(position.id for position in project.positions)
    teams = tuple(
        make_team(openings, each.team, order, rank, each.bound, proven=each.proven)
        for rank, each in enumerate(found, start=1)
        if each.team is not None
    )
    proven = all(each.proven for each in found)
    status = Status.GAP if not proven else Status.PROVEN if teams else Status.INFEASIBLE
    nodes = sum(each.nodes for each in found)
    return Staffing(project, k, status, found[0].bound, nodes, teams, search, openings)


def _teams(openings: Openings, k: int, search: Search) -> list[Found]:
    """One result after the other; the last one may hold no team."""
    found: list[Found] = []
    while len(found) < k:
        taken = [each.team for each in found if each.team is not None]
        found.append(best_team(openings.problem, search, taken))
        if found[-1].team is None:
            break
    return found


def _with_budget(sheet: TeamSheet, budget: int | Rate | None) -> TeamSheet:
    if budget is None:
        return sheet
    line = TeamBudget(yen=_monthly(budget))
    must = as_team_must(line) & TeamMust(sheet.must)
    return TeamSheet(must, TeamWant(sheet.want), on_unknown=sheet.on_unknown)


def _monthly(budget: int | Rate) -> int:
    """Yen for one month of the whole team, without tax."""
    if not isinstance(budget, Rate):
        return budget
    plain = budget.without_tax(TAX_PERCENT)
    if plain.pro_bono:
        return 0
    if plain.high is not None and plain.unit is RateUnit.MONTH:
        return plain.high
    if plain.high is not None and plain.unit is RateUnit.YEAR:
        return plain.high // 12
    raise InvalidInput(
        "A team's budget must be an amount per month or per year.",
        ja="体制全体の予算は、月額か年額で指定してください。",
        hint="For example budget=900_000, yen a month without tax.",
        hint_ja="例: budget=900_000(月額・税抜)",
        code="BAD_TEAM_BUDGET",
    )


def _checked(project: object, pool: object) -> None:
    if not isinstance(project, Project):
        found = type(project).__name__
        raise InvalidInput(
            f"staff takes a Project, not {found}.",
            ja=f"staff には Project を渡してください({found} は使えません)。",
            hint="Read a file with read_project(path).",
            hint_ja="ファイルからは read_project(path) で読み込めます。",
            code="NOT_A_NEED",
        )
    if not isinstance(pool, TalentPool):
        found = type(pool).__name__
        raise InvalidInput(
            f"staff takes a TalentPool, not {found}.",
            ja=f"staff には TalentPool を渡してください({found} は使えません)。",
            hint="Make one with TalentPool.of(talents).",
            hint_ja="TalentPool.of(talents) で作れます。",
            code="NOT_A_POOL",
        )
    if not project.positions:
        raise InvalidProject(
            f"The project {project.id!r} has no positions.",
            ja=f"案件 {project.id!r} にポジションがありません。",
            hint="A project needs one position or more.",
            hint_ja="案件には 1 つ以上のポジションが必要です。",
            code="NO_POSITIONS",
        )
