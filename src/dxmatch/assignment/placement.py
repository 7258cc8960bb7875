"""席と人: who sits where, and what the sheet says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from dxmatch.assignment.demand import Need
from dxmatch.matching import Match
from dxmatch.scoring.reason import Reason

if TYPE_CHECKING:
    from dxmatch.assignment.plan import Plan


@dataclass(frozen=True, eq=False)
class Placement:
    """One filled seat.

    Attributes:
        need: project and position.
        seat: number of the seat of the position, from 1.
        talent: ``vendor:id``.
        total: the talent's total for the position.
        locked: promised before the plan was made.
    """

    need: Need = field(repr=False)
    seat: int
    talent: str
    total: int
    locked: bool
    _plan: Plan = field(repr=False)

    @property
    def position(self) -> str:
        """``project/position``."""
        return self.need.key

    @cached_property
    def match(self) -> Match:
        """The match as `dxmatch.match` gives it; excluded only if a lock overrode the sheet."""
        return self._plan.shortlist(self.position).explain(self.talent)


@dataclass(frozen=True, eq=False)
class Unfilled:
    """Empty seats of one position: how many, why, and the smallest remedy.

    Attributes:
        position: ``project/position``.
    """

    need: Need = field(repr=False)
    position: str
    seats: int
    reason: Reason
    remedy: Reason


@dataclass(frozen=True, slots=True)
class Price:
    """潜在価格: what a talent's time is worth to the plan, by the duals.

    Another project would have to gain more than this to be worth having them.

    Attributes:
        seats: seats that depend on the talent.
        points: points beside that; may be negative where ``seats`` is not 0.
    """

    seats: float
    points: float


@dataclass(frozen=True, slots=True)
class Shared:
    """分け合いの代償: what one project gave up, against having the pool to itself.

    Attributes:
        alone_filled, alone_total: its best plan if no other project were there.
        filled, total: in this plan.
    """

    project: str
    alone_filled: int
    alone_total: int
    filled: int
    total: int

    @property
    def seats_given_up(self) -> int:
        """Seats that it would have filled alone."""
        return self.alone_filled - self.filled

    @property
    def points_given_up(self) -> int:
        """Points that it would have had alone; negative if other people fill fewer seats better."""
        return self.alone_total - self.total


@dataclass(frozen=True, eq=False, slots=True)
class Preferred:
    """Why a talent is here and not there.

    Attributes:
        here: ``project/position`` of the plan.
        other: a position that would have had more points with the talent.
        gain: the points that it would have had more.
    """

    talent: str
    here: str
    other: str
    gain: int
    reason: Reason


@dataclass(frozen=True, eq=False, slots=True)
class Move:
    """One seat that changed: who was there, who is there now (None: nobody), and why."""

    position: str
    before: str | None
    after: str | None
    reason: Reason


@dataclass(frozen=True, eq=False)
class Change:
    """A plan for the day after: the new plan and everything that changed.

    Attributes:
        kept: how many people stayed where they were.
    """

    plan: Plan
    kept: int
    moves: tuple[Move, ...]
