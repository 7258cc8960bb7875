"""The quarantine as JSON Lines: the raw rows with all their issues, to be corrected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from dxmatch.errors import InvalidInput
from dxmatch.io.atomic import write_whole
from dxmatch.io.issues import IssueCode
from dxmatch.io.report import ImportReport, QuarantinedRow, RowIssue


def write_quarantine(report: ImportReport, path: str | Path) -> int:
    """Write the quarantined rows of a report, one JSON object a line; the file appears whole.

    Returns:
        The number of rows. The file holds raw personal data: treat it like the feed.

    Raises:
        InvalidInput: the file cannot be written.
    """
    path = Path(path)
    lines = [json.dumps(_packed(row), ensure_ascii=False) for row in report.quarantine]
    try:
        write_whole(path, "".join(f"{line}\n" for line in lines).encode("utf-8"))
    except OSError as error:
        raise InvalidInput(
            f"{path.name}: cannot be written ({type(error).__name__}).",
            ja=f"{path.name}: 書き込めません({type(error).__name__})。",
            hint="Check the folder and its permissions.",
            hint_ja="フォルダーとアクセス権を確認してください。",
            code="QUARANTINE_WRITE",
        ) from None
    return len(lines)


def read_quarantine(path: str | Path) -> tuple[QuarantinedRow, ...]:
    """Read what `write_quarantine` wrote.

    Raises:
        InvalidInput: the file is missing, or a line is no quarantined row; names the line.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        _refuse(path, type(error).__name__)
    rows = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                rows.append(_unpacked(json.loads(line)))
            except (ValueError, KeyError, TypeError, RecursionError):
                _refuse(path, f"line {number}")
    return tuple(rows)


def _packed(row: QuarantinedRow) -> dict[str, Any]:
    return {
        "file": row.file,
        "sheet": row.sheet,
        "row": row.row,
        "labels": list(row.labels),
        "cells": list(row.cells),
        "issues": [
            {
                "code": issue.code.value,
                "column": issue.column,
                "label": issue.label,
                "ja": issue.text("ja"),
                "en": issue.text("en"),
                "hint_ja": issue.hint("ja"),
                "hint_en": issue.hint("en"),
            }
            for issue in row.issues
        ],
    }


def _unpacked(data: dict[str, Any]) -> QuarantinedRow:
    file, sheet, row = str(data["file"]), str(data["sheet"]), int(data["row"])
    return QuarantinedRow(
        file,
        sheet,
        row,
        tuple(map(str, data["labels"])),
        tuple(map(str, data["cells"])),
        tuple(
            RowIssue(file, sheet, row, issue["column"], issue["label"], IssueCode(issue["code"]))
            for issue in data["issues"]
        ),
    )


def _refuse(path: Path, detail: str) -> NoReturn:
    raise InvalidInput(
        f"{path.name}: not a quarantine file ({detail}).",
        ja=f"{path.name}: 隔離ファイルとして読めません({detail})。",
        hint="Give a file that write_quarantine wrote.",
        hint_ja="write_quarantine が書いたファイルを指定してください。",
        code="QUARANTINE_READ",
    ) from None
