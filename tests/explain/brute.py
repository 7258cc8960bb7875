"""The same questions answered by trying everything with the real `evaluate`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, combinations, product

from dxmatch.explain.change import ChangeKind
from dxmatch.explain.dials import Dial
from dxmatch.explain.must_lines import only_must
from dxmatch.explain.position_change import changed
from dxmatch.models import Position
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Constraint, Strategy
from dxmatch.scoring.evaluate import evaluate


def eligible(strategy: Strategy, position: Position, pool: TalentPool) -> set[int]:
    """Rows that satisfy the must side."""
    sheet = only_must(strategy)
    return set(range(len(pool))) if sheet is None else rows_of(sheet, position, pool)


def rows_of(strategy: Strategy, position: Position, pool: TalentPool) -> set[int]:
    return set(evaluate(strategy, position, pool).rows.tolist())


def without(
    strategy: Strategy, lines: Sequence[Constraint], dropped: frozenset[int],
    position: Position, pool: TalentPool,
) -> set[int]:  # fmt: skip
    """Rows that satisfy all lines but some."""
    kept = tuple(line for at, line in enumerate(lines) if at not in dropped)
    sheet = only_must(strategy, kept)
    return set(range(len(pool))) if sheet is None else rows_of(sheet, position, pool)


def subsets(count: int) -> list[frozenset[int]]:
    sizes = (combinations(range(count), size) for size in range(count + 1))
    return [frozenset(each) for each in chain.from_iterable(sizes)]


Steps = tuple[int, ...]


def enough_cells(
    strategy: Strategy, position: Position, pool: TalentPool, dials: Sequence[Dial],
    at_least: int, most: int, row: int | None = None,
) -> set[Steps]:  # fmt: skip
    """Steps of all dials (0: not turned) with enough eligible talents, or with that one."""
    found = set()
    for steps in product(*(range(len(dial.steps) + 1) for dial in dials)):
        turned = [dial.steps[step - 1] for dial, step in zip(dials, steps, strict=True) if step]
        forms = sum(change.kind is ChangeKind.FORM for change in turned)
        if len(turned) > most or forms > 1:
            continue
        rows = eligible(strategy, changed(position, turned), pool)
        if (len(rows) >= at_least) if row is None else (row in rows):
            found.add(steps)
    return found


def least(cells: set[Steps]) -> set[Steps]:
    """Cells that no other one is below."""
    return {
        cell
        for cell in cells
        if not any(
            other != cell and all(a <= b for a, b in zip(other, cell, strict=True))
            for other in cells
        )
    }
