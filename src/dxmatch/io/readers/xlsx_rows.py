"""Rows of a sheet by the quick way: one pattern made for the columns that the sheet has.

Every character is matched by a form that was foreseen, or the whole sheet goes the strict way; so
nothing can hide from the patterns (comments, CDATA, prefixes, entities, odd attributes).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dxmatch.io.readers.xlsx_cells import CellReader, RawCell, read_attributes
from dxmatch.io.readers.xlsx_grid import MOST_COLUMNS, Grid
from dxmatch.io.readers.xlsx_markup import column_index
from dxmatch.io.readers.xlsx_text import NotPlain, resolve
from dxmatch.io.table import column_letter

_F = r'<f((?: [\w:]+="[^"<&]*")*) ?(?:/>|>([^<]*)</f>)'
_V = r'<v(?: xml:space="preserve")?>([^<]*)</v>|<v ?/>'
_IS = r'<is><t(?: xml:space="preserve")?>([^<]*)</t></is>'
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"([^<>/&]*)(?:/>|>(?:(' + _F + r")?(?:" + _V + "|" + _IS
    + r")?)</c>)\s*|([\s\S])"
)  # fmt: skip
_ROW = re.compile(r'<row((?: [\w:.]+="[^"<&]*")*) ?(/?)>\s*')
_ANY_ROW = r"(<row\b(?:[^<>]*/>|[\s\S]*?</row>))\s*"
_NAMED = re.compile(r'([\w:.]+)="([^"]*)"')
_SAMPLE = 200
_WIDEST = 256


@dataclass(slots=True)
class QuickRows:
    """Reads blocks of rows into a grid.

    The first rows are read one by one and show which columns there are; a pattern for those then
    reads most rows at once, and the others (a formula, an error, a stray cell) one by one.
    """

    grid: Grid
    cells: CellReader
    all_hidden: bool = False
    _pattern: re.Pattern[str] | None = None
    _columns: tuple[int, ...] = ()
    _known: dict[str, bool] = field(default_factory=dict)

    def take(self, text: str) -> None:
        """Read whole rows, and nothing else.

        Raises:
            NotPlain: something is of no foreseen form.
            FeedRejected: beyond the limits.
        """
        if self._pattern is None:
            text = self._learn(text)
        if self._pattern is None or not text:
            return
        run: list[tuple[str, ...]] = []
        for found in self._pattern.findall(text):
            if found[-2] or found[-1]:
                if found[-1]:
                    raise NotPlain
                self._take_run(run)
                run = []
                self._take_row(found[-2])
            else:
                run.append(found)
        self._take_run(run)

    def _learn(self, text: str) -> str:
        """Read the first rows, make the pattern, and return the text that is left."""
        place, shapes = 0, dict[int, set[str]]()
        one = re.compile(_ANY_ROW)
        for _ in range(_SAMPLE):
            match = one.match(text, place)
            if match is None:
                break
            place = match.end()
            for cell in self._take_row(match[1]):
                if cell.column is not None and cell.column < _WIDEST:
                    shape = shapes.setdefault(cell.column, set())
                    shape |= {"f"} if cell.formula is not None else set()
                    shape |= {"is"} if cell.type == "inlineStr" else {"v"}
        self._columns = tuple(sorted(shapes))
        cells = (_cell_pattern(column, shapes[column]) for column in self._columns)
        self._pattern = re.compile(
            r'<row r="(\d{1,7})"([^<>/&]*)>' + "".join(cells) + r"</row>\s*|" + _ANY_ROW
            + r"|([\s\S])"
        )  # fmt: skip
        return text[place:]

    def _take_run(self, run: Sequence[tuple[str, ...]]) -> None:
        if not run:
            return
        numbers, looks, *parts = zip(*run, strict=True)
        hidden = self._hidden_rows(looks)
        columns: list[Sequence[str]] = []
        try:
            for index, column in enumerate(self._columns):
                columns += [[""] * len(run)] * (column - len(columns))
                columns.append(self._texts(parts[2 * index], parts[2 * index + 1]))
        except (ValueError, KeyError):
            for row in run:
                self._take_again(row)
            return
        self.grid.take_block([int(number) for number in numbers], hidden, columns)

    def _texts(self, attributes: Sequence[str], values: Sequence[str]) -> Sequence[str]:
        different = set(attributes)
        convert = {found: self.cells.convert(found) for found in different}
        if len(different) == 1:
            return list(map(convert[attributes[0]], values))
        return [convert[found](value) for found, value in zip(attributes, values, strict=True)]

    def _hidden_rows(self, looks: Sequence[str]) -> list[int]:
        for found in set(looks) - self._known.keys():
            self._known[found] = self._hidden(_attributes(found))
        if not any(self._known.values()):
            return []
        return [place for place, found in enumerate(looks) if self._known[found]]

    def _hidden(self, attributes: dict[str, str]) -> bool:
        return attributes.get("hidden", "1" if self.all_hidden else "0") in {"1", "true"}

    def _take_again(self, row: tuple[str, ...]) -> None:
        """Read one row of the pattern with care: something in it must be told."""
        number = int(row[0])
        cells = []
        for index, column in enumerate(self._columns):
            looks, value = row[2 + 2 * index : 4 + 2 * index]
            kind, style = read_attributes(looks)
            cells.append(RawCell(column, number, kind, style, resolve(value) if value else None))
        self.grid.take(number, self._hidden(_attributes(row[1])), cells)

    def _take_row(self, text: str) -> list[RawCell]:
        """Read one row of any usual form."""
        head = _ROW.match(text)
        if not head:
            raise NotPlain
        attributes = _attributes(head[1])
        if not head[2] and not text.endswith("</row>"):
            raise NotPlain
        body = "" if head[2] else text[head.end() : -len("</row>")]
        cells = [_raw_cell(found) for found in _CELL.findall(body)]
        number = attributes.get("r")
        if number is not None and not (number.isascii() and number.isdigit() and len(number) < 10):
            raise NotPlain
        hidden = self._hidden(attributes)
        self.grid.take(None if number is None else int(number), hidden, cells)
        return cells


def _cell_pattern(column: int, shape: set[str]) -> str:
    formula = r'(?:<f(?: [\w:]+="[^"<&]*")* ?(?:/>|>[^<]*</f>))?' if "f" in shape else ""
    body = r'<is><t(?: xml:space="preserve")?>([^<]*)</t></is>'
    if shape != {"is"}:
        body = formula + r"<v>([^<]+)</v>"
    return rf'(?:<c r="{column_letter(column)}\1"([^<>/&]*)(?:/>|>{body}</c>))?'


def _raw_cell(found: tuple[str, ...]) -> RawCell:
    letters, row, looks, formula, _, body, value, inline, other = found
    if other:
        raise NotPlain
    kind, style = read_attributes(looks)
    column = column_index(letters)
    if (inline and kind != "inlineStr") or (value and kind == "inlineStr"):
        raise NotPlain
    empty_text = "" if kind in {"str", "inlineStr"} else None
    told = resolve(value or inline) or empty_text
    return RawCell(
        column if column < MOST_COLUMNS else -1,
        int(row),
        kind,
        style,
        told,
        resolve(body) if formula else None,
    )


def _attributes(text: str) -> dict[str, str]:
    pairs = _NAMED.findall(text)
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotPlain
    return found
