"""What a solver for linear models is told beside the model, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from dxmatch.models.pool.rows import Index


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """At most ``most`` of these columns are in the team."""

    columns: Index
    most: int


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The columns of the best solution found (None: none), and the solver's bound in points.

    ``bound`` is minus infinity if the model has no solution.
    """

    columns: Index | None
    bound: float
