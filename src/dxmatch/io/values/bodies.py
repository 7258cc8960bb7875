"""Municipalities by name, by code, by station."""

from __future__ import annotations

from dataclasses import dataclass

from dxmatch.io.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality (``code``), or several that fit (``candidates``), or a station."""

    code: str | None = None
    prefecture: int | None = None
    station: str | None = None
    candidates: tuple[str, ...] = ()


def parse_municipality(raw: str) -> Parsed[Place]:
    """A municipality by name or (damaged) code."""
    raise NotImplementedError
