"""JSON without surprises: numbers stay as they are written, a repeated key is a fault."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NoReturn

from dxmatch.io.limits import Limits

_LIMITS = Limits()


class NotJson(ValueError):
    """The text is not the JSON that is accepted here; holds no data, only a position."""


class RepeatedKey(NotJson):
    """A key stands twice in one object: two readers could see two values."""


def parse_json(text: str, limits: Limits = _LIMITS) -> Any:
    """Parse JSON; numbers come back as the text that stands in the file.

    Raises:
        NotJson: malformed, NaN or Infinity, a repeated key, a lone surrogate, a number of too many
            digits, nested too deeply.
    """

    def number(digits: str) -> str:
        if len(digits) > limits.json_digits:
            raise NotJson("a number of too many digits")
        return digits

    try:
        value = json.loads(
            text,
            parse_float=number,
            parse_int=number,
            parse_constant=_no_constant,
            object_pairs_hook=_distinct,
        )
    except json.JSONDecodeError as error:
        raise NotJson(f"line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise NotJson("nested too deeply") from None
    if "\\u" in text and has_surrogate(value):
        raise NotJson("half of a surrogate pair")
    return value


def dump_json(value: Any) -> str:
    """Compact JSON of a value that `parse_json` gave."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def flatten(record: dict[str, Any], limits: Limits = _LIMITS) -> dict[str, str]:
    """Dotted paths to text: objects are opened, lists stay as JSON, null is empty.

    Raises:
        NotJson: nested too deeply, or one path written in two ways.
    """
    flat: dict[str, str] = {}
    _flatten_into(flat, "", record, limits.json_depth)
    return flat


def _flatten_into(flat: dict[str, str], prefix: str, record: dict[str, Any], depth: int) -> None:
    for key, value in record.items():
        path = f"{prefix}{key}"
        if isinstance(value, dict | list) and not depth_within(value, depth):
            raise NotJson("nested too deeply")
        if isinstance(value, dict) and value:
            _flatten_into(flat, f"{path}.", value, depth - 1)
            continue
        text = as_cell(value)
        if flat.setdefault(path, text) != text:
            raise NotJson("one path written in two ways")


def depth_within(value: Any, most: int) -> bool:
    """Whether objects and lists stand in each other at most that deep."""
    level = [value]
    while level:
        if most <= 0:
            return False
        most -= 1
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    return True


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


def has_surrogate(value: Any) -> bool:
    """Whether any text in it holds half of a surrogate pair, which is no character."""
    return any("\ud800" <= char <= "\udfff" for char in dump_json(value))


def _no_constant(_: str) -> NoReturn:
    raise NotJson("NaN or Infinity")


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise RepeatedKey("a key is repeated in one object")
    return found
