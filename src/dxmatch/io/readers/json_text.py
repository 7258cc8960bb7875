"""JSON without surprises: numbers stay as they are written, a repeated key is a fault."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NoReturn


class NotJson(ValueError):
    """The text is not the JSON that is accepted here; holds no data, only a position."""


def parse_json(text: str) -> Any:
    """Parse JSON; numbers come back as the text that stands in the file.

    Raises:
        NotJson: malformed, NaN or Infinity, a repeated key, a lone surrogate, nested too deeply.
    """
    try:
        value = json.loads(
            text,
            parse_float=str,
            parse_int=str,
            parse_constant=_no_constant,
            object_pairs_hook=_distinct,
        )
    except json.JSONDecodeError as error:
        raise NotJson(f"line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise NotJson("nested too deeply") from None
    if "\\u" in text and _has_surrogate(value):
        raise NotJson("half of a surrogate pair")
    return value


def dump_json(value: Any) -> str:
    """Compact JSON of a value that `parse_json` gave."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def flatten(record: dict[str, Any]) -> dict[str, str]:
    """Dotted paths to text: objects are opened, lists stay as JSON, null is empty."""
    flat: dict[str, str] = {}
    _flatten_into(flat, "", record)
    return flat


def _flatten_into(flat: dict[str, str], prefix: str, record: dict[str, Any]) -> None:
    for key, value in record.items():
        path = f"{prefix}{key}"
        if isinstance(value, dict) and value:
            _flatten_into(flat, f"{path}.", value)
            continue
        text = as_cell(value)
        if flat.setdefault(path, text) != text:
            raise NotJson("one path written in two ways")


def as_cell(value: Any) -> str:
    """One JSON value as the text of a cell."""
    if isinstance(value, str):
        return value
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return dump_json(value)


def table_of(records: Iterable[dict[str, str] | None]) -> tuple[str, ...]:
    """All paths of flattened records, in the order in which they first appear."""
    paths: dict[str, None] = {}
    for record in records:
        if record is not None:
            paths.update(dict.fromkeys(record))
    return tuple(paths)


def _no_constant(_: str) -> NoReturn:
    raise NotJson("NaN or Infinity")


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotJson("a key is repeated in one object")
    return found


def _has_surrogate(value: Any) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in dump_json(value))
