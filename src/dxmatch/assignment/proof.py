"""Proofs of optimality that need no solver: whole-number duals, added up exactly.

For a goal c over rows A x ≤ b with 0 ≤ x ≤ 1, any y ≥ 0 shows that no plan has more than
y·b + Σ max(0, c − yA). Goals that were reached before are rows too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dxmatch.assignment.goals import Goal
from dxmatch.models.pool.rows import Bools, Index, Longs

SCALE_BITS = 20
"""Duals that are no whole numbers are kept in steps of 2^-20."""


@dataclass(frozen=True, eq=False, slots=True)
class System:
    """Rows over the edges of one part of the problem: quotas first, then the owners' rows.

    Attributes:
        at, edge, coefficient: the entries; ``edge`` counts inside the part.
        limit: per row.
        owner: per row the talent, or −1 − project; −1 − 2^40 − need for a quota.
    """

    at: Index
    edge: Index
    coefficient: Longs
    limit: Longs
    owner: Index
    size: int

    def left(self, chosen: Bools) -> Longs:
        """What is left of every limit; negative where a row is broken."""
        used = np.zeros(self.limit.size, np.int64)
        hit = chosen[self.edge]
        np.add.at(used, self.at[hit], self.coefficient[hit])
        return self.limit - used

    def priced(self, duals: Longs) -> Longs:
        """yA: what the rows ask of each edge."""
        asked = np.zeros(self.size, np.int64)
        np.add.at(asked, self.edge, duals[self.at] * self.coefficient)
        return asked


@dataclass(frozen=True, eq=False, slots=True)
class Proof:
    """One goal of one part: the value reached and the duals that bound it.

    Attributes:
        goals: what is counted; several at once as ``worth`` of each.
        duals: per row of the system, then one per goal reached before; times 2^shift.
        claimed: the solver's own bound, which cannot be checked here; None without one.
    """

    goals: tuple[Goal, ...]
    worth: tuple[int, ...]
    value: int
    duals: Longs
    shift: int
    claimed: int | None = None

    @property
    def gain(self) -> Longs:
        """The whole numbers that are added up."""
        return sum_of(self.goals, self.worth)


def sum_of(goals: Sequence[Goal], worth: Sequence[int]) -> Longs:
    """Several goals as one number per edge."""
    total = np.zeros(goals[0].gain.size, np.int64)
    for goal, one in zip(goals, worth, strict=True):
        total += one * goal.gain
    return total


def reduced(system: System, proof: Proof, before: Sequence[Proof]) -> Longs:
    """c − yA per edge, times 2^shift."""
    rows = system.limit.size
    left = (proof.gain << proof.shift) - system.priced(proof.duals[:rows])
    for dual, earlier in zip(proof.duals[rows:].tolist(), before, strict=True):
        left += dual * earlier.gain
    return left


def bound(system: System, proof: Proof, before: Sequence[Proof]) -> int:
    """The most that any plan over these edges can have; as a whole number."""
    rows = system.limit.size
    most: int = int(proof.duals[:rows] @ system.limit)
    most -= sum(
        dual * earlier.value
        for dual, earlier in zip(proof.duals[rows:].tolist(), before, strict=True)
    )
    most += int(np.maximum(reduced(system, proof, before), 0).sum())
    return int(most >> proof.shift)


def holds(system: System, proof: Proof, before: Sequence[Proof], chosen: Bools) -> bool:
    """Whether plan and duals are what they claim to be; says nothing about the gap."""
    return bool(
        np.all(system.left(chosen) >= 0)
        and np.all(proof.duals >= 0)
        and proof.duals.size == system.limit.size + len(before)
        and int(proof.gain[chosen].sum()) == proof.value
        and proof.value <= bound(system, proof, before)
    )


def outside(system: System, proof: Proof, before: Sequence[Proof], needs: Index) -> Longs:
    """Per need of the part: how much one more edge to somebody left out could add; times 2^shift.

    The first rows of the system are the quotas of ``needs``. Nobody is cheaper than free.
    """
    gain = np.zeros(needs.size, np.int64)
    for goal, one in zip(proof.goals, proof.worth, strict=True):
        gain += one * goal.left_out[needs] << proof.shift
    for dual, earlier in zip(proof.duals[system.limit.size :].tolist(), before, strict=True):
        for goal, one in zip(earlier.goals, earlier.worth, strict=True):
            gain += dual * one * goal.left_out[needs]
    return gain - proof.duals[: needs.size]
