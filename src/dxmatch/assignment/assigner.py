"""assign: many projects, one pool, one sheet → one plan with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dxmatch.assignment.certificate import Certificate, CertificateKind
from dxmatch.assignment.demand import needs_of
from dxmatch.assignment.objective import Filled, Objective, Stable
from dxmatch.assignment.plan import Plan
from dxmatch.assignment.search import Search
from dxmatch.assignment.settled import settle
from dxmatch.assignment.table import Market
from dxmatch.assignment.terms import Effort, Terms
from dxmatch.errors import InvalidInput
from dxmatch.models import Project
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy, StrategyLike, as_strategy
from dxmatch.scoring.presets import default_sheet

MOST_FILLED: Final = Filled()
NO_TERMS: Final = Terms()
USUAL_EFFORT: Final = Effort()


def assign(
    projects: Sequence[Project],
    pool: TalentPool,
    strategy: StrategyLike | None = None,
    objective: Objective = MOST_FILLED,
    terms: Terms = NO_TERMS,
    effort: Effort = USUAL_EFFORT,
) -> Plan:
    """Plan people for many projects at once.

    Nobody has more work on any day than time, nobody has two seats of one project, no position has
    more people than seats, and whoever has a seat satisfies the must lines (or is locked). Time is
    kept on every day even if the sheet would accept less; where no time is stated, a full week is
    assumed, and the match is flagged for review.

    Args:
        projects: one or more, each with an id of its own. Their order never matters.
        pool: whom to choose from.
        strategy: a sheet, a constraint or a scorer, for all; the standard sheet if None.
        objective: `Filled` (most seats filled, then the highest total), `Total`, `Fair`,
            or `Stable`.
        terms: promises, forbidden pairs, budgets of whole projects, declared preferences.
        effort: candidates per position, time limit, progress.

    Returns:
        A `Plan`. Empty seats are part of it, with reason and remedy.

    Raises:
        EmptyPool: the pool has no talents.
        InvalidInput: no project, two with one id, or terms that contradict each other.
        InvalidStrategy: ``strategy`` is no sheet.
        PluginContractError: a line answered the wrong shape, type or range.
        UnknownTalent: the terms name a talent that is not in the pool.

    Example:
        >>> from dxmatch import Period, Position, TalentPool, WithinBudget
        >>> seat = Position(
        ...     id="dev", title="開発者", period=Period(start="2026-12-01", end="2027-04-01")
        ... )
        >>> town = Project(id="town", title="窓口", municipality="202142", positions=(seat,))
        >>> plan = assign([town], TalentPool.of([Talent(vendor="v", id="1")]), WithinBudget())
        >>> plan, plan.placements[0].talent, plan.certificate.check().proven
        (Plan(1 projects: 1 of 1 seats filled), 'v:1', True)
    """
    if not isinstance(pool, TalentPool):
        found = type(pool).__name__
        raise InvalidInput(
            f"assign takes a TalentPool, not {found}.",
            ja=f"assign には TalentPool を渡してください({found} は使えません)。",
            hint="Make one with TalentPool.of(talents).",
            hint_ja="TalentPool.of(talents) で作れます。",
            code="NOT_A_POOL",
        )
    sheet = default_sheet() if strategy is None else as_strategy(strategy)
    return _plan(tuple(projects), pool, sheet, objective, terms, effort)


def _plan(
    projects: tuple[Project, ...],
    pool: TalentPool,
    sheet: Strategy,
    objective: Objective,
    terms: Terms,
    effort: Effort,
) -> Plan:
    needs = needs_of(projects)
    market = Market(needs, pool, sheet, settle(terms, needs, pool))
    found = Search(market, objective, terms, effort).run()
    stable = isinstance(objective, Stable)
    certificate = Certificate(
        CertificateKind.NO_BLOCKING_PAIR if stable else CertificateKind.DUALS,
        covers_pool=not found.open,
        canonical=all(one.solved.canonical for one in found.parts),
        _found=found,
        _needs=tuple(need.key for need in needs),
        _pool=pool,
    )
    quiet = replace(effort, progress=None)
    return Plan(
        projects, pool, sheet, objective, terms, effort, certificate, market, found,
        lambda more, aim, changed: _plan(tuple(more), pool, sheet, aim, changed, quiet),
    )  # fmt: skip
