"""One row of a sheet in any usual form, read by patterns that match every sign of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dxmatch.io.readers.xlsx_cells import RawCell, read_attributes
from dxmatch.io.readers.xlsx_grid import MOST_COLUMNS, MOST_ROWS
from dxmatch.io.readers.xlsx_markup import column_index
from dxmatch.io.readers.xlsx_text import NotPlain, resolve

CELL = re.compile(
    r'<c r="(?P<letters>[A-Z]{1,3})(?P<row>[0-9]{1,7})"(?P<looks>[^<>/&]*)(?:/>|>'
    r'(?:<f(?: [A-Za-z_][\w:]*="[^"<&]*")* ?(?:(?P<no_formula>/>)|>(?P<formula>[^<]*)</f>))?'
    r'(?:<v(?: xml:space="preserve")?>(?P<value>[^<]*)</v>|(?P<no_value><v ?/>)'
    r'|<is><t(?: xml:space="preserve")?>(?P<inline>[^<]*)</t></is>)?'
    r"</c>)\s*|(?P<other>[\s\S])",
    re.ASCII,
)
_ROW = re.compile(
    r'<row((?: [A-Za-z_][\w.]*(?::[A-Za-z_]\w*)?="[^"<&]*")*) ?(?:/>|>\s*([\s\S]*)</row>)\s*'
)
_NAMED = re.compile(r'([A-Za-z_][\w.]*(?::[A-Za-z_]\w*)?)="([^"]*)"', re.ASCII)
_ALL_NAMED = re.compile(r'(?: [A-Za-z_][\w.]*(?::[A-Za-z_]\w*)?="[^"<&]*")* ?', re.ASCII)


@dataclass(frozen=True, slots=True)
class OneRow:
    """A row as it is stored; ``number`` None: it does not say where it stands."""

    number: int | None
    attributes: dict[str, str]
    cells: list[RawCell] = field(repr=False)


def read_row(text: str) -> OneRow:
    """Read one row.

    Raises:
        NotPlain: something is of no foreseen form.
    """
    whole = _ROW.fullmatch(text)
    if not whole:
        raise NotPlain
    attributes = named(whole[1])
    number = attributes.get("r")
    if number is not None and not (number.isascii() and number.isdigit() and len(number) < 10):
        raise NotPlain
    cells = [_cell(found) for found in CELL.finditer(whole[2] or "")]
    return OneRow(None if number is None else int(number), attributes, cells)


def named(text: str) -> dict[str, str]:
    """The attributes of a row.

    Raises:
        NotPlain: they are not of the usual form, or one is given twice.
    """
    pairs = _NAMED.findall(text)
    found = dict(pairs)
    if len(found) != len(pairs) or not _ALL_NAMED.fullmatch(text):
        raise NotPlain
    return found


def _cell(found: re.Match[str]) -> RawCell:
    if found["other"]:
        raise NotPlain
    kind, style = read_attributes(found["looks"])
    column, row = column_index(found["letters"]), int(found["row"])
    known = column < MOST_COLUMNS and 1 <= row <= MOST_ROWS
    inline = found["inline"]
    value = "" if found["no_value"] else found["value"]
    if (inline is not None and kind != "inlineStr") or (value is not None and kind == "inlineStr"):
        raise NotPlain
    told = value if inline is None else inline
    formula = "" if found["no_formula"] else found["formula"]
    return RawCell(
        column if known else -1,
        row if known else 0,
        kind,
        style,
        None if told is None else resolve(told),
        None if formula is None else resolve(formula),
    )
