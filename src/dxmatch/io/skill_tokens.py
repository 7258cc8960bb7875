"""Skills of many cells at once: what stands between two 、 is read once and known by a number.

A cell that says more than its pieces say alone (brackets around 、, lists of objects, hidden
characters, formulas) is read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.io.column_values import ColumnValues, Numbers
from dxmatch.io.fields import FIELDS
from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.reading import Reading
from dxmatch.io.skill_cells import LONGEST_IN_PIECES, Claims
from dxmatch.io.skill_pieces import PieceTable, replaced
from dxmatch.io.skill_years import NamesWithYears
from dxmatch.io.spans import Spans
from dxmatch.io.suspicion import is_open_alone
from dxmatch.io.values.cells import begins_like_formula
from dxmatch.models.pool.claim_builder import ClaimBuilder
from dxmatch.models.pool.lists import Lists

_BETWEEN: Final = "、"
_SIMPLE: Final = re.compile(r"(?:[^、\n(（\[【［]+|[(（【［][^)）\]】］\n(（\[【［]*[)）\]】］])*+")
_MOST_KNOWN: Final = 2**17


def is_simple(piece: str) -> bool:
    """Whether a piece without 、 says in a cell what it says alone."""
    return (
        _SIMPLE.fullmatch(piece) is not None
        and is_open_alone(piece)
        and not begins_like_formula(piece)
    )


def _parsed(reading: Reading, piece: str) -> Parsed[Claims]:
    return FIELDS["skills"].parse(piece, reading)


@dataclass(frozen=True, slots=True)
class Read:
    """Skills of some rows: numbers of claims per row, in order of the text; and of the pieces."""

    pieces: Lists
    claims: Lists
    marks: NDArray[np.uint8]


class SkillTokens:
    """Reads the skills of many cells."""

    def __init__(self, column: ColumnValues, claims: ClaimBuilder) -> None:
        self._column = column
        self._claims = claims
        self._with_years = NamesWithYears(partial(_parsed, column.reading))
        options = column.reading.options
        self._always_whole = bool(options.separators) or options.default is not None
        self._table = self._new_table()

    def _new_table(self) -> PieceTable:
        return PieceTable(self._column.reading.vocabulary, self._claims, self._parse)

    def _parse(self, piece: str) -> Parsed[Claims] | None:
        if piece.startswith(_BETWEEN):  # a whole cell; no piece has a 、
            return self._column.parse(piece[1:])
        return self._with_years.parse(piece) if is_simple(piece) else None

    def noticed(self, pieces: Lists) -> dict[int, tuple[IssueCode, ...]]:
        """What was noticed in the pieces of some cells, by row, each once."""
        places = np.flatnonzero(self._table.said().marks[pieces.codes])
        found: dict[int, tuple[IssueCode, ...]] = {}
        rows = np.searchsorted(pieces.starts, places, side="right") - 1
        for row, piece in zip(rows.tolist(), pieces.codes[places].tolist(), strict=True):
            codes = self._table.issues[piece]
            before = found.get(row)
            found[row] = codes if before is None else tuple(dict.fromkeys((*before, *codes)))
        return found

    def read(self, cells: Sequence[str]) -> Read:
        """What some cells say."""
        if len(self._table) > _MOST_KNOWN:
            self._with_years.forget()
            self._column.forget()
            self._table = self._new_table()
        pieces = self._pieces(cells)
        said = self._table.said()
        claims = said.claims.take(pieces.codes)
        marks = said.marks[pieces.codes]
        worst = np.maximum.reduceat(marks, pieces.starts[:-1]) if len(cells) else marks
        return Read(pieces, Lists(claims.starts[pieces.starts], claims.codes), worst)

    def _pieces(self, cells: Sequence[str]) -> Lists:
        """The numbers of the pieces of each cell; at least one per cell."""
        if self._always_whole:
            return Lists.of_sizes([1] * len(cells), self._wholes(cells))
        pieces = self._cut(cells)
        said = self._table.said()
        rows = set(pieces.rows[said.whole[pieces.codes]].tolist() if said.whole.any() else ())
        lengths = cells.sizes if isinstance(cells, Spans) else list(map(len, cells))
        rows.update(np.flatnonzero(np.asarray(lengths) > LONGEST_IN_PIECES).tolist())
        wholes = self._wholes([cells[row] for row in rows]).tolist()
        return replaced(pieces, {row: [whole] for row, whole in zip(rows, wholes, strict=True)})

    def _cut(self, cells: Sequence[str]) -> Lists:
        cut = (cells if isinstance(cells, Spans) else Spans.listing(cells)).cut(_BETWEEN)
        if cut is not None:
            return Lists.of_sizes(cut[1], self._table.numbers(cut[0]))
        found = _BETWEEN.join(cells).split(_BETWEEN) if cells else []
        sizes = np.fromiter(map(str.count, cells, repeat(_BETWEEN)), np.intp, len(cells)) + 1
        return Lists.of_sizes(sizes, self._table.numbers(found))

    def _wholes(self, cells: Sequence[str]) -> Numbers:
        return self._table.numbers([f"{_BETWEEN}{cell}" for cell in cells])
