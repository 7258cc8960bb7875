"""Languages and how well they are used."""

from __future__ import annotations

from dxmatch.io.parsed import Parsed
from dxmatch.models import LanguageClaim


def parse_languages(raw: str, *, language: str | None = None) -> Parsed[tuple[LanguageClaim, ...]]:
    """Claims; ``language`` (ISO 639) is what a column of its own is about."""
    raise NotImplementedError
