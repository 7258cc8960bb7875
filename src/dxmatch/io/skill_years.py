"""``Name(5年)`` for the names that need the whole parser: it is asked once per name, not per year.

The years behind a name change nothing but the years of what the name claims, so what is said of
``Name(5年)`` holds of ``Name(7年)`` with other years.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from unicodedata import normalize

from dxmatch.io.parsed import Parsed
from dxmatch.io.protected_phrases import find_protected, may_be_protected
from dxmatch.io.skill_cells import Claims, shared_claim

# One digit and two are kept apart, because the length of a text decides how it is read.
_FORM: Final = re.compile(r"([^年月半]+[(（])([0-9]|[1-5][0-9])(年[)）])")
_OTHER_YEARS: Final = re.compile(r"[0-9.]\s*y", re.IGNORECASE)
_IDLE: Final = "ブランク"


class NamesWithYears:
    """What the parser says of pieces that differ in nothing but the years behind the name."""

    def __init__(self, parse: Callable[[str], Parsed[Claims]]) -> None:
        self._parse = parse
        self._known: dict[tuple[str, int, str], tuple[float, Parsed[Claims]]] = {}

    def parse(self, piece: str) -> Parsed[Claims]:
        """What ``parse`` says of a piece without 、."""
        form = _FORM.fullmatch(piece)
        if form is None or _says_more(piece):
            return self._parse(piece)
        name, digits, end = form.groups()
        years, key = float(digits), (name, len(digits), end)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = years, self._parse(piece)
        if known[0] == years:
            return known[1]
        return _with_years(known[1], known[0], years)

    def forget(self) -> None:
        """Start anew."""
        self._known.clear()


def _says_more(piece: str) -> bool:
    """Whether a piece tells of other years (3 years), a break, or something protected."""
    return (
        _IDLE in piece
        or _OTHER_YEARS.search(normalize("NFKC", piece)) is not None
        or (may_be_protected(piece) and bool(find_protected(piece)))
    )


def _with_years(said: Parsed[Claims], before: float, now: float) -> Parsed[Claims]:
    claims = tuple(
        shared_claim(c.skill, c.level, now, c.last_used, c.evidence) if c.years == before else c
        for c in said.value or ()
    )
    return Parsed(claims or None, said.issues)
