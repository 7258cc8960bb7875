"""Rows of one form at once: their values are picked out, and the markup around them written anew.

What is written must be what was read, sign by sign. So nothing can stand between the values that
was not foreseen, though no pattern has looked at more than the first row and the values.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dxmatch.io.readers.xlsx_markup import column_index

CLOSE = "</row>"
_CLOSE = CLOSE.encode()
_FEW = 8
_VARIABLE = b"0123456789.-+"
_NUMBER = re.compile(r'<row r="(\d{1,7})"', re.ASCII)
_VALUE = re.compile(r"<v>([^<]+)</v>")
_ROW = re.compile(r'<row r="(\d{1,7})"([^<>/&]*)>', re.ASCII)
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})(\d{1,7})"([^<>/&]*)(?:/>|>(<v>[^<]+)</v></c>)', re.ASCII
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column that the rows of one form have: its place, its attributes, and what it holds."""

    place: int
    attributes: str
    values: Sequence[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Alike:
    """Rows of one form: where they stand in the block, their numbers, attributes and columns."""

    places: list[int]
    numbers: list[str]
    attributes: str
    columns: tuple[FormColumn, ...] = field(repr=False)


def alike(rows: Sequence[str], widest: int) -> Iterator[Alike]:
    """Groups of rows that have one form; a row that is told of none must be read by itself.

    ``rows`` are the texts before each `CLOSE`; rows with cells from column ``widest`` on are none
    of ours.
    """
    text = CLOSE.join(rows)
    if not text.isascii():
        return
    # Only a hint, so it does not matter what else goes with the digits.
    hints = text.encode("ascii").translate(None, _VARIABLE).split(_CLOSE)
    if len(hints) != len(rows):
        return
    groups: dict[bytes, list[int]] = defaultdict(list)
    for place, hint in enumerate(hints):
        groups[hint].append(place)
    for places in groups.values():
        form = _form(rows[places[0]], widest) if len(places) >= _FEW else None
        own = [rows[place] for place in places]
        if form and (found := form.read(places, CLOSE.join(own))):
            yield found


@dataclass(frozen=True, slots=True)
class _Form:
    """Markup with gaps: ``gaps`` follow the pieces of ``markup``, -1 for the number of the row."""

    attributes: str
    cells: tuple[tuple[int, str, int], ...]
    markup: tuple[str, ...]
    gaps: tuple[int, ...]
    end: str

    def read(self, places: list[int], text: str) -> Alike | None:
        """The rows of the text, if it is of this form from its first sign to its last."""
        numbers, values = _NUMBER.findall(text), _VALUE.findall(text)
        many = max(self.gaps) + 1
        if len(numbers) != len(places) or len(values) != many * len(places):
            return None
        by_gap = [values[gap::many] for gap in range(many)] + [numbers]
        if self._written(by_gap, len(places)) != text:
            return None
        blank = [""] * len(places)
        columns = tuple(
            FormColumn(column, attributes, blank if gap < 0 else by_gap[gap])
            for column, attributes, gap in self.cells
        )
        return Alike(places, numbers, self.attributes, columns)

    def _written(self, by_gap: Sequence[Sequence[str]], count: int) -> str:
        width = 2 * len(self.gaps) + 1
        parts = [self.end + CLOSE] * (width * count)
        for place, (markup, gap) in enumerate(zip(self.markup, self.gaps, strict=True)):
            parts[2 * place :: width] = [markup] * count
            parts[2 * place + 1 :: width] = by_gap[gap]
        parts[-1] = self.end
        return "".join(parts)


def _form(row: str, widest: int) -> _Form | None:
    """The form of one row; None if it is not of the plainest kind."""
    head = _ROW.match(row)
    if not head:
        return None
    place, last, many = head.end(), -1, 0
    markup, gaps, before = ['<row r="'], [-1], f'"{head[2]}>'
    cells = []
    while place < len(row):
        cell = _CELL.match(row, place)
        column = column_index(cell[1]) if cell else -1
        if not cell or cell[2] != head[1] or not last < column < widest:
            return None
        markup.append(f'{before}<c r="{cell[1]}')
        gaps.append(-1)
        before = f'"{cell[3]}/>'
        cells.append((column, cell[3], many if cell[4] else -1))
        if cell[4]:
            markup.append(f'"{cell[3]}><v>')
            gaps.append(many)
            before = "</v></c>"
            many += 1
        place, last = cell.end(), column
    return _Form(head[2], tuple(cells), tuple(markup), tuple(gaps), before)
