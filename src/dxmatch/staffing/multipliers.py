"""Prices for what seats compete for, by which totals become bounds.

For any prices ≥ 0 (p per talent, λ per sum of a must line, μ per part of a want line, at most its
worth) no legal team has more points than

    Σ p − Σ λ·least + Σ (worth − μ)·cap + Σ over seats of (total − p + λ·a + μ·b)

because a legal team uses nobody twice, reaches every ``least``, and min(cap, Σb)·worth is at most
μ·Σb + (worth − μ)·cap. The dual values of a linear program make this bound small; being rounded,
or from a program over some of the candidates only, they still bound all teams.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from dxmatch.models import SCALE
from dxmatch.models.pool.rows import Index, Longs
from dxmatch.staffing.linear_model import Floats, LinearModel
from dxmatch.staffing.problem import Problem

_FIRST, _MORE, _ROUNDS = 60, 60, 12
"""Candidates of each group in the first program, how many join in a round, how many rounds."""

_PENALTY = 8.0
"""Price of missing a sum by its norm, in units of the best thinkable team."""


@dataclass(frozen=True, eq=False)
class Bounds:
    """Scaled points: a team of columns c has at most ``(constant + Σ reduced[c]) // scale``.

    ``reduced[g]`` has one number for each candidate of group g.
    """

    scale: int
    constant: int
    reduced: tuple[Longs, ...]


def bounds_of(problem: Problem) -> Bounds:
    """Bounds from the best prices that a few rounds of a linear program find."""
    whole = max(1, sum(g.size * int(g.totals.max(initial=0)) for g in problem.groups))
    whole += problem.most()
    scale = 1 << max(0, min(24, 48 - whole.bit_length()))
    chosen = [_first_columns(problem, g) for g in range(len(problem.groups))]
    bounds = _priced(problem, _Prices.none(problem), scale)
    for _ in range(_ROUNDS):
        prices = _solve(LinearModel(problem, chosen), float(whole), scale)
        if prices is None:
            break
        found = _priced(problem, prices, scale)
        if not _within_64_bits(problem, found):
            break
        bounds = min(bounds, found, key=lambda each: root_bound(problem, each))
        more = _entering(problem, found, chosen)
        if more is None:
            break
        chosen = more
    return bounds


@dataclass(frozen=True, eq=False)
class _Prices:
    """Whole numbers ≥ 0, scaled."""

    rows: Index
    talents: Longs
    demands: tuple[int, ...]
    gains: tuple[int, ...]

    @classmethod
    def none(cls, problem: Problem) -> _Prices:
        nobody = np.empty(0, np.intp)
        return cls(
            nobody, nobody.astype(np.int64), (0,) * len(problem.demands), (0,) * len(problem.gains)
        )


def _priced(problem: Problem, prices: _Prices, scale: int) -> Bounds:
    """The bound that some prices give."""
    constant = int(prices.talents.sum())
    talents = np.zeros(len(problem.pool), np.int64)
    talents[prices.rows] = prices.talents
    reduced = [group.totals * scale - talents[group.rows] for group in problem.groups]
    for price, demand in zip(prices.demands, problem.demands, strict=True):
        constant -= price * demand.least
        for number, group in enumerate(problem.groups):
            factor = price * demand.factors[group.first]
            reduced[number] += demand.person[group.rows] * np.int64(factor)
    for price, (weight, gain) in zip(prices.gains, problem.gains, strict=True):
        worth = -(-scale * weight * gain.most // gain.per)
        constant += (worth - min(price, worth)) * gain.cap
        for number, group in enumerate(problem.groups):
            factor = min(price, worth) * gain.factors[group.first]
            reduced[number] += gain.person[group.rows] * np.int64(factor)
    constant += scale * SCALE * sum(weight for weight, _ in problem.loose)
    return Bounds(scale, constant, tuple(reduced))


def _within_64_bits(problem: Problem, bounds: Bounds) -> bool:
    """Whether no sum of reduced totals can wrap around."""
    largest = max(int(np.abs(reduced).max(initial=0)) for reduced in bounds.reduced)
    return abs(bounds.constant) + largest * problem.seats < 2**61


def root_bound(problem: Problem, bounds: Bounds) -> int:
    """The scaled bound for all teams; every group needs as many candidates as seats."""
    best = bounds.constant
    for group, reduced in zip(problem.groups, bounds.reduced, strict=True):
        last = reduced.size - group.size
        best += int(np.partition(reduced, last)[last:].sum())
    return best


def _first_columns(problem: Problem, number: int) -> Index:
    """The best candidates of a group, by points and by every sum."""
    group = problem.groups[number]
    room = _FIRST + group.size
    orders = [group.totals]
    orders += [d.person[group.rows] * d.factors[group.first] for d in problem.demands]
    orders += [g.person[group.rows] * g.factors[group.first] for _, g in problem.gains]
    few = room if group.rows.size > room else group.rows.size
    picked = [np.argsort(-order, kind="stable")[: few if n == 0 else 10] for n, order in
              enumerate(orders)]  # fmt: skip
    return np.unique(np.concatenate(picked))


def _entering(problem: Problem, bounds: Bounds, chosen: list[Index]) -> list[Index] | None:
    """The columns with those that would improve the program; None if there are none."""
    out, grown = [], False
    for group, reduced, now in zip(problem.groups, bounds.reduced, chosen, strict=True):
        inside = np.zeros(group.rows.size, np.bool_)
        inside[now] = True
        last = np.sort(reduced[now])[-min(group.size, now.size)]
        better = np.flatnonzero(~inside & (reduced > last))
        best = better[np.argsort(-reduced[better], kind="stable")[:_MORE]]
        grown = grown or bool(best.size)
        out.append(np.union1d(now, best))
    return out if grown else None


def _solve(model: LinearModel, whole: float, scale: int) -> _Prices | None:
    """Dual values of the linear program, rounded; None if there is nothing to price.

    Missing a sum costs a penalty instead of being forbidden, so that there always are duals.
    """
    problem = model.problem
    if not (model.shared.size or problem.demands or problem.gains):
        return None
    duals = _duals(model, whole)
    if duals is None:
        return None
    talents, demands, gains = duals
    unit = whole * scale
    norms = np.array(problem.norms, np.float64)
    return _Prices(
        model.shared,
        np.rint(np.maximum(talents, 0) * unit).astype(np.int64),
        tuple(int(v) for v in np.rint(np.clip(demands, 0, _PENALTY) * unit / norms)),
        tuple(int(v) for v in np.rint(np.maximum(gains, 0) * unit)),
    )


def _duals(model: LinearModel, whole: float) -> tuple[Floats, Floats, Floats] | None:
    from scipy import optimize, sparse

    columns, missed, parts = model.group.size, len(model.least), model.caps.size
    lines: list[list[Any]] = [
        [model.once, None, None],
        [sparse.csr_array(-model.demanded), -sparse.eye_array(missed), None],
        [sparse.csr_array(-model.gained), None, sparse.eye_array(parts)],
    ]
    sizes = (model.shared.size, missed, parts)
    used = (True, missed > 0, parts > 0)
    # An empty block has no place in block_array; its size is told by the others.
    table = [
        [cell for cell, use in zip(line, used, strict=True) if use]
        for line, size in zip(lines, sizes, strict=True)
        if size
    ]
    linprog: Any = optimize.linprog  # its stubs know no sparse tables
    found = linprog(
        np.concatenate([-model.totals / whole, np.full(missed, _PENALTY), -model.worth / whole]),
        A_ub=sparse.block_array(table, format="csr"),
        b_ub=np.concatenate([np.ones(model.shared.size), -model.least, np.zeros(parts)]),
        A_eq=sparse.hstack(
            [model.filled, sparse.csr_array((len(model.chosen), missed + parts))], format="csr"
        ),
        b_eq=model.sizes,
        bounds=np.concatenate(
            [
                np.tile([0.0, 1.0], (columns, 1)),
                np.tile([0.0, np.inf], (missed, 1)),
                np.stack([np.zeros(parts), model.caps], axis=1),
            ]
        ),
        method="highs",
    )
    if found.status != 0:
        return None
    prices = -np.asarray(found.ineqlin.marginals, np.float64)
    one, two = model.shared.size, model.shared.size + missed
    return prices[:one], prices[one:two], prices[two:]
