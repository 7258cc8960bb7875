"""What a search is asked for, and what it found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dxmatch.errors import InvalidInput


class Solver(StrEnum):
    """How the best team is looked for; the answer is the same where it is proven."""

    AUTO = "auto"
    """Branch and bound; if its limit is reached, `MILP` improves team and bound."""
    SEARCH = "search"
    """Branch and bound over whole numbers only."""
    MILP = "milp"
    """HiGHS through scipy, then branch and bound from what it found."""
    CPSAT = "cpsat"
    """OR-Tools CP-SAT (the extra ``cpsat``), then branch and bound from what it found."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search is: combinations looked at, points of the best team, and the bound."""

    nodes: int
    value: int | None
    bound: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """How different the teams have to be, and how long to look for them.

    Args:
        diverse: at least so many people differ between any two teams, from 1.
        solver: how to look.
        nodes: combinations that are looked at for one team before the search gives up, from 1.
        seconds: time for one team, or None; what is found within a time may differ from run to
            run, what is found within ``nodes`` never does.
        progress: called now and then with a `Progress`.

    Raises:
        InvalidInput: a number that makes no sense.
    """

    diverse: int = 1
    solver: Solver = Solver.AUTO
    nodes: int = 20_000_000
    seconds: float | None = None
    progress: Callable[[Progress], None] | None = None

    def __post_init__(self) -> None:
        for name in ("diverse", "nodes"):
            value = getattr(self, name)
            if type(value) is not int or value < 1:
                raise _bad(name, "a whole number, at least 1", "1 以上の整数")
        if self.seconds is not None and not (
            type(self.seconds) in (int, float) and 0 < self.seconds < 10**6
        ):
            raise _bad("seconds", "a positive number", "正の数")
        try:
            object.__setattr__(self, "solver", Solver(self.solver))
        except ValueError:
            raise _bad("solver", f"one of {', '.join(Solver)}", "のどれか") from None


@dataclass(frozen=True, slots=True)
class Found:
    """The best team as rows of the pool by seat (None: none), its points, and the bound.

    No team has more points than ``bound``, −1 if there is none at all; ``proven`` says that the
    team is the best, or that there is none.
    """

    team: tuple[int, ...] | None
    value: int
    bound: int
    proven: bool
    nodes: int


def _bad(name: str, what: str, what_ja: str) -> InvalidInput:
    return InvalidInput(
        f"{name} must be {what}.",
        ja=f"{name} は{what_ja}にしてください。",
        hint="For example Search(diverse=2, seconds=10).",
        hint_ja="例: Search(diverse=2, seconds=10)",
        code="BAD_SEARCH",
    )
