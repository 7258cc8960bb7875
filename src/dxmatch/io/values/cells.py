"""A cell as such: missing, a formula, a text with URLs."""

from __future__ import annotations

from dxmatch.io.parsed import Parsed


def is_missing(raw: str) -> bool:
    """Whether a cell says nothing (blank, -, ー, なし, 未定, ？, N/A)."""
    raise NotImplementedError


def plain_cell(raw: str) -> Parsed[str]:
    """The text of a cell; FORMULA_CELL if a spreadsheet would run it."""
    raise NotImplementedError


def strip_urls(raw: str) -> Parsed[str]:
    """The text without URLs; URL_NOISE if there were any."""
    raise NotImplementedError
