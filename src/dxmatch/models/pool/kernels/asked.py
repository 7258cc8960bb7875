"""What a line asks of the columns for some positions, and its numbers for many searches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Generic, NamedTuple, TypeAlias, TypeVar

import numpy as np

from dxmatch.models.pool.rows import Longs

Asked = TypeVar("Asked")

Numbers: TypeAlias = tuple[int, ...]
"""A row of what a compiled run reads of a test or a value."""


class Made(NamedTuple):
    """The numbers of some tests or values, as many rows for each.

    Attributes:
        numbers: the rows.
        alive: whatever stands at the addresses among them.
    """

    numbers: Sequence[Sequence[Numbers]]
    alive: object


class KeptNumbers:
    """The numbers of a list that only grows; safe under threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: dict[int, Longs] = {}
        self._alive: list[object] = []

    def of(
        self, asked: Sequence[Asked], how: int, make: Callable[[Sequence[Asked]], Made]
    ) -> Longs:
        """The numbers of all, (asked, rows, numbers); ``how`` tells one ``make`` from another.

        Their addresses are good as long as this lives.
        """
        known = self._known.get(how)
        if known is not None and len(known) >= len(asked):
            return known
        with self._lock:
            known = self._known.get(how)
            made = make(asked if known is None else asked[len(known) :])
            self._alive.append(made.alive)
            new = np.array(made.numbers, np.int64)
            if known is not None:
                new = np.concatenate([known, new]) if new.size else known
            self._known[how] = new
        return new


class Choices(NamedTuple, Generic[Asked]):
    """The tests or values of one line for some positions.

    Attributes:
        asked: the different ones; None is a test that lets everybody pass, or no value.
        codes: of each position, which of them.
        kept: their numbers, if many searches ask for them.
    """

    asked: Sequence[Asked | None]
    codes: Sequence[int]
    kept: KeptNumbers | None = None

    def of(self, place: int) -> Asked | None:
        """That of one position."""
        return self.asked[self.codes[place]]

    def some(self, places: Sequence[int]) -> Choices[Asked]:
        """Those of some positions."""
        if len(places) == len(self.codes):
            return self
        return self._replace(codes=[self.codes[place] for place in places])


def alone(asked: Asked | None) -> Choices[Asked]:
    """What is asked for one position."""
    return Choices((asked,), (0,))
