"""The values of a row put together as the fields of a Talent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final, TypeVar

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
from dxmatch.models.pool.talent_columns import PARTS

Values = dict[str, list[Any]]
"""What the cells of a row say, by target field; a field of one column has one value."""

_FIRST: Final[Mapping[str, Any]] = {
    "headline": "",
    "years": None,
    "municipal_years": None,
    "updated": None,
}
_UNITED: Final = frozenset({"talent_types", "industries"})
SOURCES: Final[Mapping[str, tuple[str, ...]]] = {
    **{name: (name,) for name in PARTS},
    "vendor": (),
    "languages": ("languages", "japanese", "english"),
    "availability": ("available_from", "utilization", "available_until"),
    "rate": ("rate", "rate_low", "rate_high", "rate_unit", "rate_tax"),
    "work_style": (
        "remote",
        "prefectures",
        "home_prefecture",
        "channels",
        "meetings_per_week",
        "documentation",
        "direct_contact",
    ),
    "consent": ("consent", "consent_purposes", "consent_granted", "consent_expires"),
}
"""Part of a talent → the target fields that it is made of."""

PartT = TypeVar("PartT")


class Assembly:
    """Talents of one vendor; equal parts (a work style, a rate) are made once."""

    def __init__(self, vendor: str) -> None:
        self._vendor = vendor
        self._parts: dict[tuple[Any, ...], Any] = {}
        self._makers: dict[str, Callable[[Values], Any]] = {
            "vendor": lambda _: self._vendor,
            "summary": lambda values: "\n".join(values.get("summary", ())),
            "certifications": lambda values: _chained(values.get("certifications", ())),
            "languages": _languages,
            "availability": self._availability,
            "rate": self._rate,
            "work_style": self._work_style,
            "forms": _forms,
            "consent": self._consent,
        }

    def fields(self, values: Values) -> dict[str, Any]:
        """The fields of the talent that the values describe, as `Talent` takes them.

        Raises:
            ValidationError: values that are right alone do not go together.
        """
        made = {name: self.part(name, values) for name in PARTS}
        return {"id": _first(values, "id", ""), "skills": claims_of(values), **made}

    def part(self, name: str, values: Values) -> Any:
        """One field of `PARTS`; only what `SOURCES` names for it is looked at.

        Raises:
            ValidationError: values that are right alone do not go together.
        """
        if name in _FIRST:
            return _first(values, name, _FIRST[name])
        if name in _UNITED:
            return frozenset().union(*values.get(name, ()))
        return self._makers[name](values)

    def _made(self, make: Callable[..., PartT], *key: Any) -> PartT:
        """``make(*key)``, or what it made before from the same."""
        found = self._parts.get((make, *key))
        if found is None:
            found = self._parts[(make, *key)] = make(*key)
        made: PartT = found
        return made

    def _availability(self, values: Values) -> Availability | None:
        span, share, until = _firsts(values, SOURCES["availability"])
        if span is None and share is None and until is None:
            return None
        return self._made(_availability, span, share, until)

    def _rate(self, values: Values) -> Rate | None:
        rate, low, high, unit, tax = _firsts(values, SOURCES["rate"])
        if rate is not None:
            whole: Rate = rate
            return whole
        if low is None and high is None and unit != NEGOTIABLE_UNIT:
            return None
        return self._made(_rate, low, high, unit, tax)

    def _work_style(self, values: Values) -> WorkStyle:
        reach = frozenset().union(*values["prefectures"]) if "prefectures" in values else None
        channels = frozenset().union(*values.get("channels", ()))
        keys = ("meetings_per_week", "documentation", "direct_contact")
        together = self._made(_collaboration, channels, *_firsts(values, keys))
        onsite, home = _firsts(values, ("remote", "home_prefecture"))
        return self._made(_work_style, onsite, reach, home, together)

    def _consent(self, values: Values) -> Consent | None:
        said = _firsts(values, SOURCES["consent"])
        return self._made(consent_of, *said) if any(part is not None for part in said) else None


def claims_of(values: Values) -> tuple[SkillClaim, ...]:
    """All that is said of skills, with the level of the whole person; skills may repeat."""
    return _with_level(_chained(values.get("skills", ())), _first(values, "level", None))


def _first(values: Values, field: str, default: Any) -> Any:
    return values[field][0] if field in values else default


def _firsts(values: Values, fields: Iterable[str]) -> list[Any]:
    return [_first(values, field, None) for field in fields]


def _forms(values: Values) -> frozenset[Any] | None:
    return frozenset().union(*values["forms"]) if "forms" in values else None


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
