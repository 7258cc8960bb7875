"""Certificates and languages of one cell: names in a text, or a list of objects."""

from __future__ import annotations

from datetime import date

from pydantic import ValidationError

from dxmatch.io.issues import IssueCode
from dxmatch.io.listed_cells import joined, objects
from dxmatch.io.parsed import Parsed
from dxmatch.io.reading import Reading
from dxmatch.io.values import parse_bool, parse_certifications, parse_date, parse_languages
from dxmatch.models import Certification, CertificationStatus, LanguageClaim

Certificates = tuple[Certification, ...]


def parse_certificate_cell(raw: str, reading: Reading) -> Parsed[Certificates]:
    """Certificates; an object has ``name``, ``acquired``, ``expires``, ``registered``."""
    items = objects(raw)
    if items is None:
        return parse_certifications(joined(raw), reading.vocabulary, as_of=reading.as_of)
    parts = [_certificate(item, reading) for item in items]
    held = tuple([one for part in parts for one in part.value or ()])
    return Parsed(held or None, tuple(dict.fromkeys(c for part in parts for c in part.issues)))


def _certificate(item: dict[str, str], reading: Reading) -> Parsed[Certificates]:
    found = parse_certifications(item.get("name", ""), reading.vocabulary, as_of=reading.as_of)
    issued, expires = (_day(item.get(key, ""), reading) for key in ("acquired", "expires"))
    registered = item.get("registered", "")
    said: Parsed[bool] = parse_bool(registered) if registered else Parsed(None)
    issues = (*found.issues, *issued.issues, *expires.issues, *said.issues)
    changed = {
        "issued": issued.value,
        "expires": expires.value,
        "status": CertificationStatus.REGISTERED if said.value else None,
    }
    update = {key: value for key, value in changed.items() if value is not None}
    try:
        held = [Certification.model_validate({**dict(one), **update}) for one in found.value or ()]
    except ValidationError:
        return Parsed(None, (*issues, IssueCode.OUT_OF_RANGE))
    return Parsed(tuple(held) or None, issues)


def _day(text: str, reading: Reading) -> Parsed[date]:
    if not text:
        return Parsed(None)
    return parse_date(text, as_of=reading.as_of, order=reading.options.date_order)


def parse_language_cell(raw: str, language: str | None = None) -> Parsed[tuple[LanguageClaim, ...]]:
    """Languages; an object has ``name`` and ``level``."""
    items = objects(raw)
    if items is None:
        return parse_languages(joined(raw), language=language)
    parts = [parse_languages(f"{i.get('name', '')} {i.get('level', '')}") for i in items]
    claims = tuple([claim for part in parts for claim in part.value or ()])
    return Parsed(claims or None, tuple(dict.fromkeys(c for part in parts for c in part.issues)))
