"""A quarantine workbook read back: what was written, with the corrections laid over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, NoReturn

from dxmatch.errors import FeedRejected, InvalidInput
from dxmatch.io.feed_file import FeedFile, open_feed
from dxmatch.io.issues import Severity, wording
from dxmatch.io.layout import FeedKind
from dxmatch.io.layout import Layout as FileLayout
from dxmatch.io.limits import Limits
from dxmatch.io.quarantine.grouping import (
    DISCARD,
    HIDDEN,
    META,
    RAW,
    Layout,
    key_text,
    layouts,
    padded,
    shown,
)
from dxmatch.io.quarantine.lines import parse_lines, refuse
from dxmatch.io.quarantine.waiting import Quarantine, WaitingRow
from dxmatch.io.reader_table import READERS
from dxmatch.io.table import Note, Sheet, SourceRow

_DISCARDED: Final = frozenset({"破棄", "discard", "はい", "yes", "true", "1", "x", "○", "〇"})


def read_workbook(path: Path) -> Quarantine:
    """The quarantine of a workbook as somebody left it.

    Raises:
        InvalidInput: no workbook of dxmatch, or the numbers of its rows were changed.
    """
    try:
        file = open_feed(path, Limits())
        hidden = _sheet(file, HIDDEN)
    except FeedRejected as error:
        refuse(path.name, error.code)
    lines: dict[str, list[str]] = {}
    for piece in hidden.rows:
        if len(piece.cells) < 2:
            refuse(path.name, f"{HIDDEN}, row {piece.number}")
        lines.setdefault(piece.cells[0], []).append(piece.cells[1])
    written = parse_lines("\n".join(map("".join, lines.values())), path.name)
    corrected = written.by_key()
    for layout in layouts(written):
        try:
            sheet = _sheet(file, layout.name)
        except FeedRejected as error:
            if error.code == "FEED_NO_SHEET":
                continue  # the sheet was removed: its rows go on waiting
            refuse(path.name, f"{layout.name}, {error.code}")
        corrected |= {fixed.key: fixed for fixed in _corrections(sheet, layout)}
    return Quarantine(written.feeds, tuple(corrected[row.key] for row in written.rows))


def _sheet(file: FeedFile, name: str) -> Sheet:
    if file.kind is not FeedKind.XLSX:
        refuse(file.name, file.kind.value)
    return READERS[FeedKind.XLSX](file, FileLayout(kind=FeedKind.XLSX, sheet=name), Limits())


def _corrections(sheet: Sheet, layout: Layout) -> Iterator[WaitingRow]:
    rows = {key_text(row): row for row in layout.rows}
    for source in sheet.rows:
        if source.blank:
            continue
        key = source.cells[0].strip()
        known = rows.pop(key, None)
        if known is None:
            _misnumbered(sheet, source.number)
        cells = padded(source.cells, len(META) + layout.width)
        mark = cells[DISCARD].strip().casefold()
        if mark and mark not in _DISCARDED:
            _unclear(sheet, source.number)
        yield replace(_corrected(known, cells, source, layout), discard=bool(mark))


def _corrected(
    known: WaitingRow, cells: list[str], source: SourceRow, layout: Layout
) -> WaitingRow:
    row, data = known.row, cells[len(META) :]
    notes = tuple(
        Note(note.code, note.column - len(META))
        for note in source.notes
        if note.column is not None and note.column >= len(META)
        if wording(note.code).severity is Severity.ERROR
    )
    if not row.labels:
        raw = row.cells[0] if row.cells else ""
        if any(cell.strip() for cell in data):
            split = replace(row, labels=layout.labels, cells=_trimmed(data, len(layout.labels)))
            return replace(known, row=split, notes=notes)
        text = raw if cells[RAW] == shown(raw) else cells[RAW]
        return replace(known, row=replace(row, cells=(text,)))
    old = padded(row.cells, layout.width)
    new = [
        before if cell == shown(before) else cell for before, cell in zip(old, data, strict=False)
    ] + data[len(old) :]
    if new[: len(old)] == old and not any(new[len(old) :]):
        return known
    return replace(known, row=replace(row, cells=_trimmed(new, len(row.labels))), notes=notes)


def _trimmed(cells: list[str], width: int) -> tuple[str, ...]:
    """Without empty cells beyond the labels; others there are a fault of the row."""
    last = len(cells)
    while last > width and not cells[last - 1].strip():
        last -= 1
    return tuple(padded(cells[:last], width))


def _misnumbered(sheet: Sheet, number: int) -> NoReturn:
    raise InvalidInput(
        f"{sheet.file}, {sheet.name}, row {number}: the number in column A is missing, unknown or "
        "stands there twice.",
        ja=f"{sheet.file} {sheet.name} {number} 行目: A 列の番号がないか、知らない番号か、重複して"
        "います。",
        hint="Restore the number, or remove the row: what is left out goes on waiting.",
        hint_ja="番号を元に戻すか、その行を削除してください(削除した行は隔離のまま残ります)。",
        code="QUARANTINE_ROW",
    )


def _unclear(sheet: Sheet, number: int) -> NoReturn:
    raise InvalidInput(
        f"{sheet.file}, {sheet.name}, row {number}, column B: neither 破棄 (discard) nor empty.",
        ja=f"{sheet.file} {sheet.name} {number} 行目 B 列: 「破棄」か空欄にしてください。",
        hint="Write 破棄 for a row that shall not be imported; leave the others empty.",
        hint_ja="取り込まない行には「破棄」と書き、ほかは空欄にしてください。",
        code="QUARANTINE_DISCARD",
    )
