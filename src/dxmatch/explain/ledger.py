"""The lines of a sheet with their names, and what they give to some talents, as exact integers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from dxmatch.models import SCALE, Position, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Longs
from dxmatch.scoring.algebra import Must, Strategy, Want
from dxmatch.scoring.asking import scored
from dxmatch.scoring.catalogue import line_name


@dataclass(frozen=True, slots=True)
class LineName:
    """A line as it is named in results: a line that stands twice gets a number (``rate_fit_2``)."""

    key: str
    title: Text
    weight: int = 0


def line_names_of(strategy: Strategy) -> tuple[tuple[LineName, ...], tuple[LineName, ...]]:
    """The must lines and the want lines of a sheet, each under a name of its own."""
    seen: Counter[str] = Counter()

    def name(line: object, weight: int = 0) -> LineName:
        plain = line_name(line)  # type: ignore[arg-type]
        seen[plain] += 1
        key = plain if seen[plain] == 1 else f"{plain}_{seen[plain]}"
        return LineName(key, line.title, weight)  # type: ignore[attr-defined]

    musts = tuple(name(line) for line in strategy.must)
    return musts, tuple(name(line, weight) for weight, line in strategy.want)


def want_values(strategy: Strategy, position: Position, pool: TalentPool, rows: Rows) -> Longs:
    """Values 0 … SCALE of every want line, as an array of shape (lines, rows)."""
    values = [scored(line, position, pool, rows) for _, line in strategy.want]
    return np.array(values, np.int64).reshape(len(values), pool.count(rows))


def reweighted(strategy: Strategy, weights: Sequence[int]) -> Strategy:
    """The same lines with other weights, one per want line.

    Raises:
        InvalidStrategy: all weights are zero, or they are too large.
    """
    lines = (line for _, line in strategy.want)
    want = Want(tuple(zip(weights, lines, strict=True)))
    return Strategy(Must(strategy.must), want, name=strategy.name, on_unknown=strategy.on_unknown)


def out_of_100(points: int, max_total: int) -> Decimal:
    """Exact points as a number out of 100 with two decimals, rounded towards zero."""
    size = abs(points) * SCALE // max_total if max_total else 0
    return Decimal(size if points >= 0 else -size).scaleb(-2)


def signed(points: int) -> str:
    """Points with their sign: +300,000, −1,000, ±0."""
    if not points:
        return "±0"
    return f"+{points:,}" if points > 0 else f"−{-points:,}"
