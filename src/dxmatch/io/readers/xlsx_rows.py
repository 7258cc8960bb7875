"""Rows of a sheet by the quick way: many at once, by the forms and the columns that they share.

Every character is matched by a form that was foreseen, or the whole sheet goes the strict way; so
nothing can hide from the patterns (comments, CDATA, prefixes, entities, odd attributes).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress, groupby

from dxmatch.io.readers.xlsx_cells import CellReader
from dxmatch.io.readers.xlsx_grid import MOST_COLUMNS, Grid
from dxmatch.io.readers.xlsx_markup import column_index
from dxmatch.io.readers.xlsx_one_row import CELL, named, read_row
from dxmatch.io.readers.xlsx_row_form import CLOSE, alike
from dxmatch.io.readers.xlsx_text import NotPlain
from dxmatch.io.table import SourceRow, column_letter

_NO_CELLS = re.compile(r"<row\b([^<>]*)/>")
_ANY_ROW = r"(<row\b[\s\S]*?</row>)\s*"
_INLINE = 't="inlineStr"'
_SAMPLE = 50
_WIDEST = 256
_FEW = 8

_Match = tuple[str, ...]


@dataclass(slots=True)
class QuickRows:
    """Reads blocks of rows into a grid.

    Rows that have one form with many others are read together. Of the rest of a block some show
    which columns there are; a pattern for those then reads most rows at once, and the others (an
    error, a stray cell) are read one by one.
    """

    grid: Grid
    cells: CellReader
    all_hidden: bool = False
    prefixes: frozenset[str] = frozenset()
    _known: dict[str, bool] = field(default_factory=dict)

    def take(self, text: str) -> None:
        """Read whole rows, and nothing else.

        Raises:
            NotPlain: something is of no foreseen form.
            FeedRejected: beyond the limits.
        """
        if _NO_CELLS.search(text):
            text = _NO_CELLS.sub(r"<row\1></row>", text)
        *rows, rest = text.split(CLOSE)
        if rest.strip():
            raise NotPlain
        ready = self._alike(rows)
        left = [place for place in range(len(rows)) if place not in ready]
        if left:
            ready |= self._similar(rows, left)
        for known, places in groupby(range(len(rows)), ready.__contains__):
            if known:
                self.grid.add([ready[place] for place in places])
                continue
            for place in places:
                row = read_row(f"{rows[place]}{CLOSE}".lstrip())
                self.grid.take(row.number, self._hidden(row.attributes), row.cells)

    def _alike(self, rows: list[str]) -> dict[int, SourceRow]:
        """The rows that are of one form with many others, by their places."""
        ready: dict[int, SourceRow] = {}
        for found in alike(rows, min(self.cells.limits.columns, MOST_COLUMNS)):
            columns: list[Sequence[str]] = []
            try:
                for column in found.columns:
                    columns += [[""] * len(found.places)] * (column.place - len(columns))
                    columns.append(self.cells.convert(column.attributes)(column.values))
            except (ValueError, LookupError):
                continue  # something in them must be told
            numbers = list(map(int, found.numbers))
            hidden = self._hidden_rows([found.attributes]) and range(len(numbers))
            ready |= zip(found.places, self.grid.block(numbers, hidden, columns), strict=True)
        return ready

    def _similar(self, rows: list[str], places: list[int]) -> dict[int, SourceRow]:
        """Of some rows those that have no other columns than most of them."""
        shapes = self._shapes([rows[place] for place in places[:: 1 + len(places) // _SAMPLE]])
        if len(places) < _FEW or not shapes:
            return {}
        cells = "".join(_cell_pattern(column, shapes[column]) for column in shapes)
        pattern = rf'<row r="([0-9]{{1,7}})"([^<>/&]*)>{cells}</row>\s*|{_ANY_ROW}|([\s\S])'
        matches = re.findall(pattern, "".join(rows[place] + CLOSE for place in places).lstrip())
        if len(matches) != len(places) or any(match[-1] for match in matches):
            raise NotPlain
        run = {place: match for place, match in zip(places, matches, strict=True) if not match[-2]}
        return self._run(run, shapes)

    def _shapes(self, rows: Sequence[str]) -> dict[int, set[str]]:
        """The columns that some rows have, in their order, and what stands in their cells."""
        shapes: dict[int, set[str]] = {}
        for row in rows:
            for found in CELL.finditer(row, max(0, row.find("<c "))):
                column = column_index(found["letters"] or "")
                if 0 <= column < min(_WIDEST, self.cells.limits.columns):
                    shape = shapes.setdefault(column, set())
                    shape |= {"is"} if found["inline"] is not None else set()
                    shape |= {"v"} if found["value"] else set()
                    shape |= {"f"} if found["formula"] or found["no_formula"] else set()
        return dict(sorted(shapes.items()))

    def _run(self, run: dict[int, _Match], shapes: dict[int, set[str]]) -> dict[int, SourceRow]:
        """Rows that a pattern has read; those of which something must be told are left out."""
        if not run:
            return {}
        numbers, looks, *parts = zip(*run.values(), strict=True)
        hidden = self._hidden_rows(looks)
        columns: list[Sequence[str]] = []
        try:
            for index, (column, shape) in enumerate(shapes.items()):
                columns += [[""] * len(run)] * (column - len(columns))
                inline = shape == {"is"}
                columns.append(self._texts(parts[2 * index], parts[2 * index + 1], inline))
        except (ValueError, LookupError):
            places = list(run)
            halves = places[: len(places) // 2], places[len(places) // 2 :]
            if len(run) < _FEW:
                return {}
            first, second = ({place: run[place] for place in half} for half in halves)
            return self._run(first, shapes) | self._run(second, shapes)
        rows = self.grid.block(list(map(int, numbers)), hidden, columns)
        return dict(zip(run, rows, strict=True))

    def _texts(
        self, attributes: Sequence[str], values: Sequence[str], inline: bool
    ) -> Sequence[str]:
        kinds = set(compress(attributes, values))
        for found in set(attributes) - kinds:
            self.cells.convert(found)  # which judges them
        if len(kinds) < 2:  # no text means the same in cells of any kind
            return self._converted(kinds.pop(), values, inline) if kinds else values
        stored: dict[str, list[str]] = defaultdict(list)
        for found, value in zip(attributes, values, strict=True):
            stored[found].append(value)
        texts = {
            found: iter(self._converted(found, values, inline)) for found, values in stored.items()
        }
        return [next(texts[found]) for found in attributes]

    def _converted(self, attributes: str, values: Sequence[str], inline: bool) -> Sequence[str]:
        if (_INLINE in attributes) != inline and any(values):
            raise ValueError("a value where another kind of cell has it")
        return self.cells.convert(attributes)(values)

    def _hidden_rows(self, looks: Sequence[str]) -> list[int]:
        for found in set(looks) - self._known.keys():
            self._known[found] = self._hidden(named(found))
        if not any(self._known.values()):
            return []
        return [place for place, found in enumerate(looks) if self._known[found]]

    def _hidden(self, attributes: dict[str, str]) -> bool:
        if any(":" in name and name.split(":")[0] not in self.prefixes for name in attributes):
            raise NotPlain
        return attributes.get("hidden", "1" if self.all_hidden else "0") in {"1", "true"}


def _cell_pattern(column: int, shape: set[str]) -> str:
    formula = r'(?:<f(?: [A-Za-z_][\w:]*="[^"<&]*")* ?(?:/>|>[^<]*</f>))?' if "f" in shape else ""
    body = r'<is><t(?: xml:space="preserve")?>([^<]*)</t></is>'
    if shape != {"is"}:
        body = formula + r"<v>([^<]+)</v>"
    return rf'(?:<c r="{column_letter(column)}\1"([^<>/&]*)(?:/>|>{body}</c>))?'
