"""An objective as a list of goals, one after the other: whole numbers to add up over the pairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dxmatch.assignment.objective import Fair, LeastChange, Objective, Total
from dxmatch.assignment.table import NOBODY_LEFT, Table
from dxmatch.models.pool.rows import Bools, Longs

_FLOOR = 100
"""Shares below 1 point of 100 count as 1 point."""

_FINE = 10**8
"""Steps between the lowest and the highest utility."""


class Aim(StrEnum):
    """What a goal counts."""

    FILLED = "filled"
    KEPT = "kept"
    LEVEL = "level"
    FAIRNESS = "fairness"
    TOTAL = "total"


@dataclass(frozen=True, eq=False, slots=True)
class Goal:
    """Maximise Σ gain over the chosen pairs.

    Attributes:
        gain: per edge.
        left_out: per need, the most that somebody left out of the table could add.
        level: of a LEVEL goal: points of 100; each pair at or below it counts −1.
    """

    aim: Aim
    gain: Longs
    left_out: Longs
    level: int = 0


def goals_of(
    objective: Objective, table: Table, max_total: int, kept: Bools | None = None
) -> tuple[Goal, ...]:
    """The goals in order; ``kept`` says which edges were in the plan before."""
    out = np.maximum(table.left_out, 0)
    filled = Goal(Aim.FILLED, np.ones_like(table.total), np.ones_like(out))
    points = Goal(Aim.TOTAL, table.total, out)
    if isinstance(objective, Total):
        return (points,)
    if isinstance(objective, LeastChange):
        same = np.zeros(table.total.size, np.int64) if kept is None else kept.astype(np.int64)
        rest = _wishes(objective.then, points, max_total)
        return (filled, Goal(Aim.KEPT, same, np.zeros_like(out)), *rest)
    return (filled, *_wishes(objective, points, max_total))


def somebody_left(table: Table) -> Bools:
    """Per need, whether the table leaves somebody out."""
    return np.asarray(table.left_out != NOBODY_LEFT, np.bool_)


def _wishes(objective: Objective, points: Goal, max_total: int) -> tuple[Goal, ...]:
    if not isinstance(objective, Fair) or not objective.alpha or not max_total:
        return (points,)
    if objective.leximin:
        return (*_levels(points, max_total), points)
    gain = utility(points.gain, max_total, objective.alpha)
    left = utility(points.left_out, max_total, objective.alpha)
    return (Goal(Aim.FAIRNESS, gain, left),)


def utility(total: Longs, max_total: int, alpha: float) -> Longs:
    """α-fair utility of shares, 0 … 10^8: 0 at 1 point of 100 and below, 10^8 at all points."""
    share = np.maximum(total * 1.0 / max_total, 1 / _FLOOR)
    worst = 1 / _FLOOR
    if alpha == 1:
        value = 1 - np.log(share) / np.log(worst)
    else:
        power = 1 - alpha
        value = (share**power - worst**power) / (1 - worst**power)
    return np.asarray(np.rint(value * _FINE), np.int64)


def _levels(points: Goal, max_total: int) -> Iterator[Goal]:
    """Leximin: as few seats as possible at the lowest level, then at the lowest two, …"""
    level, left = points.gain * _FLOOR // max_total, points.left_out * _FLOOR // max_total
    for at in np.unique(level)[:-1].tolist():
        gain, out = -(level <= at).astype(np.int64), -(left <= at).astype(np.int64)
        yield Goal(Aim.LEVEL, gain, out, at)
