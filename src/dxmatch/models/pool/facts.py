"""Small facts of each talent: forms, types, years, consent, as columns of bits and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from dxmatch.models.engagement import EngagementForm, TalentType
from dxmatch.models.pool.calendar import FOREVER
from dxmatch.models.pool.place import bits
from dxmatch.models.pool.rows import Bools, Ints
from dxmatch.models.talent import Talent
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
    def build(cls, talents: Sequence[Talent]) -> Facts:
        """One entry per talent."""
        consents = [talent.consent for talent in talents]
        anything = (1 << len(FORMS)) - 1
        return cls(
            _ints(anything if t.forms is None else form_bits(t.forms) for t in talents),
            _ints(0 if t.forms is None else form_bits(t.forms) for t in talents),
            _ints(type_bits(t.talent_types) for t in talents),
            _ints(months(t.years) for t in talents),
            _ints(months(t.municipal_years) for t in talents),
            np.array([bool(t.skills) for t in talents], np.bool_),
            np.array([consent is not None for consent in consents], np.bool_),
            _ints(_purposes(consent) for consent in consents),
            _ints(_day(consent.granted if consent else None, 0) for consent in consents),
            _ints(_day(consent.expires if consent else None, FOREVER) for consent in consents),
        )


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int32)


def _purposes(consent: Consent | None) -> int:
    return 0 if consent is None else bits(PURPOSES.index(p) for p in consent.purposes)


def _day(day: date | None, default: int) -> int:
    return default if day is None else day.toordinal()
