"""From the stored form of a cell to its text, and to what must be said about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from dxmatch.io.issues import IssueCode
from dxmatch.io.limits import Limits
from dxmatch.io.readers.xlsx_formats import Styles
from dxmatch.io.readers.xlsx_strings import Strings
from dxmatch.io.readers.xlsx_text import NotPlain, damage, quoted, resolve, typed
from dxmatch.io.readers.xlsx_values import iso_text, number_text, plain_number, truth_text

Convert = Callable[[Sequence[str]], Sequence[str]]
"""Stored texts of a column to shown ones; `ValueError` or `LookupError` where one needs care."""

_ATTRIBUTES = re.compile(r'(?: [a-z]{1,3}="[\w.-]*")* ?', re.ASCII)
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as it is stored; ``column`` None: it does not say where it stands.

    ``column`` -1 is a place that no sheet has; ``row`` 0 is no place told.
    """

    column: int | None
    row: int
    type: str
    style: int
    value: str | None = field(default=None, repr=False)
    formula: str | None = field(default=None, repr=False)


class _Memo(dict[str, str]):
    """Remembers what numbers mean: a feed holds few days and rates, many times."""

    def __init__(self, convert: Callable[[str], str], longest: int) -> None:
        super().__init__({"": ""})
        self._convert, self._longest = convert, longest

    def __missing__(self, raw: str) -> str:
        text = self._convert(raw)
        if len(text) > self._longest:
            raise ValueError("long")
        if len(self) < _REMEMBERED:
            self[raw] = text
        return text


@dataclass(slots=True)
class CellReader:
    """Reads the cells of one workbook."""

    strings: Strings
    styles: Styles
    date1904: bool
    limits: Limits
    _by_attributes: dict[str, Convert] = field(default_factory=dict)

    def convert(self, attributes: str) -> Convert:
        """The quick way for all cells with these attributes.

        Raises:
            NotPlain: the attributes are not of the usual form.
        """
        found = self._by_attributes.get(attributes)
        if found is None:
            found = self._quick(*read_attributes(attributes))
            self._by_attributes[attributes] = found
        return found

    def _quick(self, kind: str, style: int) -> Convert:
        if style in self.styles.unseen or kind in {"e", "d"}:
            return _only_empty
        if kind == "s":
            return self.strings.pick
        if kind in {"str", "inlineStr"}:
            return self._written
        if kind == "b":
            return self._remembered(truth_text)
        if kind != "n":
            raise NotPlain
        form = self.styles.format(style)
        if form == self.styles.format(1 << 30):
            return self._remembered(plain_number)
        return self._remembered(partial(number_text, form=form, date1904=self.date1904))

    def _remembered(self, convert: Callable[[str], str]) -> Convert:
        meaning = _Memo(convert, self.limits.cell_chars).__getitem__
        return lambda column: list(map(meaning, column))

    def _written(self, column: Sequence[str]) -> Sequence[str]:
        whole = "".join(column)
        if "&" in whole or "_x" in whole or "\r" in whole or damage(whole):
            return list(map(self._resolved, column))
        if max(map(len, column)) > self.limits.cell_chars:
            raise ValueError("long")
        return column

    def _resolved(self, raw: str) -> str:
        text = typed(resolve(raw))
        if damage(text):
            raise ValueError("damaged")
        if len(text) > self.limits.cell_chars:
            raise ValueError("long")
        return text

    def read(self, cell: RawCell) -> tuple[str, IssueCode | None]:
        """The careful way: the text of one cell, and what must be said of it."""
        value = cell.value
        if cell.formula is not None and (value is None or (not value and cell.type == "n")):
            return f"={cell.formula}", IssueCode.FORMULA_WITHOUT_VALUE
        if not value:
            return "", None
        if cell.type == "e":
            return quoted(value.strip()), IssueCode.CELL_ERROR
        text, code = self._told(cell.type, cell.style, value)
        if len(text) > self.limits.cell_chars:
            code = IssueCode.LONG_CELL
        if code is None and text and cell.style in self.styles.unseen:
            code = IssueCode.SUSPICIOUS_TEXT
        return text, code

    def _told(self, kind: str, style: int, value: str) -> tuple[str, IssueCode | None]:
        if kind == "s":
            return self.strings.find(value) or (quoted(value), IssueCode.UNREADABLE_VALUE)
        if kind in {"str", "inlineStr"}:
            text = typed(value)
            found = damage(text)
            return (quoted(text), found) if found else (text, None)
        try:
            if kind == "n":
                return number_text(value, self.styles.format(style), self.date1904), None
            return (truth_text if kind == "b" else iso_text)(value), None
        except ValueError:
            return quoted(value), IssueCode.UNREADABLE_VALUE


def read_attributes(attributes: str) -> tuple[str, int]:
    """Type and style of a cell.

    Raises:
        NotPlain: something unusual, as an attribute that is given twice.
    """
    if not _ATTRIBUTES.fullmatch(attributes):
        raise NotPlain
    pairs = _ATTRIBUTE.findall(attributes)
    found = dict(pairs)
    if len(found) != len(pairs) or "r" in found:
        raise NotPlain
    return found.get("t", "n"), style_number(found.get("s", "0"))


def style_number(text: str) -> int:
    """The number of a style; one that is not there is no style."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 7 else 0


def _only_empty(column: Sequence[str]) -> Sequence[str]:
    if any(column):
        raise ValueError("to be read with care")
    return column
