"""From a sheet, a position and a pool to what must give way."""

from __future__ import annotations

from typing import Final

import numpy as np

from dxmatch.errors import EmptyPool, InvalidInput
from dxmatch.explain.dials import dials
from dxmatch.explain.lattice import Lattice
from dxmatch.explain.least_changes import least_changes
from dxmatch.explain.relaxation import Relaxation
from dxmatch.explain.relaxations import Relaxations
from dxmatch.explain.trials import Cell, Trials
from dxmatch.models import Position
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy

MOST_TOGETHER: Final = 3
"""Changes in one suggestion: a fourth is no longer the same position."""


def relax(
    strategy: Strategy, position: Position, pool: TalentPool, at_least: int = 1, most: int = 20
) -> Relaxations:
    """What must give way so that ``at_least`` talents are eligible.

    Args:
        strategy: the sheet; its must side counts.
        position: the need as it is.
        pool: whom to choose from.
        at_least: how many eligible talents are wanted, at least 1.
        most: how many changes of the position are checked and reported, at least 1.

    Raises:
        EmptyPool: the pool has no talents.
        InvalidInput: ``at_least`` or ``most`` is no whole number from 1 on.
        PluginContractError: a line answered the wrong shape, type or range.
    """
    checked_count("at_least", at_least)
    checked_count("most", most)
    if not len(pool):
        raise EmptyPool(
            "The pool is empty: there is nobody to gain.",
            ja="人材プールが空です。",
            hint="Check the import report: were all rows quarantined?",
            hint_ja="取込結果を確認してください(全行が隔離されていませんか)。",
            code="EMPTY_POOL",
        )
    trials = Trials.of(strategy, position, pool, np.arange(len(pool)), dials(position))
    lattice = Lattice.of_columns(trials.lines, trials.closed, len(pool))
    cells: list[Cell] = []
    if lattice.count() < at_least <= len(pool):
        cells = in_order(least_changes(trials, at_least, MOST_TOGETHER))
    before, found = lattice.rows(), []
    for cell in cells[:most]:
        told = Relaxation.checked(strategy, position, pool, before, trials.turned(cell))
        if told.eligible >= at_least:
            found.append(told)
    return Relaxations(position, pool, at_least, tuple(found), len(cells), lattice)


def in_order(cells: list[Cell]) -> list[Cell]:
    """Fewest changes first, then fewest steps, then the order of the dials."""
    return sorted(cells, key=lambda cell: (len(cell), sum(step for _, step in cell), cell))


def checked_count(name: str, value: object) -> None:
    """``value`` is a whole number from 1 on.

    Raises:
        InvalidInput: it is not.
    """
    if type(value) is not int or value < 1:
        raise InvalidInput(
            f"{name} must be a whole number, at least 1.",
            ja=f"{name} は 1 以上の整数にしてください。",
            hint=f"For example {name}=3.",
            hint_ja=f"例: {name}=3",
            code="BAD_COUNT",
        )
