"""The quarantine as JSON Lines: first the feeds with their mappings, then the waiting rows."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NoReturn

from pydantic import ValidationError

from dxmatch.errors import DxMatchError, InvalidInput
from dxmatch.io.issues import IssueCode
from dxmatch.io.mapping import Mapping
from dxmatch.io.quarantine.waiting import ASK_FOR_CHANGE, FeedContext, Quarantine, WaitingRow
from dxmatch.io.report import QuarantinedRow, RowIssue

_NO_ROW = (ValueError, KeyError, TypeError, AttributeError, OverflowError)


def quarantine_lines(quarantine: Quarantine, *, ascii_only: bool = False) -> list[str]:
    """One JSON object for each feed and each row; equal quarantines give equal lines."""
    packed = [_packed_feed(feed) for feed in quarantine.feeds]
    return [_dumped(table, ascii_only) for table in (*packed, *map(_packed, quarantine.rows))]


def quarantine_bytes(quarantine: Quarantine) -> bytes:
    """The lines as a file. Bytes that are no text are kept as ``\\udc..`` escapes."""
    return "".join([f"{line}\n" for line in quarantine_lines(quarantine)]).encode("utf-8")


def parse_lines(text: str, name: str) -> Quarantine:
    """Read the lines back; ``name`` is used in messages.

    Raises:
        InvalidInput: a line is neither a feed nor a row, or repeats one; names the line.
    """
    feeds: dict[int, FeedContext] = {}
    rows: list[WaitingRow] = []
    seen = set()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            table = json.loads(line)
            if "cells" in table:
                row = _unpacked(table)
                rows.append(row)
                key = (row.feed, row.row.row, row.row.file, row.row.sheet)
            else:
                feed = _unpacked_feed(table)
                feeds[feed.number] = feed
                key = (feed.number, -1, "", "")
        except (*_NO_ROW, RecursionError, DxMatchError):
            refuse(name, f"line {number}")
        if key in seen:
            refuse(name, f"line {number}")
        seen.add(key)
    return Quarantine(tuple(feeds.values()), tuple(sorted(rows, key=lambda row: row.key)))


def refuse(name: str, detail: str) -> NoReturn:
    """Say that a file is no quarantine; ``detail`` holds a place, never data."""
    raise InvalidInput(
        f"{name}: not a quarantine file ({detail}).",
        ja=f"{name}: 隔離ファイルとして読めません({detail})。",
        hint="Give a quarantine.jsonl or quarantine.xlsx that dxmatch wrote, and correct only the "
        "cells.",
        hint_ja="dxmatch が書いた quarantine.jsonl か quarantine.xlsx を指定し、セルの値だけを"
        "直してください。",
        code="QUARANTINE_READ",
    ) from None


def _dumped(table: dict[str, Any], ascii_only: bool) -> str:
    line = json.dumps(table, ensure_ascii=ascii_only)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(table)
    # Some programs break lines at more characters than LF.
    return line if len(line.splitlines()) == 1 else json.dumps(table)


def _packed_feed(feed: FeedContext) -> dict[str, Any]:
    return {
        "feed": feed.number,
        "file": feed.file,
        "sheet": feed.sheet,
        "sha256": feed.sha256,
        "as_of": None if feed.as_of is None else feed.as_of.isoformat(),
        "mapping": None if feed.mapping is None else feed.mapping.model_dump(mode="json"),
    }


def _unpacked_feed(table: dict[str, Any]) -> FeedContext:
    as_of, mapping = table["as_of"], table["mapping"]
    try:
        read_by = None if mapping is None else Mapping.model_validate(mapping)
    except ValidationError as error:
        raise ValueError(type(error).__name__) from None
    return FeedContext(
        int(table["feed"]),
        str(table["file"]),
        str(table["sheet"]),
        read_by,
        None if as_of is None else date.fromisoformat(as_of),
        str(table["sha256"]),
    )


def _packed(waiting: WaitingRow) -> dict[str, Any]:
    row = waiting.row
    faulty = any(issue.code in ASK_FOR_CHANGE for issue in row.issues)
    return {
        **({"feed": waiting.feed} if waiting.feed else {}),
        "file": row.file,
        "sheet": row.sheet,
        "row": row.row,
        "labels": list(row.labels),
        "cells": list(row.cells),
        # Only these issues ask whether a cell was changed since.
        **({"read": list(waiting.read)} if faulty or waiting.changed else {}),
        **({"discard": waiting.discard} if waiting.feed else {}),
        "issues": [
            {
                "code": issue.code.value,
                "column": issue.column,
                "label": issue.label,
                **({"cell": issue.cell} if issue.cell else {}),
                "ja": issue.text("ja"),
                "en": issue.text("en"),
                "hint_ja": issue.hint("ja"),
                "hint_en": issue.hint("en"),
            }
            for issue in row.issues
        ],
    }


def _unpacked(data: dict[str, Any]) -> WaitingRow:
    file, sheet, row = str(data["file"]), str(data["sheet"]), int(data["row"])
    cells = tuple(map(_text, data["cells"]))
    quarantined = QuarantinedRow(
        file,
        sheet,
        row,
        tuple(map(str, data["labels"])),
        cells,
        tuple(
            RowIssue(
                file,
                sheet,
                row,
                issue["column"],
                issue["label"],
                IssueCode(issue["code"]),
                str(issue.get("cell", "")),
            )
            for issue in data["issues"]
        ),
    )
    read = tuple(map(_text, data.get("read", data["cells"])))
    discard = data.get("discard", False)
    if not isinstance(discard, bool):
        raise TypeError("discard is true or false")
    return WaitingRow(int(data.get("feed", 0)), quarantined, read, discard=discard)


def _text(value: Any) -> str:
    """A cell as text; who corrects one may write a number, a list or null."""
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)
