"""A talent as a row of text: one column for each fact, the same in CSV and XLSX.

A list is written ``python level=5 years=3.0; sql``, a set ``a; b``; ``none`` is an empty set where
an empty cell means unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from dxmatch.io.talents.text_cell import escaped, unescaped
from dxmatch.models import LanguageLevel, Talent

_TEXTS: Final = ("headline", "summary")
_PLAIN: Final = ("vendor", "id", "years", "municipal_years", "updated")
_RECORDS: Final = {
    "skills": "skill",
    "certifications": "certificate",
    "languages": "language",
    "availability.windows": "start",
}
"""Column of a list of records → the key that is written first, without its name."""
_SETS: Final = (
    "talent_types",
    "industries",
    "forms",
    "work_style.prefectures",
    "work_style.collaboration.channels",
    "consent.purposes",
)
_NONE: Final = "none"
_UNKNOWN_OR_NONE: Final = frozenset({"forms", "work_style.prefectures"})
_OPTIONAL: Final = ("availability", "rate", "consent")

COLUMNS: Final = (
    *("vendor", "id", "headline", "summary", "skills", "certifications", "languages"),
    *("talent_types", "industries", "years", "municipal_years"),
    *("availability.windows", "availability.min_share", "availability.negotiable"),
    "availability.outside_office_hours",
    *("rate.unit", "rate.low", "rate.high", "rate.tax"),
    *("rate.negotiable", "rate.pro_bono", "rate.approximate"),
    *("work_style.onsite_days", "work_style.prefectures", "work_style.home_prefecture"),
    "work_style.collaboration.meetings_per_week",
    "work_style.collaboration.channels",
    "work_style.collaboration.writes_documentation",
    "work_style.collaboration.direct_contact",
    "forms",
    *("consent.purposes", "consent.granted", "consent.expires"),
    "updated",
)
"""The header of our own tables; a file with just these labels is one of them."""


def to_cells(talent: Talent) -> tuple[str, ...]:
    """The cells of a talent under `COLUMNS`."""
    plain = talent.model_dump(mode="json")
    for claim in plain["languages"]:
        claim["level"] = LanguageLevel(claim["level"]).name.lower()
    return tuple([_cell(column, _at(plain, column)) for column in COLUMNS])


def from_cells(cells: Sequence[str]) -> dict[str, Any]:
    """The fields of a talent as plain values, ready to be validated as a `Talent`."""
    fields: dict[str, Any] = {}
    for column, cell in zip(COLUMNS, cells, strict=True):
        value = _value(column, cell)
        if value is not None:
            _put(fields, column.split("."), value)
    return fields


def _at(plain: dict[str, Any], column: str) -> Any:
    value: Any = plain
    for key in column.split("."):
        value = None if value is None else value[key]
    return value


def _put(fields: dict[str, Any], path: list[str], value: Any) -> None:
    for key in path[:-1]:
        fields = fields.setdefault(key, {})
    fields[path[-1]] = value


def _cell(column: str, value: Any) -> str:
    if value is None:
        return ""
    if column in _RECORDS:
        return "; ".join([_record(_RECORDS[column], item) for item in value])
    if column in _SETS:
        return "; ".join(map(str, value)) or (_NONE if column in _UNKNOWN_OR_NONE else "")
    if isinstance(value, bool):
        return "true" if value else "false"
    return escaped(value) if column in _TEXTS else str(value)


def _record(first: str, item: dict[str, Any]) -> str:
    words = [str(item[first])]
    words += [f"{key}={_word(value)}" for key, value in item.items() if key != first and value]
    # A share of 0 says something else than a share that is not written.
    words += [f"{key}=0" for key in ("years", "share") if key in item and _is_zero(item[key])]
    return " ".join(words)


def _is_zero(value: Any) -> bool:
    return value is not None and not value


def _word(value: Any) -> str:
    return "true" if value is True else str(value)


def _value(column: str, cell: str) -> Any:
    if column in _TEXTS:
        return unescaped(cell)
    text = cell.strip()
    if column in _UNKNOWN_OR_NONE and text == _NONE:
        return []
    if not text:
        return None
    if column in _RECORDS:
        return [_parsed(_RECORDS[column], part) for part in text.split(";") if part.strip()]
    if column in _SETS:
        return [part.strip() for part in text.split(";") if part.strip()]
    return text


def _parsed(first: str, text: str) -> dict[str, str]:
    head, *rest = text.split()
    record = {first: head}
    for word in rest:
        key, _, value = word.partition("=")
        # Twice the same key is refused by the model, not settled here.
        record[key if key not in record else f"{key}="] = value
    return record
