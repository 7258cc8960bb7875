"""The plans of many positions: what they ask for stands in columns, and is looked up in a few runs.

One position after the other, with an object for each need, takes four times as long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple, Protocol

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


class _Held(dict[str, tuple[tuple[int, ...], tuple[int, ...]]]):
    """Skill asked for → the tokens that somebody has, and how far each counts."""

    def __init__(self, numbers: Mapping[str, int], similar: Similar) -> None:
        super().__init__()
        self._numbers = numbers
        self._similar = similar

    def __missing__(self, skill: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        numbers = self._numbers
        held = [each for each in self._similar.neighbours(skill) if each[0] in numbers]
        found = tuple(numbers[token] for token, _ in held), tuple(share for _, share in held)
        if len(self) >= _MOST:
            self.clear()
        self[skill] = found
        return found


def plans_of(skills: Postings, asked: Asked, similar: Similar) -> list[Plan | None]:
    """The plan of each position; None where nothing is asked, or the weights take over 32 bits."""
    held = skills.kept.get(similar, lambda: _Held(skills.numbers, similar))
    found = list(map(held.__getitem__, asked.skill))
    fits = list(map(skills.fits.__getitem__, zip(asked.level, asked.months, strict=True)))
    entries, table = skills.entries, skills.fits.table
    plans: list[Plan | None] = []
    for start, stop in pairwise(accumulate(asked.counts, initial=0)):
        weight = asked.weight[start:stop]
        if not 0 < sum(weight) * SCALE < 2**31:
            plans.append(None)
            continue
        token: list[int] = []
        similarity: list[int] = []
        first = [0]
        for tokens, shares in found[start:stop]:
            token += tokens
            similarity += shares
            first.append(len(token))
        plans.append(Plan(entries, table, token, similarity, first, fits[start:stop], weight))
    return plans
