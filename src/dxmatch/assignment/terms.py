"""前提: what is settled before a plan is made: promises, bans, purses, declared preferences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dxmatch.errors import InvalidInput


@dataclass(frozen=True, slots=True, order=True)
class Pairing:
    """A position and a talent, by their names: project id, position id, ``vendor:id``."""

    project: str
    position: str
    talent: str

    @property
    def need(self) -> str:
        """``project/position``."""
        return f"{self.project}/{self.position}"


@dataclass(frozen=True, slots=True)
class Terms:
    """What the plan has to respect.

    Args:
        locks: pairs that are promised already, whatever the sheet says of them.
        forbidden: pairs that must not be.
        budgets: for some projects (by id) whole yen, without tax, for all seats over the whole
            period. A price that is not known counts as the budget of the position.
        preferences: for some talents (``vendor:id``) what they would rather do, best first:
            project ids or ``project/position``. Only `Stable` reads them.
    """

    locks: tuple[Pairing, ...] = ()
    forbidden: tuple[Pairing, ...] = ()
    budgets: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    preferences: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a plan is: parts done, parts in all, and the best so far."""

    done: int
    of: int
    filled: int
    total: int


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to search.

    Args:
        candidates: C, how many of the best talents are looked at per position at first, 1 or more
            (one more for every further seat). Positions for which somebody left out could still
            matter are widened, until nobody could or the time is over.
        seconds: time limit; the best plan so far is given when it is over. None: no limit.
        progress: called with a `Progress` after every part that is solved.

    Raises:
        InvalidInput: ``candidates`` or ``seconds`` is out of range.
    """

    candidates: int = 50
    seconds: float | None = 60.0
    progress: Callable[[Progress], None] | None = None

    def __post_init__(self) -> None:
        if type(self.candidates) is not int or self.candidates < 1:
            raise _bad_effort("candidates", "a whole number from 1", "1 以上の整数")
        if self.seconds is not None and not self.seconds > 0:
            raise _bad_effort("seconds", "above 0, or None", "0 より大きい数か None")


def _bad_effort(name: str, allowed: str, allowed_ja: str) -> InvalidInput:
    return InvalidInput(
        f"Effort({name}=…) must be {allowed}.",
        ja=f"Effort の {name} は{allowed_ja}にしてください。",
        hint="For example Effort(candidates=50, seconds=60).",
        hint_ja="例: Effort(candidates=50, seconds=60)",
        code="BAD_EFFORT",
    )
