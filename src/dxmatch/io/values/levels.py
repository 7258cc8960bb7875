"""Level marks of a vendor."""

from __future__ import annotations

from collections.abc import Mapping

from dxmatch.io.parsed import Parsed


def parse_level(raw: str, scale: Mapping[str, int] | None = None) -> Parsed[int]:
    """A level 1 to 7 through the vendor's declared marks."""
    raise NotImplementedError
