"""One worksheet: by the quick way if its markup is plain, else by the strict way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dxmatch.io.gate.archive import Archive
from dxmatch.io.gate.markup import walk
from dxmatch.io.readers.xlsx_blocks import blocks
from dxmatch.io.readers.xlsx_cells import CellReader
from dxmatch.io.readers.xlsx_grid import Grid
from dxmatch.io.readers.xlsx_markup import Area, SheetMarkup
from dxmatch.io.readers.xlsx_rows import QuickRows
from dxmatch.io.readers.xlsx_text import NotPlain
from dxmatch.io.table import SourceRow

_OPEN, _SHUT = "<sheetData>", "</sheetData>"
_DECLARED = re.compile(
    r'\ufeff?(?:<\?xml version="1.0"(?: encoding="(?i:utf-8)")?(?: standalone="(?:yes|no)")? ?\?>)?'
    r"\s*<worksheet[\s>]"
)
_PREFIX = re.compile(r'\sxmlns:(\w+)="')
_ALL_HIDDEN = re.compile(r'\bzeroHeight="(?:1|true)"')


@dataclass(frozen=True, slots=True)
class ScannedSheet:
    """What a worksheet holds: rows with text, merged areas, and hidden columns (from, to)."""

    rows: tuple[SourceRow, ...] = field(repr=False)
    merged: tuple[Area, ...]
    hidden: tuple[tuple[int, int], ...]


def scan_sheet(archive: Archive, part: str, cells: CellReader) -> ScannedSheet:
    """Read one worksheet. Rows are told once, whatever way they are read.

    Raises:
        FeedRejected: damaged, or beyond the limits.
    """
    try:
        return _quick(archive, part, cells)
    except NotPlain:
        grid = _grid(archive, part, cells)
        markup = SheetMarkup(grid)
        walk(archive.chunks(part), markup, file=archive.file, part=part)
        return ScannedSheet(grid.finish(), tuple(markup.merged), tuple(markup.hidden))


def _quick(archive: Archive, part: str, cells: CellReader) -> ScannedSheet:
    grid = _grid(archive, part, cells)
    rows = QuickRows(grid, cells)
    before, after = None, None
    for block in blocks(archive.chunks(part), b"</row>"):
        text = block
        if before is None:
            before, text = _split(text, _OPEN)
            if not _DECLARED.match(before) or "<!" in before:
                raise NotPlain
            rows.all_hidden = bool(_ALL_HIDDEN.search(before))
            rows.prefixes = frozenset(_PREFIX.findall(before))
        if after is None and _SHUT in text:
            text, after = _split(text, _SHUT)
        elif after is not None and text:
            raise NotPlain
        rows.take(text.lstrip())
    if before is None or after is None:
        raise NotPlain
    # The frame is small: it is judged by the parser, with the rows taken out.
    markup = SheetMarkup(_grid(archive, part, cells))
    frame: Iterable[str] = (before, _OPEN, _SHUT, after)
    walk((piece.encode() for piece in frame), markup, file=archive.file, part=part)
    if markup.tables != 1:
        raise NotPlain
    return ScannedSheet(grid.finish(), tuple(markup.merged), tuple(markup.hidden))


def _grid(archive: Archive, part: str, cells: CellReader) -> Grid:
    return Grid(archive.file, archive.limits, cells, archive.most(part, 1))


def _split(text: str, mark: str) -> tuple[str, str]:
    before, found, after = text.partition(mark)
    if not found:
        raise NotPlain
    return before, after
