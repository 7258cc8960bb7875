"""What a team line says of teams in whole numbers that add up over the members.

The search needs no more of a line than its answers. A line that also states such a form is
searched much faster, because sums have bounds.
"""

from __future__ import annotations

from dataclasses import dataclass

from dxmatch.models.pool.rows import Longs


@dataclass(frozen=True, slots=True, eq=False)
class AtLeast:
    """Σ over seats of ``factors[seat] × person[row]`` is at least ``least``.

    Attributes:
        person: one whole number per row of the pool.
        factors: one whole number per seat; equal for all seats of one position.
    """

    person: Longs
    factors: tuple[int, ...]
    least: int


@dataclass(frozen=True, slots=True)
class Demand:
    """Sums that every team must reach to get the verdict that is asked for.

    ``exact``: reaching all of them is enough, so that the line itself need not be asked.
    """

    sums: tuple[AtLeast, ...] = ()
    exact: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Gain:
    """A part of a value: at most ``most × min(cap, Σ factors[seat] × person[row]) / per``.

    All numbers are whole and not negative; the value is at most the sum of its parts.
    """

    person: Longs
    factors: tuple[int, ...]
    cap: int
    most: int
    per: int
