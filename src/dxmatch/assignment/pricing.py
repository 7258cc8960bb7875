"""Shadow prices of talents, read off the duals."""

from __future__ import annotations

import numpy as np

from dxmatch.assignment.goals import Aim
from dxmatch.assignment.placement import Price
from dxmatch.assignment.proof import Proof, reduced
from dxmatch.assignment.search import Found
from dxmatch.assignment.solving import SolvedPart
from dxmatch.models.pool.rows import Index


def price_of(found: Found, row: int) -> Price:
    """Seats and points that the duals give to the time of one talent."""
    for one in found.parts:
        edges = np.flatnonzero(found.table.row[one.part.edges] == row)
        if edges.size and one.solved.proofs:
            return _price(one, row, edges)
    return Price(0.0, 0.0)


def _price(one: SolvedPart, row: int, edges: Index) -> Price:
    proofs = one.solved.proofs
    worth = [_worth(one, row, edges, at) for at in range(len(proofs))]
    last = proofs[-1]
    if len(last.goals) > 1:  # several goals in one number: take it apart, the nearest whole seats
        seats = round(worth[-1] / last.worth[0])
        return Price(float(seats), _points(last, worth[-1] - seats * last.worth[0]))
    if proofs[0].goals[0].aim is not Aim.FILLED or len(proofs) == 1:
        return Price(0.0, worth[-1])
    dual_of_filled = int(last.duals[one.part.system.limit.size]) / 2**last.shift
    return Price(worth[0], worth[-1] - worth[0] * dual_of_filled)


def _points(proof: Proof, rest: float) -> float:
    """What remains after the seats, in units of the last goal."""
    for one in proof.worth[1:-1]:
        rest -= round(rest / one) * one
    return float(rest)


def _worth(one: SolvedPart, row: int, edges: Index, at: int) -> float:
    system, proof = one.part.system, one.solved.proofs[at]
    mine = np.flatnonzero(system.owner == row)
    value = int(proof.duals[mine] @ system.limit[mine])
    left = reduced(system, proof, one.solved.proofs[:at])[edges]
    scaled: float = (value + int(np.maximum(left, 0).sum())) / (1 << proof.shift)
    return scaled
