"""Where the table of a file stands: kind, delimiter, title rows, lines of the header, records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dxmatch.errors import FeedRejected
from dxmatch.io.decode import decode_feed
from dxmatch.io.feed_file import FeedFile
from dxmatch.io.layout import FeedKind, Layout
from dxmatch.io.limits import Limits
from dxmatch.io.proposal.label_knowledge import is_known_label
from dxmatch.io.protected_columns import is_protected_label
from dxmatch.io.reader_table import READERS
from dxmatch.io.readers.json_text import NotJson, parse_json
from dxmatch.io.table import Sheet

_TEXTS: Final = (FeedKind.CSV, FeedKind.TSV)
_DELIMITERS: Final = (",", "\t", ";", "|")
_TITLE_ROWS: Final = 20
_LOOK: Final = 25
_MOST_BYTES: Final = 4 * 1024 * 1024
_LONGEST_GROUP: Final = 20
_WIDEST: Final = 300
Grid = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class FoundTable:
    """The layout that reads the file, the sheet that it gives, and what the labels are known."""

    layout: Layout
    sheet: Sheet
    known: int


def find_table(
    file: FeedFile, encoding: str | None, sheet: str | None, limits: Limits
) -> FoundTable:
    """The layout under which most labels of the header are known.

    Of a large text file the first 4 MiB are looked at.

    Raises:
        FeedRejected: the file is no feed.
    """
    if file.kind in _TEXTS and file.content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        file = replace(file, kind=FeedKind.JSON_LINES)
    if file.kind is FeedKind.JSON:
        return _json(file, encoding, limits)
    start = Layout(kind=file.kind, encoding=encoding, sheet=sheet)
    part = _first_part(file)
    if file.kind is FeedKind.JSON_LINES:
        return _read(part, start, limits)
    found = [_tabular(part, layout, limits) for layout in (_separated(file, start) or (start,))]
    # The first of equals: what the kind of the file suggests.
    return max(found, key=lambda table: (table.known, _regular(table.sheet)))


def _separated(file: FeedFile, start: Layout) -> tuple[Layout, ...]:
    """One layout for each separator that stands in the text."""
    if file.kind not in _TEXTS:
        return ()
    usual = "\t" if file.kind is FeedKind.TSV else ","
    others = [sign for sign in _DELIMITERS if sign != usual and sign.encode() in file.content]
    layouts = [start]
    for sign in others:
        kind = FeedKind.TSV if sign == "\t" else FeedKind.CSV
        said = None if kind is FeedKind.TSV or (sign == "," and kind is file.kind) else sign
        layouts.append(start.model_copy(update={"kind": kind, "delimiter": said}))
    return tuple(layouts)


def _tabular(file: FeedFile, layout: Layout, limits: Limits) -> FoundTable:
    skipped, sheet = _first_readable(file, layout, limits)
    grid = [sheet.header, *(row.cells for row in sheet.rows[:_LOOK])]
    leaf = max(range(len(grid)), key=lambda line: (_known(grid[line]), -line))
    above = leaf > 0 and _groups(grid[leaf - 1], grid[leaf])
    below = not above and leaf + 1 < len(grid) and _parts(grid[leaf], grid[leaf + 1])
    chosen = layout.model_copy(
        update={"skip_rows": skipped + leaf - above, "header_rows": 1 + (above or below)}
    )
    return _read(file, chosen, limits)


def _first_readable(file: FeedFile, layout: Layout, limits: Limits) -> tuple[int, Sheet]:
    """The table from its first row that holds something."""
    for skipped in range(_TITLE_ROWS):
        try:
            tried = layout.model_copy(update={"skip_rows": skipped})
            return skipped, READERS[layout.kind or file.kind](file, tried, limits)
        except FeedRejected as error:
            if error.code != "FEED_NO_HEADER" or skipped == _TITLE_ROWS - 1:
                raise
    raise ValueError("the last try returns or raises")  # pragma: no cover


def _read(file: FeedFile, layout: Layout, limits: Limits) -> FoundTable:
    sheet = READERS[layout.kind or file.kind](file, layout, limits)
    return FoundTable(layout, sheet, _known(sheet.header))


def _known(cells: Sequence[str]) -> int:
    """How many cells are labels that are known; a long text is none."""
    texts = {cell.strip() for cell in cells[:_WIDEST] if 0 < len(cell.strip()) <= 40}
    return sum(is_protected_label(text) or is_known_label(text) for text in texts)


def _regular(sheet: Sheet) -> float:
    """Columns times the share of rows that are whole: one column says nothing."""
    whole = sum(row.fault is None for row in sheet.rows)
    return (len(sheet.header) - 1) * whole / max(1, len(sheet.rows))


def _groups(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a line is groups over labels: fewer, short, and without numbers."""
    named = [cell for cell in upper if cell.strip()]
    if not 2 <= len(named) < sum(bool(cell.strip()) for cell in lower):
        return False
    return all(len(cell) <= _LONGEST_GROUP and not _digits(cell) for cell in named)


def _parts(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a line only names the parts of merged labels above it."""
    width = max(len(upper), len(lower))
    above, below = ([*line, *[""] * (width - len(line))] for line in (upper, lower))
    pairs = list(zip(above, below, strict=True))
    gaps = [low for up, low in pairs if low.strip() and not up.strip()]
    merged = any(up.strip() and not low.strip() for up, low in pairs)
    first = next((place for place, cell in enumerate(above) if cell.strip()), 0)
    is_data = bool(below[first].strip())
    return bool(gaps) and merged and not is_data and not any(map(_digits, below))


def _digits(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _first_part(file: FeedFile) -> FeedFile:
    """The beginning of a large text file, up to the end of a line."""
    if file.kind is FeedKind.XLSX or len(file.content) <= _MOST_BYTES:
        return file
    end = file.content.rfind(b"\n", 0, _MOST_BYTES)
    if end < 0 or b"\0" in file.content[:1000]:
        return file
    return replace(file, content=file.content[: end + 1])


def _json(file: FeedFile, encoding: str | None, limits: Limits) -> FoundTable:
    """An array, or the longest list of objects inside an object; else JSON Lines."""
    text = decode_feed(file.content, file=file.name, encoding=encoding).text
    layout = Layout(kind=FeedKind.JSON, encoding=encoding)
    try:
        lists = Counter(dict(_lists(parse_json(text), "")))
    except NotJson:
        lines = layout.model_copy(update={"kind": FeedKind.JSON_LINES})
        return _read(replace(file, kind=FeedKind.JSON_LINES), lines, limits)
    records = lists.most_common(1)[0][0] if lists else ""
    return _read(file, layout.model_copy(update={"records": records}), limits)


def _lists(value: object, path: str) -> Iterator[tuple[str, int]]:
    """Dotted paths to lists of objects, with how many objects they hold."""
    if isinstance(value, list):
        yield path, sum(isinstance(item, dict) for item in value)
    elif isinstance(value, dict) and path.count(".") < 3:
        for key, item in value.items():
            if key and "." not in key:
                yield from _lists(item, f"{path}.{key}" if path else key)
