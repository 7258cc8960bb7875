"""The values of a row put together as the fields of a Talent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from dxmatch.io.consent_text import consent_of
from dxmatch.io.plain_values import NEGOTIABLE_UNIT
from dxmatch.io.skill_cells import shared_claim
from dxmatch.io.values import DateSpan, ShareRange, availability
from dxmatch.models import (
    Availability,
    Collaboration,
    Consent,
    LanguageClaim,
    Rate,
    RateUnit,
    SkillClaim,
    TaxBasis,
    WorkStyle,
)

Values = dict[str, list[Any]]
"""What the cells of a row say, by target field; a field of one column has one value."""

PartT = TypeVar("PartT")


class Assembly:
    """Talents of one vendor; equal parts (a work style, a rate) are made once."""

    def __init__(self, vendor: str) -> None:
        self._vendor = vendor
        self._parts: dict[tuple[Any, ...], Any] = {}

    def fields(self, values: Values) -> dict[str, Any]:
        """The fields of the talent that the values describe, as `Talent` takes them.

        Raises:
            ValidationError: values that are right alone do not go together.
        """
        one = {field: found[0] for field, found in values.items()}
        get = one.get
        return {
            "vendor": self._vendor,
            "id": get("id", ""),
            "headline": get("headline", ""),
            "summary": "\n".join(values.get("summary", ())),
            "skills": _with_level(_chained(values.get("skills", ())), get("level")),
            "certifications": _chained(values.get("certifications", ())),
            "languages": _languages(values),
            "talent_types": frozenset().union(*values.get("talent_types", ())),
            "industries": frozenset().union(*values.get("industries", ())),
            "years": get("years"),
            "municipal_years": get("municipal_years"),
            "availability": self._availability(one),
            "rate": self._rate(one),
            "work_style": self._work_style(values, one),
            "forms": frozenset().union(*values["forms"]) if "forms" in values else None,
            "consent": self._consent(one),
            "updated": get("updated"),
        }

    def _made(self, make: Callable[..., PartT], *key: Any) -> PartT:
        """``make(*key)``, or what it made before from the same."""
        found = self._parts.get((make, *key))
        if found is None:
            found = self._parts[(make, *key)] = make(*key)
        made: PartT = found
        return made

    def _availability(self, one: dict[str, Any]) -> Availability | None:
        keys = ("available_from", "utilization", "available_until")
        span, share, until = map(one.get, keys)
        if span is None and share is None and until is None:
            return None
        return self._made(_availability, span, share, until)

    def _rate(self, one: dict[str, Any]) -> Rate | None:
        rate: Rate | None = one.get("rate")
        if rate is not None:
            return rate
        low, high, unit = map(one.get, ("rate_low", "rate_high", "rate_unit"))
        if low is None and high is None and unit != NEGOTIABLE_UNIT:
            return None
        return self._made(_rate, low, high, unit, one.get("rate_tax"))

    def _work_style(self, values: Values, one: dict[str, Any]) -> WorkStyle:
        reach = frozenset().union(*values["prefectures"]) if "prefectures" in values else None
        channels = frozenset().union(*values.get("channels", ()))
        keys = ("meetings_per_week", "documentation", "direct_contact")
        together = self._made(_collaboration, channels, *map(one.get, keys))
        return self._made(
            _work_style, one.get("remote"), reach, one.get("home_prefecture"), together
        )

    def _consent(self, one: dict[str, Any]) -> Consent | None:
        keys = ("consent", "consent_purposes", "consent_granted", "consent_expires")
        said = tuple(map(one.get, keys))
        return self._made(consent_of, *said) if any(part is not None for part in said) else None


def _chained(parts: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple([item for part in parts for item in part])


def _with_level(claims: tuple[SkillClaim, ...], level: int | None) -> tuple[SkillClaim, ...]:
    """The level of the whole person counts for every skill that has none of its own."""
    if level is None:
        return claims
    return tuple(
        [
            shared_claim(c.skill, level, c.years, c.last_used, c.evidence) if c.level is None else c
            for c in claims
        ]
    )


def _languages(values: Values) -> tuple[LanguageClaim, ...]:
    """One claim per language, the best of all columns."""
    best: dict[str, LanguageClaim] = {}
    for field in ("languages", "japanese", "english"):
        for claim in _chained(values.get(field, ())):
            known = best.get(claim.language)
            if known is None or known.level < claim.level:
                best[claim.language] = claim
    return tuple(best.values())


def _availability(
    span: DateSpan | None, share: ShareRange | None, until: date | None
) -> Availability | None:
    if until is not None:
        span = span or DateSpan()
        if span.end is None:
            span = replace(span, end=until + timedelta(days=1))
    return availability(span, share)


def _rate(
    low: int | None, high: int | None, unit: RateUnit | str | None, tax: TaxBasis | None
) -> Rate:
    talk = unit == NEGOTIABLE_UNIT
    return Rate(
        unit=RateUnit.MONTH if unit is None or talk else RateUnit(unit),
        low=low,
        high=high,
        tax=tax or TaxBasis.UNKNOWN,
        negotiable=talk,
    )


def _collaboration(
    channels: frozenset[Any], meetings: int | None, writes: bool | None, direct: bool | None
) -> Collaboration:
    return Collaboration(
        meetings_per_week=meetings,
        channels=channels,
        writes_documentation=writes,
        direct_contact=direct,
    )


def _work_style(
    onsite: int | None,
    reach: frozenset[int] | None,
    home: int | None,
    together: Collaboration,
) -> WorkStyle:
    return WorkStyle(
        onsite_days=onsite, prefectures=reach, home_prefecture=home, collaboration=together
    )
