"""The parts of many talents at once: made once per different combination of cells."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from math import prod
from typing import Final

import numpy as np
from pydantic import ValidationError

from dxmatch.io.assembly import SOURCES, Assembly, Values
from dxmatch.io.column_values import ColumnValues, Numbers
from dxmatch.models.pool.talent_builder import TalentBuilder

REFUSED: Final = -1
"""In place of the number of a part: the cells do not go together."""

_MOST: Final = 2**62
_LARGEST_TABLE: Final = 2**20
_UNSEEN: Final = -2


class PartNumbers:
    """One part of a talent: the numbers that a builder gives it, by those of its cells."""

    def __init__(
        self, name: str, columns: Sequence[ColumnValues], assembly: Assembly, builder: TalentBuilder
    ) -> None:
        self.name = name
        self._columns = [c for c in columns if c.column.field in SOURCES[name]]
        self._assembly = assembly
        self._builder = builder
        self._of_one = array("q")
        self._of_several: dict[tuple[int, ...], int] = {}
        self._rooms: tuple[int, ...] = ()
        self._table = np.empty(0, np.int32)

    def forget(self, columns: Sequence[ColumnValues]) -> None:
        """Start anew if the numbers of one of these columns are used here."""
        if any(column is own for column in columns for own in self._columns):
            self._rooms = ()
            self._of_one = array("q")
            self._of_several.clear()

    def numbers(self, cells: dict[int, Numbers], size: int) -> Numbers:
        """The numbers for some rows.

        Args:
            cells: per column, by its identity, the numbers of the cells.
            size: how many rows there are.
        """
        given = [cells[id(column)] for column in self._columns]
        if not given:
            return np.full(size, self._known(()), np.intp)
        if len(given) == 1:
            new = range(len(self._of_one), self._sizes[0])
            self._of_one.extend([self._made((number,)) for number in new])
            return np.array(self._of_one, np.intp)[given[0]]
        return self._combined(given)

    @property
    def _sizes(self) -> list[int]:
        return [len(column.said) for column in self._columns]

    def _combined(self, given: list[Numbers]) -> Numbers:
        rooms = tuple([1 << size.bit_length() for size in self._sizes])
        if prod(rooms) > _MOST:  # cells of many columns that hardly repeat
            rows = zip(*(numbers.tolist() for numbers in given), strict=True)
            return np.array([self._known(row) for row in rows], np.intp)
        key = np.zeros(given[0].size, np.intp)
        for room, numbers in zip(rooms, given, strict=True):
            key = key * room + numbers
        if prod(rooms) > _LARGEST_TABLE:
            return self._of_keys(key, given)
        if rooms != self._rooms:
            self._rooms, self._table = rooms, np.full(prod(rooms), _UNSEEN, np.int32)
        new = np.flatnonzero(self._table.take(key) == _UNSEEN)
        if new.size:
            made = self._of_keys(key[new], [numbers[new] for numbers in given])
            self._table[key[new]] = made
        return self._table.take(key).astype(np.intp)

    def _of_keys(self, key: Numbers, given: list[Numbers]) -> Numbers:
        _, first, places = np.unique(key, return_index=True, return_inverse=True)
        rows = zip(*(numbers[first].tolist() for numbers in given), strict=True)
        return np.array([self._known(row) for row in rows], np.intp)[places]

    def _known(self, row: tuple[int, ...]) -> int:
        known = self._of_several.get(row)
        if known is None:
            known = self._of_several[row] = self._made(row)
        return known

    def _made(self, row: tuple[int, ...]) -> int:
        values: Values = {}
        for column, number in zip(self._columns, row, strict=True):
            value = column.said[number]
            if value is not None:
                values.setdefault(column.column.field, []).append(value)
        try:
            return self._builder.code_of(self.name, self._assembly.part(self.name, values))
        except ValidationError:
            return REFUSED
