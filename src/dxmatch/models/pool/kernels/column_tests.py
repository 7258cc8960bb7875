"""What must lines ask of the columns, in a form that a kernel runs through row by row.

A verdict is reached in two ways: UNKNOWN or more if the possible column passes, YES if the sure one
does. Whoever asks for a least verdict therefore needs one of the two only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Bools, Bytes
from dxmatch.models.verdict import Verdict

Column: TypeAlias = NDArray[np.uint16]
Columns: TypeAlias = tuple[NDArray[Any], ...]

Span: TypeAlias = tuple[Column, Column]
"""Percent-days served before the end and before the start of a period, modulo 2**16."""


SERVED, BELOW, AT_LEAST, PASSED = range(4)


BYTES = (np.dtype(np.uint8),)
DAYS = (np.dtype(np.uint16),)
PLACES = (*BYTES, *DAYS, np.dtype(np.uint32))


def is_column(column: object, size: int, kinds: tuple[np.dtype[Any], ...]) -> bool:
    """Whether something is a column of so many numbers, of one of some types."""
    return isinstance(column, np.ndarray) and column.shape == (size,) and column.dtype in kinds


class Step(NamedTuple):
    """One comparison: of a column (for SERVED less another one) with a number.

    For PASSED the column holds the answers, as bits in words of 64.
    """

    kind: int
    column: Codes
    number: int
    less: Codes | None = None


class Served(NamedTuple):
    """Whether ``enough`` percent-days (below 2**16) are served; ``gates`` are verdicts besides."""

    sure: Span
    possible: Span
    enough: int
    gates: Bytes | None

    @property
    def columns(self) -> Columns:
        """The arrays that it reads."""
        gates = () if self.gates is None else (self.gates,)
        return (*self.sure, *self.possible, *gates)

    def steps(self, least: int) -> list[Step]:
        """The comparisons that a row passes if its verdict is at least ``least`` (1 or 2)."""
        until, before = self.sure if least == Verdict.YES else self.possible
        span = Step(SERVED, until, self.enough, before)
        if self.gates is None:
            return [span]
        return [span, Step(AT_LEAST, self.gates, least)]

    def fault(self, size: int) -> str:
        """What is wrong with it for a pool of ``size`` talents; empty if nothing is."""
        columns = (*self.sure, *self.possible)
        if not all(is_column(column, size, DAYS) for column in columns):
            return f"Served with columns that are not ({size},) of uint16"
        if not 0 <= self.enough < 2**16:
            return "Served with a need of 2**16 percent-days or more"
        if self.gates is None or is_column(self.gates, size, BYTES):
            return ""
        return f"Served with gates that are not ({size},) of uint8"


class Below(NamedTuple):
    """Whether a place in a sorted table is below ``end``, which its type can hold."""

    sure: Codes
    possible: Codes
    end: int

    @property
    def columns(self) -> Columns:
        """See `Served.columns`."""
        return self.sure, self.possible

    def steps(self, least: int) -> list[Step]:
        """See `Served.steps`."""
        places = self.sure if least == Verdict.YES else self.possible
        return [Step(BELOW, places, self.end)]

    def fault(self, size: int) -> str:
        """See `Served.fault`."""
        for places in (self.sure, self.possible):
            if not is_column(places, size, PLACES):
                return f"Below with places that are not ({size},) without sign, of at most 32 bits"
            if not 0 <= self.end <= np.iinfo(places.dtype).max:
                return "Below with an end that its places cannot hold"
        return ""


class Marked(NamedTuple):
    """Verdicts that are there already, one per talent of the pool."""

    verdicts: Bytes

    @property
    def columns(self) -> Columns:
        """See `Served.columns`."""
        return (self.verdicts,)

    def steps(self, least: int) -> list[Step]:
        """See `Served.steps`."""
        return [Step(AT_LEAST, self.verdicts, least)]

    def fault(self, size: int) -> str:
        """See `Served.fault`."""
        if is_column(self.verdicts, size, BYTES):
            return ""
        return f"Marked with verdicts that are not ({size},) of uint8"


ColumnTest: TypeAlias = Served | Below | Marked


def steps_of(tests: Sequence[ColumnTest], least: int) -> list[Step]:
    """All comparisons that a row passes if it gets at least a verdict (1 or 2) from each test."""
    return [step for test in tests for step in test.steps(least)]


def passing(step: Step) -> Bools:
    """Which rows pass one comparison."""
    kind, column, number, less = step
    if less is not None:
        return np.asarray(np.subtract(column, less) >= np.uint16(number), np.bool_)
    limit = column.dtype.type(number)
    return np.asarray(column < limit if kind == BELOW else column >= limit, np.bool_)
