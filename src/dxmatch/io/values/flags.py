"""Yes and no, and what a consent covers."""

from __future__ import annotations

from dxmatch.io.parsed import Parsed
from dxmatch.models import Purpose


def parse_bool(raw: str) -> Parsed[bool]:
    """Yes or no; here なし is a no and not a missing value."""
    raise NotImplementedError


def parse_consent_purposes(
    raw: str, *, default: frozenset[Purpose] = frozenset({Purpose.MATCHING})
) -> Parsed[frozenset[Purpose]]:
    """Purposes; a plain yes gives ``default``, a no the empty set."""
    raise NotImplementedError
