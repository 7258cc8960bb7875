"""A row that was kept as raw text, mended by somebody: it is split again."""

from __future__ import annotations

import csv
from collections.abc import Mapping as Table
from dataclasses import replace

from dxmatch.io.layout import FeedKind
from dxmatch.io.mapping import Mapping
from dxmatch.io.quarantine.waiting import WaitingRow
from dxmatch.io.readers.json_text import NotJson, flatten, parse_json


def split_again(
    row: WaitingRow, mapping: Mapping | None, headers: Table[int, tuple[str, ...]]
) -> WaitingRow:
    """The row with labels and cells if its changed text is a record; else as it is.

    ``headers`` holds the labels of the feeds of which another row could be split; without them a
    line of CSV cannot be.
    """
    if row.row.labels or mapping is None or not row.changed or len(row.row.cells) != 1:
        return row
    text, header = row.row.cells[0], headers.get(row.feed, ())
    record = _json(text) or _csv(text, mapping, header)
    if not record:
        return row
    return replace(row, row=replace(row.row, labels=tuple(record), cells=tuple(record.values())))


def _json(text: str) -> dict[str, str]:
    try:
        value = parse_json(text)
        return flatten(value) if isinstance(value, dict) else {}
    except (NotJson, RecursionError):
        return {}


def _csv(text: str, mapping: Mapping, header: tuple[str, ...]) -> dict[str, str]:
    """By label; nothing if the header repeats one, or the line has another number of cells."""
    layout = mapping.format
    if layout.kind not in {None, FeedKind.CSV, FeedKind.TSV} or len(set(header)) < len(header):
        return {}
    delimiter = layout.delimiter or ("\t" if layout.kind is FeedKind.TSV else ",")
    try:
        records = list(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error:
        return {}
    if len(records) != 1 or len(records[0]) != len(header):
        return {}
    return dict(zip(header, records[0], strict=True))
