"""Cells that hold a JSON list: of plain texts, or of objects with known keys."""

from __future__ import annotations

from typing import Any

from dxmatch.io.readers.json_text import NotJson, parse_json


def listed(cell: str) -> list[Any] | None:
    """The items of a cell that is a JSON list, or None if it is plain text."""
    text = cell.strip()
    if not (text.startswith("[") and text.endswith("]")):
        return None
    try:
        value = parse_json(text)
    except NotJson:
        return None
    return value if isinstance(value, list) else None


def objects(cell: str) -> list[dict[str, str]] | None:
    """The items as tables of text, if the cell is a list of objects; null counts as empty."""
    items = listed(cell)
    if not items or not all(isinstance(item, dict) for item in items):
        return None
    return [{key: _text(value) for key, value in item.items()} for item in items]


def joined(cell: str) -> str:
    """Plain text as it is; a list of texts as one text with ``、`` between them."""
    items = listed(cell)
    return cell if items is None else "、".join(filter(None, map(_text, items)))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.strip() if isinstance(value, str) else ""
