"""The numbers in a text, and the numbers in plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def numbers_of(text: str) -> set[str]:
    """As written, without commas between thousands."""
    return {found.replace(",", "") for found in _NUMBER.findall(text)}


def numbers_within(*values: object) -> set[str]:
    """All numbers in nested tables and lists, and in their texts; without signs."""
    found: set[str] = set()
    for value in values:
        if isinstance(value, str):
            found |= numbers_of(value)
        elif isinstance(value, Mapping):
            found |= numbers_within(*value.values())
        elif isinstance(value, Sequence):
            found |= numbers_within(*value)
        elif value is not None:
            found |= numbers_of(str(value).lstrip("-"))
    return found
