"""A row that was kept as raw text, mended by somebody: JSON is split again."""

from __future__ import annotations

from dataclasses import replace

from dxmatch.io.mapping import Mapping
from dxmatch.io.quarantine.waiting import WaitingRow
from dxmatch.io.readers.json_text import NotJson, flatten, parse_json


def split_json(row: WaitingRow, mapping: Mapping | None) -> WaitingRow:
    """The row with labels and cells if its changed text is a JSON object; else as it is."""
    if row.row.labels or mapping is None or not row.changed or len(row.row.cells) != 1:
        return row
    try:
        value = parse_json(row.row.cells[0])
        record = flatten(value) if isinstance(value, dict) else {}
    except (NotJson, RecursionError):
        return row
    if not record:
        return row
    labels, cells = tuple(record), tuple(record.values())
    return replace(row, row=replace(row.row, labels=labels, cells=cells))
