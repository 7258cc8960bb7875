"""A JSON array (or an object that holds one), and JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from itertools import islice

from dxmatch.io.decode import Decoded
from dxmatch.io.issues import IssueCode
from dxmatch.io.layout import Layout
from dxmatch.io.limits import Limits
from dxmatch.io.readers.json_elements import array_start, elements
from dxmatch.io.readers.json_table import LineCodes, Record, record_of, sheet_of
from dxmatch.io.readers.json_text import NotJson, RepeatedKey, as_cell, parse_json
from dxmatch.io.rejection import JSON_OBJECTS, NO_RECORDS, NOT_JSON, TOO_LARGE
from dxmatch.io.table import Note, Sheet


def read_json(decoded: Decoded, layout: Layout, file: str, limits: Limits | None = None) -> Sheet:
    """Read an array of objects; rows are numbered by their place in the array, from 1.

    A record that cannot be read costs that record; one that is cut off is ``TRUNCATED``.

    Raises:
        FeedRejected: not JSON, no array at ``records``, more records than the limits.
    """
    limits = limits or Limits()
    if decoded.lines:
        return _damaged(decoded, layout, file, limits, "")
    try:
        value = parse_json(decoded.text, limits)
    except NotJson as error:
        return _damaged(decoded, layout, file, limits, str(error))
    for key in filter(None, layout.records.split(".")):
        value = value.get(key) if isinstance(value, dict) else None
    if not isinstance(value, list):
        raise NO_RECORDS.of(file)
    if len(value) > limits.rows:
        raise TOO_LARGE.of(file, f"{limits.rows:,} rows")
    try:
        records = [_whole(number, item, limits) for number, item in enumerate(value, start=1)]
    except RecursionError:
        return _damaged(decoded, layout, file, limits, "nested too deeply")
    return sheet_of(records, decoded, file, limits)


def _whole(number: int, item: object, limits: Limits) -> Record:
    record = record_of(number, item, "", limits)
    return record if record.fault is None else replace(record, text=as_cell(item))


def read_json_lines(
    decoded: Decoded, layout: Layout, file: str, limits: Limits | None = None
) -> Sheet:
    """Read one object per line; a line that is none costs that line only.

    Raises:
        FeedRejected: no line at all is a JSON object, more lines than the limits.
    """
    limits = limits or Limits()
    text = decoded.text
    if _begins_an_array(text):
        return read_json(decoded, layout, file, limits)
    records: list[Record] = []
    for number, line in enumerate(StringIO(text, newline=None), start=1):
        if number <= layout.skip_rows:
            continue
        if len(records) >= limits.rows:
            raise TOO_LARGE.of(file, f"{limits.rows:,} rows")
        records.append(_line(number, line, decoded, limits))
    if not any(record.fault is None and record.cells for record in records):
        raise (JSON_OBJECTS if _spread(text) else NOT_JSON).of(file)
    return sheet_of(records, decoded, file, limits)


def _begins_an_array(text: str) -> bool:
    """Whether the first line opens an array that it does not close."""
    start = text.lstrip()
    if not start.startswith("["):
        return False
    first = start[:1] if start[1:2] in {"\n", "\r"} else StringIO(start, newline=None).readline()
    try:
        parse_json(first)
    except NotJson:
        return True
    return "\n" not in start.strip()


def _line(number: int, line: str, decoded: Decoded, limits: Limits) -> Record:
    text = line.strip()
    code = decoded.lines.get(number)
    notes = (Note(code),) if code is IssueCode.MIXED_ENCODING else ()
    if code is IssueCode.BAD_BYTES:
        return Record(number, text=text, fault=code)
    if not text:
        return Record(number)
    if len(text) > limits.line_chars:
        return Record(number, text=text, fault=IssueCode.BAD_JSON)
    try:
        return record_of(number, parse_json(text, limits), text, limits, notes)
    except RepeatedKey:
        fault = IssueCode.DUPLICATE_KEY
    except NotJson:
        cut = text.startswith("{") and not text.endswith("}") and not line.endswith("\n")
        fault = IssueCode.TRUNCATED if cut else IssueCode.BAD_JSON
    return Record(number, text=text, fault=fault, notes=notes)


def _damaged(decoded: Decoded, layout: Layout, file: str, limits: Limits, error: str) -> Sheet:
    start = array_start(decoded.text, layout.records)
    if start is None:
        raise (JSON_OBJECTS if _spread(decoded.text) else NOT_JSON).of(file, error)
    records = list(islice(_elements(decoded, layout, start, limits), limits.rows + 1))
    if len(records) > limits.rows:
        raise TOO_LARGE.of(file, f"{limits.rows:,} rows")
    if not any(record.fault is None for record in records):
        raise NOT_JSON.of(file, error)
    return sheet_of(records, decoded, file, limits)


def _elements(decoded: Decoded, layout: Layout, start: int, limits: Limits) -> Iterator[Record]:
    codes = LineCodes(decoded)
    found = elements(decoded.text, start, limits, alone=not layout.records)
    for number, element in enumerate(found, start=1):
        text = decoded.text[element.start : element.end].strip(" \t\r\n,")
        odd = codes.between(element.start, element.end)
        notes = (Note(IssueCode.MIXED_ENCODING),) if IssueCode.MIXED_ENCODING in odd else ()
        fault = IssueCode.BAD_BYTES if IssueCode.BAD_BYTES in odd else element.fault
        if fault is None:
            yield record_of(number, element.value, text, limits, notes)
        else:
            yield Record(number, text=text, fault=fault, notes=notes)


def _spread(text: str) -> bool:
    """Whether this is one object after another, without an array around them."""
    start = text.lstrip()[:2000]
    return start.startswith("{") and text.rstrip().endswith("}")
