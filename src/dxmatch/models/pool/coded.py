"""A column of values of which few are different: each once, and one narrow code per row."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from pydantic import BaseModel

from dxmatch.models.pool.arrays import is_constant
from dxmatch.models.pool.claim_table import ClaimTable
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.narrow import Codes, narrowed
from dxmatch.models.pool.rows import Index
from dxmatch.models.pool.texts import Texts

__all__ = ["Coded", "Lists", "chained", "coded", "distinct", "key_of_value"]

ValueT_co = TypeVar("ValueT_co", covariant=True)
ValueT = TypeVar("ValueT")


# No slots: with them Python 3.11 cannot call Coded[int](…).
@dataclass(frozen=True, eq=False)
class Coded(Generic[ValueT_co]):
    """``values[codes[row]]`` is the value of a row.

    Codes are as narrow as the number of values allows: 1 byte up to 256 values, 2 up to 65,536,
    then 4; they widen with the values and never wrap.
    """

    values: Sequence[ValueT_co]
    codes: Codes

    def __len__(self) -> int:
        return int(self.codes.size)

    def __getitem__(self, row: int) -> ValueT_co:
        return self.values[self.codes.item(row)]

    def listed(self) -> list[ValueT_co]:
        """The value of every row."""
        values: Any = self.values
        if isinstance(values, Texts):  # each is decoded once
            if len(values) > self.codes.size:
                return [*_picked(self.values, self.codes.astype(np.intp))]
            values = [*self.values]
        return [values[code] for code in self.codes.tolist()]

    def mapped(self, change: Callable[[ValueT_co], ValueT]) -> Coded[ValueT]:
        """Other values for the same rows, worked out once per value."""
        return Coded([change(value) for value in self.values], self.codes)

    def take(self, rows: Index) -> Coded[ValueT_co]:
        """The same values for some rows, in their order."""
        return Coded(
            self.values, all_zero(rows.size) if is_constant(self.codes) else self.codes[rows]
        )

    def canonical(self) -> Coded[ValueT_co]:
        """The values that occur, in the order in which they do: equal columns look equal."""
        size, values = self.codes.size, self.values
        first = np.full(len(values), size, np.intp)
        np.minimum.at(first, self.codes, np.arange(size))
        order = np.argsort(first, kind="stable")[: np.count_nonzero(first < size)]
        if order.size == 1:
            return Coded(_picked(values, order), all_zero(size))
        if order.size == len(values) and bool(np.all(order[1:] > order[:-1])):
            return Coded(values, narrowed(self.codes, order.size - 1))
        renumbered = np.zeros(len(values), np.intp)
        renumbered[order] = np.arange(order.size)
        codes = narrowed(renumbered, order.size - 1)[self.codes]
        return Coded(_picked(values, order), codes)


def _picked(values: Sequence[ValueT], places: Index) -> Sequence[ValueT]:
    if isinstance(values, Texts | ClaimTable):
        taken: Sequence[Any] = values.take(places)
        return taken
    return [values[place] for place in places.tolist()]


def all_zero(size: int) -> Codes:
    """The codes of ``size`` rows that have the same value, in one byte."""
    return np.broadcast_to(np.zeros(1, np.uint8), (size,))


def coded(values: Sequence[ValueT]) -> Coded[ValueT]:
    """A column of any values; equal ones are kept once."""
    places = np.fromiter(map(id, values), np.int64, len(values))
    _, first, codes = np.unique(places, return_index=True, return_inverse=True)
    found, renumbered = distinct([values[row] for row in first.tolist()])
    return Coded(found, narrowed(renumbered, len(found) - 1)[codes])


def distinct(values: Iterable[ValueT]) -> tuple[list[ValueT], Codes]:
    """The different ones among some values, and the number of each value among them."""
    numbers: dict[Hashable, int] = {}
    found: list[ValueT] = []
    codes: list[int] = []
    for value in values:
        code = numbers.setdefault(key_of_value(value), len(found))
        if code == len(found):
            found.append(value)
        codes.append(code)
    return found, np.array(codes, np.intp)


def key_of_value(value: Any) -> Hashable:
    """What equal values share; for a record its fields, which is quicker than asking itself."""
    if isinstance(value, BaseModel):
        return (type(value), *value.__dict__.values())
    return (type(value), value)


def chained(columns: Sequence[Coded[ValueT]]) -> Coded[ValueT]:
    """Several columns one after the other; values that they share are kept once."""
    if len(columns) == 1:
        return columns[0]
    values, numbers = distinct(value for column in columns for value in column.values)
    ends = np.cumsum([len(column.values) for column in columns], dtype=np.intp)
    numbers = narrowed(numbers, len(values) - 1)
    codes = [
        numbers[end - len(column.values) : end][column.codes]
        for column, end in zip(columns, ends.tolist(), strict=True)
    ]
    texts = bool(columns) and all(isinstance(column.values, Texts) for column in columns)
    kept: Any = Texts.of(values) if texts else values  # type: ignore[arg-type]
    return Coded(kept, np.concatenate([numbers[:0], *codes]))
