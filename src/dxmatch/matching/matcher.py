"""match: a position or a project, a pool, a sheet → explained shortlists."""

from __future__ import annotations

from typing import overload

from dxmatch.errors import InvalidInput
from dxmatch.matching.shortlist import Shortlist, checked_k
from dxmatch.models import Position, Project
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy, StrategyLike, as_strategy
from dxmatch.scoring.evaluate import evaluate
from dxmatch.scoring.presets import default_sheet
from dxmatch.scoring.ranking import best


@overload
def match(
    need: Position, pool: TalentPool, strategy: StrategyLike | None = None, k: int = 10
) -> Shortlist: ...
@overload
def match(
    need: Project, pool: TalentPool, strategy: StrategyLike | None = None, k: int = 10
) -> tuple[Shortlist, ...]: ...


def match(
    need: Position | Project,
    pool: TalentPool,
    strategy: StrategyLike | None = None,
    k: int = 10,
) -> Shortlist | tuple[Shortlist, ...]:
    """Rank the talents of a pool for a position, or for each position of a project.

    Args:
        need: a position, or a project.
        pool: whom to choose from.
        strategy: a sheet, a constraint or a scorer; the standard sheet if None.
        k: length of a list, at least 1.

    Returns:
        One `Shortlist`, or one per position in the order of the project.

    Raises:
        EmptyPool: the pool has no talents.
        InvalidInput: ``k`` is below 1; ``need`` or ``pool`` is something else.
        InvalidStrategy: ``strategy`` is no sheet.
        PluginContractError: a line answered the wrong shape, type or range.

    Example:
        >>> from dxmatch import Period, Position, TalentPool, WithinBudget
        >>> position = Position(
        ...     id="dev", title="開発者", period=Period(start="2026-12-01", end="2027-04-01")
        ... )
        >>> match(position, TalentPool.of([Talent(vendor="v", id="1")]), WithinBudget())
        Shortlist('dev': 1 of 1 eligible among 1 talents)
    """
    _checked(need, pool)
    sheet = default_sheet() if strategy is None else as_strategy(strategy)
    checked_k(k)
    if isinstance(need, Position):
        return _listed(sheet, need, pool, k)
    return tuple(_listed(sheet, position, pool, k) for position in need.placed_positions())


def _listed(strategy: Strategy, position: Position, pool: TalentPool, k: int) -> Shortlist:
    sheet = evaluate(strategy, position, pool)
    return Shortlist(position, strategy, pool, k, sheet, best(sheet, k))


def _checked(need: object, pool: object) -> None:
    if not isinstance(need, Position | Project):
        found = type(need).__name__
        raise InvalidInput(
            f"match takes a Position or a Project, not {found}.",
            ja=f"match には Position か Project を渡してください({found} は使えません)。",
            hint="Read a file with read_project(path).",
            hint_ja="ファイルからは read_project(path) で読み込めます。",
            code="NOT_A_NEED",
        )
    checked_pool(pool)


def checked_pool(pool: object) -> None:
    """Refuse what is no pool.

    Raises:
        InvalidInput: it is no `TalentPool`.
    """
    if not isinstance(pool, TalentPool):
        found = type(pool).__name__
        raise InvalidInput(
            f"match takes a TalentPool, not {found}.",
            ja=f"match には TalentPool を渡してください({found} は使えません)。",
            hint="Make one with TalentPool.of(talents).",
            hint_ja="TalentPool.of(talents) で作れます。",
            code="NOT_A_POOL",
        )
