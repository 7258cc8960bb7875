"""The target fields of a mapping: how the text of a cell becomes a value of a Talent.

`Assembly` puts the values together. A field that takes several columns adds them up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from dxmatch.io.certificate_cells import parse_certificate_cell, parse_language_cell
from dxmatch.io.consent_text import parse_consent, parse_purposes
from dxmatch.io.field_options import Unit
from dxmatch.io.listed_cells import joined
from dxmatch.io.parsed import Parsed
from dxmatch.io.plain_values import (
    parse_channels,
    parse_count,
    parse_free_text,
    parse_id,
    parse_industries,
    parse_onsite_days,
    parse_rate_unit,
    parse_tax,
)
from dxmatch.io.protected_phrases import noted_if_forbidden
from dxmatch.io.reading import Reading
from dxmatch.io.skill_cells import parse_skill_cell
from dxmatch.io.values import (
    AmountScale,
    DateSpan,
    ShareRange,
    WorkUnit,
    parse_bool,
    parse_date,
    parse_forms,
    parse_level,
    parse_places,
    parse_rate,
    parse_span,
    parse_talent_types,
    parse_workload,
    parse_years,
)
from dxmatch.io.values.cells import is_bare
from dxmatch.models import Rate, RateUnit

Parse = Callable[[str, Reading], Parsed[Any]]

# A month's pay as `parse_rate` reads it without a word.
_PLAIN_YEN: Final = re.compile("[5-9][0-9]{4}|[1-9][0-9]{5,6}")
_ALWAYS: Final = frozenset({"default", "optional"})
_DATE: Final = frozenset({"date_order"})
_MONEY: Final = frozenset({"scale", "unit", "tax"})
MONEY_UNITS: Final = frozenset(unit.value for unit in RateUnit)
WORK_UNITS: Final = frozenset(unit.value for unit in WorkUnit)


@dataclass(frozen=True, slots=True)
class TargetField:
    """One field that a column can be mapped to.

    Attributes:
        parse: text and reading to a value with issues; never raises.
        several: more than one column may be named; their values are added up.
        own: options that it takes besides ``default`` and ``optional``.
        units: values that its option ``unit`` may have.
    """

    parse: Parse
    several: bool = False
    own: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()

    @property
    def options(self) -> frozenset[str]:
        """All options that it takes."""
        return self.own | _ALWAYS


def _rate(raw: str, reading: Reading) -> Parsed[Rate]:
    options = reading.options
    unit = options.unit
    return parse_rate(
        raw,
        scale=AmountScale(options.scale.value),
        unit=RateUnit(unit.value) if unit and unit.value in MONEY_UNITS else None,
        tax=options.tax,
    )


def _amount(raw: str, reading: Reading) -> Parsed[int]:
    """One end of a range in a column of its own; yen unless the mapping says otherwise."""
    scale = AmountScale(reading.options.scale.value)
    if scale is AmountScale.AUTO:
        scale = AmountScale.YEN
    if scale is AmountScale.YEN and _PLAIN_YEN.fullmatch(raw):
        return Parsed(int(raw))
    # The unit stands in another column, so it must not decide what is plausible here.
    parsed = parse_rate(raw, scale=scale, unit=RateUnit.MONTH)
    amount = None if parsed.value is None else (parsed.value.low or parsed.value.high)
    return Parsed(amount, parsed.issues)


def _workload(raw: str, reading: Reading) -> Parsed[ShareRange]:
    unit: Unit | None = reading.options.unit
    known = unit is not None and unit.value in WORK_UNITS
    return parse_workload(raw, unit=WorkUnit(unit.value) if unit and known else None)


def _span(raw: str, reading: Reading) -> Parsed[DateSpan]:
    options = reading.options
    return parse_span(raw, as_of=reading.as_of, fiscal=options.fiscal, order=options.date_order)


def _date(raw: str, reading: Reading) -> Parsed[Any]:
    return parse_date(raw, as_of=reading.as_of, order=reading.options.date_order)


def _years(raw: str, _: Reading) -> Parsed[float]:
    """The years that are sure: the lower end; "less than one" is 0."""
    parsed = parse_years(raw)
    return Parsed(None if parsed.value is None else (parsed.value.low or 0.0), parsed.issues)


def _home(raw: str, _: Reading) -> Parsed[int]:
    parsed = parse_places(raw)
    one = parsed.value is not None and len(parsed.value) == 1
    return Parsed(min(parsed.value) if one and parsed.value else None, parsed.issues)


def _free_text(limit: int) -> Parse:
    return lambda raw, _: parse_free_text(joined(raw), limit)


def _language(language: str | None) -> Parse:
    return lambda raw, _: parse_language_cell(raw, language)


def _count(most: int) -> Parse:
    return lambda raw, _: parse_count(raw, most)


def _listed(parse: Callable[[str], Parsed[Any]]) -> Parse:
    return lambda raw, _: parse(joined(raw))


FREE_TEXTS: Final[Mapping[str, int]] = MappingProxyType({"headline": 200, "summary": 5000})
"""The fields of free text, with the characters that they may have."""

_TABLE: dict[str, TargetField] = {
    "id": TargetField(lambda raw, _: parse_id(raw)),
    "headline": TargetField(_free_text(FREE_TEXTS["headline"])),
    "summary": TargetField(_free_text(FREE_TEXTS["summary"]), several=True),
    "skills": TargetField(
        parse_skill_cell, several=True, own=frozenset({"levels", "separators"}) | _DATE
    ),
    "level": TargetField(
        lambda raw, reading: parse_level(raw, reading.options.levels), own=frozenset({"levels"})
    ),
    "years": TargetField(_years),
    "municipal_years": TargetField(_years),
    "certifications": TargetField(parse_certificate_cell, several=True, own=_DATE),
    "languages": TargetField(_language(None), several=True),
    "japanese": TargetField(_language("ja")),
    "english": TargetField(_language("en")),
    "rate": TargetField(_rate, own=_MONEY, units=MONEY_UNITS),
    "rate_low": TargetField(_amount, own=frozenset({"scale"})),
    "rate_high": TargetField(_amount, own=frozenset({"scale"})),
    "rate_unit": TargetField(lambda raw, _: parse_rate_unit(raw)),
    "rate_tax": TargetField(lambda raw, _: parse_tax(raw)),
    "available_from": TargetField(_span, own=frozenset({"fiscal"}) | _DATE),
    "available_until": TargetField(_date, own=_DATE),
    "utilization": TargetField(_workload, own=frozenset({"unit"}), units=WORK_UNITS),
    "remote": TargetField(lambda raw, _: parse_onsite_days(raw)),
    "prefectures": TargetField(_listed(parse_places), several=True),
    "home_prefecture": TargetField(_home),
    "forms": TargetField(_listed(parse_forms), several=True),
    "talent_types": TargetField(_listed(parse_talent_types), several=True),
    "industries": TargetField(
        lambda raw, reading: parse_industries(joined(raw), reading.vocabulary), several=True
    ),
    "channels": TargetField(_listed(parse_channels), several=True),
    "meetings_per_week": TargetField(_count(25)),
    "documentation": TargetField(_listed(parse_bool)),
    "direct_contact": TargetField(_listed(parse_bool)),
    "consent": TargetField(
        lambda raw, reading: parse_consent(raw, reading.options, as_of=reading.as_of),
        own=frozenset({"purposes"}) | _DATE,
    ),
    "consent_purposes": TargetField(
        lambda raw, reading: parse_purposes(joined(raw), reading.options),
        own=frozenset({"purposes"}),
    ),
    "consent_granted": TargetField(_date, own=_DATE),
    "consent_expires": TargetField(_date, own=_DATE),
    "updated": TargetField(_date, own=_DATE),
}

_TEXTS: Final = frozenset({"id", "headline", "summary", "skills"})
"""Fields that look for forbidden phrases by themselves, and the id, which says nothing."""


def _watched(field: TargetField) -> TargetField:
    parse = field.parse

    def watched(raw: str, reading: Reading) -> Parsed[Any]:
        said = parse(raw, reading)
        return said if is_bare(raw) else noted_if_forbidden(raw, said)

    return replace(field, parse=watched)


FIELDS: Final[Mapping[str, TargetField]] = MappingProxyType(
    {name: field if name in _TEXTS else _watched(field) for name, field in _TABLE.items()}
)
"""Name of a target field → how it is read."""
