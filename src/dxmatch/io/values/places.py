"""Prefectures that a text names."""

from __future__ import annotations

from dxmatch.io.parsed import Parsed


def parse_places(raw: str) -> Parsed[frozenset[int]]:
    """Prefecture codes (1 to 47); all of them for 全国可 and 不問."""
    raise NotImplementedError
