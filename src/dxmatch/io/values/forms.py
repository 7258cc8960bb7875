"""Forms of engagement."""

from __future__ import annotations

from dxmatch.io.parsed import Parsed
from dxmatch.models import EngagementForm


def parse_forms(raw: str) -> Parsed[frozenset[EngagementForm]]:
    """The forms that a text names."""
    raise NotImplementedError
