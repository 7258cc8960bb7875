"""Correct a quarantine as a person would: cells of the workbook, or lines of the JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl

Row = dict[str, str]
Change = Callable[[Row], Mapping[str, str]]
"""The cells of a row by label → the cells to change; ``破棄 Discard`` marks the row."""


def edit_workbook(path: Path, change: Change) -> None:
    """Open the workbook in another library, change cells, and save it."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        if not sheet.title.startswith("隔離"):
            continue
        labels = [cell.value or "" for cell in sheet[1]]
        for line in sheet.iter_rows(min_row=2):
            row = {label: str(c.value or "") for label, c in zip(labels, line, strict=False)}
            for label, value in change(row).items():
                line[labels.index(label)].value = value
    book.save(path)


def edit_lines(path: Path, change: Change) -> None:
    """Change the cells of the JSON Lines."""
    lines = []
    for line in path.read_text("utf-8").split("\n")[:-1]:
        table = json.loads(line)
        if "cells" in table:
            row = dict(zip(table["labels"], table["cells"], strict=False))
            changes = dict(change(row))
            table["discard"] = bool(changes.pop("破棄 Discard", ""))
            for label, value in changes.items():
                place = table["labels"].index(label)
                table["cells"] += [""] * (place + 1 - len(table["cells"]))
                table["cells"][place] = value
        lines.append(json.dumps(table, ensure_ascii=False))
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


EDITORS: dict[str, Callable[[Path, Change], None]] = {
    "q.jsonl": edit_lines,
    "q.xlsx": edit_workbook,
}
