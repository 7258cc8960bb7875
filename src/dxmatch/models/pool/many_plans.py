"""The plans of many positions: what they ask for stands in columns, and is looked up in a few runs.

One position after the other, with an object for each need, takes more than twice as long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple, Protocol

from dxmatch.models.pool.coverage import Held, held, planned
from dxmatch.models.pool.kernels import Plan
from dxmatch.models.pool.postings import Postings
from dxmatch.models.verdict import SCALE

_MOST: Final = 2**16


class Similar(Protocol):
    """What tells which skills count towards one that is asked for, and how far."""

    def neighbours(self, want: str, /) -> tuple[tuple[str, int], ...]:
        """Each with a similarity of 1 … SCALE."""
        ...


class Asked(NamedTuple):
    """The skills that some positions ask for, position by position.

    Attributes:
        counts: of each position, how many.
        skill: of each need; also the weight, the least level and months (0 if none is asked).
    """

    counts: Sequence[int]
    skill: Sequence[str]
    weight: Sequence[int]
    level: Sequence[int]
    months: Sequence[int]


class _Known(dict[str, Held]):
    """Skill asked for → what counts towards it."""

    def __init__(self, numbers: Mapping[str, int], similar: Similar) -> None:
        super().__init__()
        self._numbers = numbers
        self._similar = similar

    def __missing__(self, skill: str) -> Held:
        found = held(self._numbers, self._similar.neighbours(skill))
        if len(self) >= _MOST:
            self.clear()
        self[skill] = found
        return found


def plans_of(skills: Postings, asked: Asked, similar: Similar) -> list[Plan | None]:
    """The plan of each position; None where nothing is asked, or the weights take over 32 bits."""
    known = skills.kept.get(similar, lambda: _Known(skills.numbers, similar))
    found = list(map(known.__getitem__, asked.skill))
    fits = list(map(skills.fits.__getitem__, zip(asked.level, asked.months, strict=True)))
    plans: list[Plan | None] = []
    for start, stop in pairwise(accumulate(asked.counts, initial=0)):
        weight = asked.weight[start:stop]
        fitting = 0 < sum(weight) * SCALE < 2**31
        own = found[start:stop], fits[start:stop], weight
        plans.append(planned(skills, *own) if fitting else None)
    return plans
