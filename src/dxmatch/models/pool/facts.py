"""Small facts of each talent: forms, types, years, consent, as columns of bits and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from dxmatch.models.engagement import EngagementForm, TalentType
from dxmatch.models.pool.calendar import FOREVER
from dxmatch.models.pool.coded import Coded
from dxmatch.models.pool.place import bits
from dxmatch.models.pool.rows import Bools, Ints
from dxmatch.models.pool.talent_columns import TalentColumns
from dxmatch.models.vendor import Consent, Purpose

FORMS = tuple(EngagementForm)
TYPES = tuple(TalentType)
PURPOSES = tuple(Purpose)
UNKNOWN = -1


def form_bits(forms: Iterable[EngagementForm]) -> int:
    """Engagement forms as bits."""
    return bits(FORMS.index(form) for form in forms)


def type_bits(types: Iterable[TalentType]) -> int:
    """Talent types as bits."""
    return bits(TYPES.index(kind) for kind in types)


def months(years: float | None) -> int:
    """Years of practice as whole months; −1 is unknown."""
    return UNKNOWN if years is None else round(years * 12)


@dataclass(frozen=True, eq=False)
class Facts:
    """One number per talent and fact; −1 is unknown."""

    forms_possible: Ints
    forms_sure: Ints
    types: Ints
    months: Ints
    municipal_months: Ints
    lists_skills: Bools
    consent_known: Bools
    consent_purposes: Ints
    consent_from: Ints
    consent_until: Ints

    @classmethod
    def build(cls, talents: TalentColumns) -> Facts:
        """One entry per talent."""
        forms, consents = talents.column("forms"), talents.column("consent")
        anything = (1 << len(FORMS)) - 1
        return cls(
            _ints(forms, lambda said: anything if said is None else form_bits(said)),
            _ints(forms, lambda said: 0 if said is None else form_bits(said)),
            _ints(talents.column("talent_types"), type_bits),
            _ints(talents.column("years"), months),
            _ints(talents.column("municipal_years"), months),
            talents.skills.sizes > 0,
            _ints(consents, lambda consent: consent is not None).astype(np.bool_),
            _ints(consents, _purposes),
            _ints(consents, lambda consent: _day(consent and consent.granted, 0)),
            _ints(consents, lambda consent: _day(consent and consent.expires, FOREVER)),
        )


def _ints(column: Coded[Any], number: Callable[[Any], int]) -> Ints:
    return np.array([number(value) for value in column.values], np.int32)[column.codes]


def _purposes(consent: Consent | None) -> int:
    return 0 if consent is None else bits(PURPOSES.index(p) for p in consent.purposes)


def _day(day: date | None, default: int) -> int:
    return default if day is None else day.toordinal()
