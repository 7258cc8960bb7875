"""A JSON array (or an object that holds one), and JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from typing import Any

from dxmatch.io.decode import Decoded
from dxmatch.io.issues import IssueCode
from dxmatch.io.layout import Layout
from dxmatch.io.limits import Limits
from dxmatch.io.readers.json_text import NotJson, as_cell, flatten, parse_json, table_of
from dxmatch.io.rejection import NO_RECORDS, NOT_JSON
from dxmatch.io.table import Sheet, SourceRow

Record = tuple[int, dict[str, str] | None, str]
"""Row number, the flattened record (None: not readable), and its text."""


def read_json(decoded: Decoded, layout: Layout, file: str, limits: Limits | None = None) -> Sheet:
    """Read an array of objects; rows are numbered by their place in the array, from 1.

    Raises:
        FeedRejected: not JSON, or no array at ``records``.
    """
    try:
        value = parse_json(decoded.text)
    except NotJson as error:
        raise NOT_JSON.of(file, str(error)) from None
    for key in filter(None, layout.records.split(".")):
        value = value.get(key) if isinstance(value, dict) else None
    if not isinstance(value, list):
        raise NO_RECORDS.of(file)
    records = [_record(number, item) for number, item in enumerate(value, start=1)]
    return _sheet(records, decoded, file)


def read_json_lines(
    decoded: Decoded, layout: Layout, file: str, limits: Limits | None = None
) -> Sheet:
    """Read one object per line; a line that is none costs that line only.

    Raises:
        FeedRejected: no line at all is a JSON object.
    """
    records: list[Record] = []
    lines = StringIO(decoded.text, newline=None)
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if number <= layout.skip_rows:
            continue
        try:
            records.append(_record(number, parse_json(text), text) if text else (number, {}, ""))
        except NotJson:
            records.append((number, None, text))
    if not any(record for _, record, _ in records):
        raise NOT_JSON.of(file)
    return _sheet(records, decoded, file)


def _record(number: int, item: Any, text: str | None = None) -> Record:
    if isinstance(item, dict):
        try:
            return number, flatten(item), ""
        except (NotJson, RecursionError):
            pass
    return number, None, as_cell(item) if text is None else text


def _sheet(records: Iterable[Record], decoded: Decoded, file: str) -> Sheet:
    records = list(records)
    header = table_of(record for _, record, _ in records)
    rows = tuple(
        SourceRow(number, (text,), IssueCode.BAD_JSON)
        if record is None
        else SourceRow(number, tuple([record.get(path, "") for path in header]))
        for number, record, text in records
    )
    return Sheet(file, header, rows, encoding=decoded.encoding, open_ended=True)
