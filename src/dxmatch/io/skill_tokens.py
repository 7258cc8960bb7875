"""Skills of many cells at once: what stands between two 、 is read once and known by a number.

A cell that says more than its pieces say alone (brackets around 、, lists of objects, hidden
characters, formulas) is read as a whole.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import Final

import numpy as np

from dxmatch.io.column_values import ColumnValues, Mark, Numbers, mark_of
from dxmatch.io.fields import FIELDS
from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.reading import Reading
from dxmatch.io.skill_cells import LONGEST_IN_PIECES, Claims, shared_claim
from dxmatch.io.skill_years import NamesWithYears
from dxmatch.io.suspicion import is_open
from dxmatch.io.values.cells import begins_like_formula
from dxmatch.io.values.skill_list import lone_name
from dxmatch.io.values.skill_text import name_and_years
from dxmatch.models import Evidence
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.talent_builder import TalentBuilder
from dxmatch.models.skill_claim import with_years

_BETWEEN: Final = "、"
_SIMPLE: Final = re.compile(r"(?:[^、\n(（\[【［]+|[(（【［][^)）\]】］\n(（\[【［]*[)）\]】］])*+")
_MOST_KNOWN: Final = 2**17
_WHOLE: Final = -1


def is_simple(piece: str) -> bool:
    """Whether a piece without 、 says in a cell what it says alone."""
    return (
        _SIMPLE.fullmatch(piece) is not None and is_open(piece) and not begins_like_formula(piece)
    )


def _parsed(reading: Reading, piece: str) -> Parsed[Claims]:
    return FIELDS["skills"].parse(piece, reading)


@dataclass(frozen=True, slots=True)
class Read:
    """Skills of some rows: numbers of claims per row, in order of the text; and of the pieces."""

    pieces: Lists
    claims: Lists
    marks: Numbers


class SkillTokens(dict[str, int]):
    """A piece of a cell → its number, or `_WHOLE` where it must not be read alone."""

    def __init__(self, column: ColumnValues, builder: TalentBuilder) -> None:
        super().__init__()
        self._column = column
        self._builder = builder
        self._wholes: dict[str, int] = {}
        self._names: dict[str, Parsed[Claims] | None] = {}
        self._with_years = NamesWithYears(partial(_parsed, column.reading))
        self._starts = array("q", [0])
        self._claims = array("q")
        self._marks = array("B")
        self._issues: list[tuple[IssueCode, ...]] = []
        options = column.reading.options
        self._always_whole = bool(options.separators) or options.default is not None

    def __missing__(self, piece: str) -> int:
        number, parts = _WHOLE, name_and_years(piece)
        known = None if parts is None else self._name(parts[0])
        if parts is not None and known is not None:
            number = self._learn_years(known, parts[1])
        elif is_simple(piece):
            number = self._learn(self._with_years.parse(piece))
        self[piece] = number
        return number

    def issues(self, pieces: Sequence[int]) -> tuple[IssueCode, ...]:
        """What was noticed in the pieces of one cell, each once."""
        return tuple(dict.fromkeys(code for piece in pieces for code in self._issues[piece]))

    def read(self, cells: Sequence[str]) -> Read:
        """What some cells say."""
        if max(len(self), len(self._wholes)) > _MOST_KNOWN:
            self._forget()
        pieces = self._pieces(cells)
        starts = np.array(self._starts, np.intp)
        table = Lists(starts, np.array(self._claims, np.intp))
        claims = table.take(pieces.codes)
        ends = claims.starts[pieces.starts]
        marks = np.array(self._marks, np.intp)[pieces.codes]
        worst = np.maximum.reduceat(marks, pieces.starts[:-1]) if len(cells) else marks
        return Read(pieces, Lists(ends, claims.codes), worst)

    def _pieces(self, cells: Sequence[str]) -> Lists:
        """The numbers of the pieces of each cell; at least one per cell."""
        if self._always_whole:
            return Lists.of_sizes([1] * len(cells), np.array([*map(self._whole, cells)], np.intp))
        found = _BETWEEN.join(cells).split(_BETWEEN) if cells else []
        numbers = np.fromiter(map(self.__getitem__, found), np.intp, len(found))
        sizes = np.fromiter(map(str.count, cells, repeat(_BETWEEN)), np.intp, len(cells)) + 1
        pieces = Lists.of_sizes(sizes, numbers)
        long = [row for row, cell in enumerate(cells) if len(cell) > LONGEST_IN_PIECES]
        whole = {*pieces.rows[numbers == _WHOLE].tolist(), *long}
        return replaced(pieces, {row: [self._whole(cells[row])] for row in whole})

    def _whole(self, cell: str) -> int:
        number = self._wholes.get(cell)
        if number is None:
            number = self._wholes[cell] = self._learn(self._column.parse(cell))
        return number

    def _name(self, name: str) -> Parsed[Claims] | None:
        """What a name says that is the whole of a piece, or all but its years."""
        if name not in self._names:
            known = lone_name(name, self._column.reading.vocabulary)
            self._names[name] = known and Parsed(
                (shared_claim(known[0], None, None, None, Evidence.SELF),), known[1]
            )
        return self._names[name]

    def _learn_years(self, known: Parsed[Claims], years: float | None) -> int:
        (claim,) = known.value or ()
        if years is not None:
            claim = with_years(claim, years)
        self._claims.append(self._builder.code_of_claim(claim))
        self._starts.append(len(self._claims))
        self._marks.append(mark_of(known.issues) if known.issues else Mark.CLEAN)
        self._issues.append(known.issues)
        return len(self._issues) - 1

    def _learn(self, parsed: Parsed[Claims]) -> int:
        if parsed.value:
            self._claims.extend(self._builder.codes_of_claims(parsed.value))
        self._starts.append(len(self._claims))
        self._marks.append(mark_of(parsed.issues))
        self._issues.append(parsed.issues)
        return len(self._issues) - 1

    def _forget(self) -> None:
        self.clear()
        self._wholes.clear()
        self._names.clear()
        self._with_years.forget()
        self._issues.clear()
        self._starts, self._claims, self._marks = array("q", [0]), array("q"), array("B")
        self._column.reading.known.clear()


def replaced(lists: Lists, other: dict[int, list[int]]) -> Lists:
    """The lists with other codes for some rows."""
    if not other:
        return lists
    sizes, rows = lists.sizes.copy(), lists.rows
    changed = np.array(list(other), np.intp)
    kept = ~np.isin(rows, changed)
    new = [code for codes in other.values() for code in codes]
    sizes[changed] = [len(codes) for codes in other.values()]
    rows = np.concatenate([rows[kept], np.repeat(changed, sizes[changed])])
    codes = np.concatenate([lists.codes[kept], np.array(new, lists.codes.dtype)])
    return Lists.of_sizes(sizes, codes[np.argsort(rows, kind="stable")])
