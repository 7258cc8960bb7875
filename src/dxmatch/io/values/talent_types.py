"""The four talent types."""

from __future__ import annotations

from dxmatch.io.parsed import Parsed
from dxmatch.models import TalentType


def parse_talent_types(raw: str) -> Parsed[frozenset[TalentType]]:
    """The types of MIC's standard that a text names."""
    raise NotImplementedError
