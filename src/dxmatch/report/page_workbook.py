"""The tables of report pages as a workbook: numbers as numbers, text never as a formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from dxmatch.io.writers.workbook import CELL_CHARS, text_workbook
from dxmatch.page import Block, Cell, Facts, Items, Note, Page, Person, Section, Table, Waterfall
from dxmatch.page.visible_text import visible

_SHEET_CHARS: Final = 31
_FORBIDDEN: Final = frozenset("[]:*?/\\'")
_WIDTHS: Final = (34, 24, 14, 60, 60, 24, 24)

Row = tuple[Cell, ...]


def page_workbook(pages: Sequence[Page]) -> bytes:
    """One sheet for each section of each page, with the rows that the page shows.

    The same pages give the same bytes.
    """
    out = BytesIO()
    with text_workbook(out) as book:
        formats = (
            book.add_format({"bold": True, "font_size": 14}),
            book.add_format({"bold": True, "bg_color": "#DDE6F0", "text_wrap": True}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        for number, page in enumerate(pages, start=1):
            for section in page.sections:
                name = sheet_name(section.title, number if len(pages) > 1 else None)
                _fill(book.add_worksheet(name), page, section, formats)
    return out.getvalue()


def sheet_name(title: str, number: int | None) -> str:
    """A name that a workbook accepts; numbered where there are several positions."""
    plain = "".join(" " if char in _FORBIDDEN else char for char in visible(title, keep=""))
    return _cut(plain if number is None else f"{number} {plain}", _SHEET_CHARS)


def _fill(sheet: Any, page: Page, section: Section, formats: tuple[Any, Any, Any]) -> None:
    title, head, body = formats
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, _text(f"{section.title} - {page.title}"), title)
    sheet.write_string(1, 0, _text(f"{page.overline} {page.badge}"))
    row = 3
    for block in section.blocks:
        for is_head, cells in block_rows(block):
            for column, cell in enumerate(cells):
                _write(sheet, (row, column), cell, head if is_head else body)
            row += 1
        row += 1


def _write(sheet: Any, place: tuple[int, int], cell: Cell, form: Any) -> None:
    if cell.amount is not None and not cell.note:
        sheet.write_number(*place, cell.amount, form)
    elif cell.text or cell.note:
        both = f"{cell.text}\n{cell.note}" if cell.note else cell.text
        sheet.write_string(*place, _text(both), form)


def _text(text: str) -> str:
    return _cut(visible(text), CELL_CHARS)


def _cut(text: str, units: int) -> str:
    """As much of a text as fits: a workbook counts in units of UTF-16."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")


def block_rows(block: Block) -> Iterator[tuple[bool, Row]]:
    """The rows of a block, each with whether it is a head."""
    match block:
        case Table():
            yield True, (Cell(block.caption),)
            yield True, tuple(map(Cell, block.heads))
            yield from ((False, row) for row in block.rows)
        case Person():
            yield from _person_rows(block)
        case Waterfall():
            yield from _waterfall_rows(block)
        case Facts():
            yield from _pairs(block.items)
        case Items():
            yield True, (Cell(block.title),)
            yield from ((False, (Cell(item),)) for item in block.items)
        case Note():
            yield False, (Cell(block.text),)
        case _:
            yield False, (Cell(block.text),)


def _pairs(items: Sequence[tuple[str, str]]) -> Iterator[tuple[bool, Row]]:
    yield from ((False, (Cell(name), Cell(value))) for name, value in items)


def _person_rows(person: Person) -> Iterator[tuple[bool, Row]]:
    told = (person.rank, person.name, person.score, person.badge)
    yield True, tuple(Cell(text) for text in told if text)
    yield from _pairs(person.facts)
    if person.points:
        yield from _waterfall_rows(person.points)
    if person.must:
        yield from block_rows(person.must)


def _waterfall_rows(waterfall: Waterfall) -> Iterator[tuple[bool, Row]]:
    line, calculation, points, _, reason, total = waterfall.heads
    yield True, (Cell(waterfall.caption),)
    yield True, tuple(map(Cell, (line, calculation, points, reason)))
    for step in waterfall.steps:
        points_cell = Cell(step.shown, float(step.shown))
        yield False, (Cell(step.label), Cell(step.calculation), points_cell, Cell(step.reason))
    yield False, (Cell(total), Cell(""), Cell(waterfall.total, float(waterfall.total)))
