"""Talents as JSON Lines, and as one JSON array with a talent on each line."""

from __future__ import annotations

from collections.abc import Iterable

from dxmatch.io.talents import canonical_line, in_order
from dxmatch.models import Talent


def jsonl_bytes(talents: Iterable[Talent]) -> bytes:
    """One canonical JSON object a line, in order of vendor and id."""
    return "".join([f"{canonical_line(talent)}\n" for talent in in_order(talents)]).encode("utf-8")


def json_bytes(talents: Iterable[Talent]) -> bytes:
    """The same objects as an array."""
    lines = ",\n".join(map(canonical_line, in_order(talents)))
    return f"[\n{lines}\n]\n".encode() if lines else b"[]\n"
