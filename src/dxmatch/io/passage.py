"""A text as a `str` and as one number per character; each is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.narrow import Codes

IN_WORD: Final = 4
"""Characters that are read as one word."""

LONGEST_IN_WORDS: Final = 64
"""Characters from one place on that are read as words at most."""

_PIECE: Final = 2**18
"""Characters that are looked at together."""

CodeUnits = NDArray[np.uint16]


def code_points(text: str) -> Codes:
    """The number of each character, in 16 bits if they hold all of them, else in 32."""
    points = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
    if points.size != len(text):
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    return points


class Passage:
    """A text, or a part of one.

    A decoder of numbers gives `units` alone: then a `str` is made of what is read, not of all.
    """

    def __init__(self, text: str | None, units: CodeUnits | None = None) -> None:
        self._text = text
        self._units = units
        self._size = units.size if units is not None else len(text or "")

    def __len__(self) -> int:
        return self._size

    @cached_property
    def text(self) -> str:
        """All of it."""
        return self.part(0, len(self)) if self._text is None else self._text

    @cached_property
    def units(self) -> CodeUnits | None:
        """All of it as 16 bits per character; None if one of them takes more."""
        if self._units is not None:
            return self._units
        points = code_points(self.text)
        return points.view("<u2") if points.itemsize == 2 else None

    @property
    def has_text(self) -> bool:
        """Whether nothing has to be made to read it as a `str`."""
        return self._text is not None or "text" in self.__dict__

    def part(self, start: int, stop: int) -> str:
        """Some of the characters."""
        if self._text is not None or self._units is None:
            return self.text[start:stop]
        return self._units[start:stop].tobytes().decode("utf-16-le", "surrogatepass")

    def points(self, start: int, stop: int) -> Codes:
        """The numbers of some characters, in 16 or 32 bits."""
        return (
            code_points(self.text[start:stop]) if self._units is None else self._units[start:stop]
        )

    def holds(self, signs: str) -> bool:
        """Whether some characters stand in it side by side."""
        return self.holds_one_of([signs])

    def holds_one_of(self, many: Sequence[str]) -> bool:
        """Whether one of several texts, none of them empty, stands in it."""
        if self._units is None:
            return any(signs in self.text for signs in many)
        more = max(map(len, many)) - 1
        for start in range(0, len(self), _PIECE):
            units = self._units[start : start + _PIECE + more]
            if any(_stands_in(signs, units) for signs in many):
                return True
        return False

    def followed_by(self, start: int, stop: int, texts: Sequence[str]) -> Passage:
        """A part, some texts behind it, and signs more: words at the end of it are had at once."""
        rest = "".join([*texts, "\0" * LONGEST_IN_WORDS])
        behind = code_points(rest)
        if self._units is None or behind.itemsize > 2:
            return Passage(self.part(start, stop) + rest)
        units = np.concatenate([self._units[start:stop], behind.view("<u2")])
        return Passage(None, units)


def _stands_in(signs: str, units: CodeUnits) -> bool:
    first = units[: max(units.size - len(signs) + 1, 0)] == ord(signs[0])
    if len(signs) == 1 or not first.any():
        return bool(first.any())
    found = np.flatnonzero(first)
    for place, sign in enumerate(signs[1:], 1):
        found = found[units[found + place] == ord(sign)]
    return bool(found.size)
