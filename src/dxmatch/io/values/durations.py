"""Lengths of time."""

from __future__ import annotations

from dataclasses import dataclass

from dxmatch.io.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Duration:
    """A number of months; ``renewable``: it may be prolonged."""

    months: int
    renewable: bool = False


@dataclass(frozen=True, slots=True)
class YearRange:
    """Years of practice: at least ``low``, and ``high`` at most (None: no limit is known)."""

    low: float | None = None
    high: float | None = None


def parse_months(raw: str) -> Parsed[Duration]:
    """A duration in months."""
    raise NotImplementedError


def parse_years(raw: str) -> Parsed[YearRange]:
    """Years of practice."""
    raise NotImplementedError
