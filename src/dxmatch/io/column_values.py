"""What the texts of one column say: equal texts are parsed once and known by a number."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.io.columns import Column
from dxmatch.io.fields import FIELDS
from dxmatch.io.issues import IssueCode, Severity, wording
from dxmatch.io.known_texts import KnownTexts
from dxmatch.io.parsed import Parsed
from dxmatch.io.reading import Reading
from dxmatch.io.spans import Spans
from dxmatch.io.suspicion import text_issues, unmasked

MOST_KNOWN: Final = 2**16
"""Different texts of a column that are kept; then it starts anew."""

Numbers = NDArray[np.intp]

_NOTHING: Final = Parsed[Any](None)


class Mark(IntEnum):
    """What was noticed in a text, the worst of it."""

    CLEAN = 0
    NOTED = 1
    WRONG = 2


@cache
def errors() -> frozenset[IssueCode]:
    """The codes that send a row to the quarantine."""
    return frozenset(code for code in IssueCode if wording(code).severity is Severity.ERROR)


def mark_of(issues: Sequence[IssueCode]) -> Mark:
    """The worst of some issues."""
    if not issues:
        return Mark.CLEAN
    return Mark.NOTED if errors().isdisjoint(issues) else Mark.WRONG


class ColumnValues(dict[str, int]):
    """Text of a cell → number of what it says; a text that is not known yet is parsed."""

    def __init__(self, column: Column, reading: Reading) -> None:
        super().__init__()
        self.column = column
        self.reading = reading
        self.said: list[Any] = []
        self.issues: list[tuple[IssueCode, ...]] = []
        self.marks = array("B")
        self._known = KnownTexts()

    def __missing__(self, text: str) -> int:
        return self.learn(text, self._read(text))

    def learn(self, text: str, parsed: Parsed[Any]) -> int:
        """Keep what a text says; its number."""
        number = self[text] = len(self.said)
        self.said.append(parsed.value)
        self.issues.append(parsed.issues)
        self.marks.append(mark_of(parsed.issues))
        return number

    def parse(self, text: str) -> Parsed[Any]:
        """What a cell says; a blank one what the mapping says for it."""
        number = self[text]
        return Parsed(self.said[number], self.issues[number])

    def numbers(self, texts: Sequence[str]) -> Numbers:
        """The numbers of some cells."""
        if isinstance(texts, Spans):
            return self._known.numbers(texts, self._asked)
        return self._asked(texts)

    def _asked(self, texts: Sequence[str]) -> Numbers:
        return np.fromiter(map(self.__getitem__, texts), np.intp, len(texts))

    def forget(self) -> None:
        """Start anew: numbers that were given mean nothing any more."""
        self.clear()
        self._known.forget()
        self.said.clear()
        self.issues.clear()
        self.marks = array("B")
        self.reading.known.clear()

    def _read(self, text: str) -> Parsed[Any]:
        if not text or text.isspace():
            default = self.reading.options.default
            if default is None:
                return _NOTHING
            text = default
        parsed = FIELDS[self.column.field].parse(unmasked(text), self.reading)
        if noticed := text_issues(text):
            parsed = Parsed(parsed.value, tuple(dict.fromkeys((*parsed.issues, *noticed))))
        return parsed
