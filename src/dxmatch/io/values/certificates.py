"""Certificates that are held."""

from __future__ import annotations

from datetime import date

from dxmatch.io.parsed import Parsed
from dxmatch.models import Certification
from dxmatch.vocabulary import Vocabulary


def parse_certifications(
    raw: str, vocabulary: Vocabulary, *, as_of: date | None = None
) -> Parsed[tuple[Certification, ...]]:
    """Certificates; those only planned are left out."""
    raise NotImplementedError
