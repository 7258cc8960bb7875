"""A value of any library as the text that a person would type, or why there is none."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from dxmatch.io.issues import IssueCode

_EXACT: Final = 1e15
_DIGITS: Final = 400
_DEPTH: Final = 8
_MISSING: Final = frozenset({"NAType", "NaTType"})

Told = tuple[str, IssueCode | None]
"""The text, and an error if the value has none."""


def as_text(value: object) -> Told:
    """The text of one value. Total: an object that breaks in its own code has no text."""
    try:
        text = _text(value)
    except Exception:  # noqa: BLE001  # code of the value itself runs here
        return "", IssueCode.UNREADABLE_VALUE
    if text is None:
        return "", IssueCode.OUT_OF_RANGE
    if any("\ud800" <= char <= "\udfff" for char in text):
        return "", IssueCode.BAD_BYTES
    return text, None


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        return str(value).replace("\r\n", "\n")
    if value is None or type(value).__name__ in _MISSING:
        return ""
    if not isinstance(value, date | float) and callable(getattr(value, "item", None)):
        value = value.item() if getattr(value, "ndim", 0) == 0 else value.tolist()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if isinstance(value, date | time | timedelta):
        return _moment(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).decode("utf-8")
    if isinstance(value, Mapping | Iterable):
        plain = _plain(value, _DEPTH)
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) if plain else ""
    return "" if value is None else str(value)


def _number(value: float | Decimal) -> str | None:
    """None for a number of more digits than anybody types."""
    if isinstance(value, Decimal):
        if value.is_nan():
            return ""
        if value.is_finite() and not -_DIGITS < value.adjusted() < _DIGITS:
            return None
        whole = value.is_finite() and value == value.to_integral_value()
        return str(int(value)) if whole else format(value, "f")
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    return str(value) if value.bit_length() < 3 * _DIGITS else None


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        # pandas has moments finer than a datetime; nobody types nanoseconds.
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return value.isoformat()


def _plain(value: Any, depth: int) -> Any:
    """Lists and tables with nothing but texts inside, as the JSON of a feed would have them."""
    if depth == 0:
        raise ValueError("nested too deeply")
    if isinstance(value, str | bytes) or value is None:
        return value if isinstance(value, str) else _text(value)
    if isinstance(value, Mapping):
        return {str(_text(key)): _plain(item, depth - 1) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        value = sorted(value, key=str)
    if callable(getattr(value, "tolist", None)):
        value = value.tolist()
    if isinstance(value, Iterable):
        return [_plain(item, depth - 1) for item in value]
    return value if isinstance(value, bool) else _text(value)
