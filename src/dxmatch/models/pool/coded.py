"""A column of values of which few are different: each once, and one code per row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from dxmatch.models.pool.rows import Index

ValueT_co = TypeVar("ValueT_co", covariant=True)
ValueT = TypeVar("ValueT")


# No slots: with them Python 3.11 cannot call Coded[int](…).
@dataclass(frozen=True, eq=False)
class Coded(Generic[ValueT_co]):
    """``values[codes[row]]`` is the value of a row; a value may stand there twice."""

    values: Sequence[ValueT_co]
    codes: Index

    def __len__(self) -> int:
        return int(self.codes.size)

    def listed(self) -> list[ValueT_co]:
        """The value of every row."""
        values = self.values
        return [values[code] for code in self.codes.tolist()]

    def mapped(self, change: Callable[[ValueT_co], ValueT]) -> Coded[ValueT]:
        """Other values for the same rows, worked out once per value."""
        return Coded([change(value) for value in self.values], self.codes)

    def take(self, rows: Index) -> Coded[ValueT_co]:
        """The same values for some rows, in their order."""
        return Coded(self.values, self.codes[rows])


def coded(values: Sequence[ValueT]) -> Coded[ValueT]:
    """A column of any values; objects that rows share are kept once."""
    places = np.fromiter(map(id, values), np.int64, len(values))
    _, first, codes = np.unique(places, return_index=True, return_inverse=True)
    return Coded([values[row] for row in first.tolist()], codes.astype(np.intp))


def chained(columns: Iterable[Coded[ValueT]]) -> Coded[ValueT]:
    """Several columns one after the other."""
    values: list[ValueT] = []
    codes = [np.empty(0, np.intp)]
    for column in columns:
        codes.append(column.codes + len(values))
        values += column.values
    return Coded(values, np.concatenate(codes))


@dataclass(frozen=True, eq=False)
class Lists:
    """A list of codes per row: ``codes[starts[row]:starts[row + 1]]``."""

    starts: Index
    codes: Index

    @classmethod
    def of_sizes(cls, sizes: Sequence[int] | Index, codes: Index) -> Lists:
        """From the length of each list and all codes in a row."""
        return cls(np.concatenate([[0], np.cumsum(sizes, dtype=np.intp)]).astype(np.intp), codes)

    def __len__(self) -> int:
        return int(self.starts.size) - 1

    def of(self, row: int) -> Index:
        """The codes of one row."""
        return self.codes[self.starts[row] : self.starts[row + 1]]

    @property
    def sizes(self) -> Index:
        """How many codes each row has."""
        return np.diff(self.starts)

    @property
    def rows(self) -> Index:
        """The row of each code."""
        return np.repeat(np.arange(len(self)), self.sizes)

    def take(self, rows: Index) -> Lists:
        """The lists of some rows, in their order, with repeats."""
        sizes = self.sizes[rows]
        starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.intp)
        within = np.arange(starts[-1]) - np.repeat(starts[:-1], sizes)
        return Lists(starts, self.codes[np.repeat(self.starts[rows], sizes) + within])
