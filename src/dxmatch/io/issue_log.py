"""What was noticed in many rows, kept as numbers; a `RowIssue` is made when somebody looks."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Final, overload

from dxmatch.io.columns import Column
from dxmatch.io.issues import IssueCode
from dxmatch.io.report import RowIssue
from dxmatch.io.table import Sheet

_CODES: Final = tuple(IssueCode)
_PLACE_OF: Final = {code: place for place, code in enumerate(_CODES)}

Noted = tuple[int, int, IssueCode]
"""The number of a row, the place of the column in the plan, and what was noticed there."""


class IssueLog(Sequence[RowIssue]):
    """Issues in their order, equal to the tuple of them. Most of a large feed are one note each."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column]) -> None:
        self._file, self._sheet = sheet.file, sheet.name
        self._columns = [(each.index, label_of(each)) for each in columns]
        self._rows, self._places, self._codes = array("q"), array("i"), array("B")
        self._made: dict[int, RowIssue] = {}

    def add(self, issues: Iterable[RowIssue]) -> None:
        """Take issues that are made already."""
        for issue in issues:
            self._made[len(self)] = issue
            self._rows.append(0)
            self._places.append(0)
            self._codes.append(0)

    def note(self, noted: Sequence[Noted]) -> None:
        """Take what was noticed in columns of the plan."""
        if noted:
            rows, places, codes = zip(*noted, strict=True)
            self._rows.extend(rows)
            self._places.extend(places)
            self._codes.extend(map(_PLACE_OF.__getitem__, codes))

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, key: int) -> RowIssue: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[RowIssue, ...]: ...
    def __getitem__(self, key: int | slice) -> RowIssue | tuple[RowIssue, ...]:
        places = range(len(self))[key]
        return self._one(places) if isinstance(places, int) else tuple(map(self._one, places))

    def _one(self, number: int) -> RowIssue:
        made = self._made.get(number)
        if made is not None:
            return made
        place, label = self._columns[self._places[number]]
        code = _CODES[self._codes[number]]
        return RowIssue(self._file, self._sheet, self._rows[number], place, label, code)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, IssueLog | tuple):
            return NotImplemented
        return len(self) == len(other) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def label_of(column: Column) -> str:
    """The label of a column, or its field if no column stands for it."""
    return column.field if column.index is None else column.label
