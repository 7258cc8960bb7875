"""Small facts of each talent: forms, types, years, consent, as columns of bits and numbers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.engagement import EngagementForm, TalentType
from dxmatch.models.pool.coded import Coded
from dxmatch.models.pool.kernels import LookedUp, gather
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.place import bits
from dxmatch.models.pool.recent import RecentColumns
from dxmatch.models.pool.rows import Bools, Bytes, Ints, Rows, part, verdicts
from dxmatch.models.pool.stretches import FOREVER
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
    """Small facts of each talent; −1 is unknown.

    ``months``, ``municipal_months`` and ``types`` (bits of `TYPES`) are columns. ``unlisted`` is
    the verdict on a skill of those who do not hold it: UNKNOWN if they list no skill at all, else
    NO. Forms and consents are tables of the different statements with a code per row; the verdict
    columns asked for last are kept.
    """

    months: NDArray[np.int16]
    municipal_months: NDArray[np.int16]
    types: Bytes
    unlisted: Bytes
    form_codes: Codes
    forms_possible: Ints
    forms_sure: Ints
    consent_codes: Codes
    consent_known: Bools
    consent_purposes: Ints
    consent_from: Ints
    consent_until: Ints
    _kept: RecentColumns[tuple[int, ...], Bytes] = field(default_factory=RecentColumns)
    _values: RecentColumns[Hashable, Codes] = field(default_factory=RecentColumns)

    @classmethod
    def build(cls, talents: TalentColumns) -> Facts:
        """One entry per talent."""
        forms, consents = talents.column("forms"), talents.column("consent")
        anything = (1 << len(FORMS)) - 1
        return cls(
            _months(talents.column("years")),
            _months(talents.column("municipal_years")),
            _types(talents.column("talent_types")),
            (talents.skills.sizes == 0).astype(np.uint8),
            forms.codes,
            _ints(forms, lambda said: anything if said is None else form_bits(said)),
            _ints(forms, lambda said: 0 if said is None else form_bits(said)),
            consents.codes,
            _ints(consents, lambda consent: consent is not None).astype(np.bool_),
            _ints(consents, _purposes),
            _ints(consents, lambda consent: _day(consent and consent.granted, 0)),
            _ints(consents, lambda consent: _day(consent and consent.expires, FOREVER)),
        )

    def form_verdicts(self, offered: int, rows: Rows) -> Bytes:
        """Whether each row accepts one of the forms offered, given as bits."""

        def column() -> Bytes:
            meets = verdicts((self.forms_possible & offered) != 0, (self.forms_sure & offered) != 0)
            return gather(meets, self.form_codes)

        return part(self._kept.get((offered,), column), rows)

    def valued(self, rule: Hashable, make: Callable[[], Ints]) -> LookedUp:
        """A value of every row (0 … SCALE) that depends on these facts and ``rule`` alone.

        It is worked out once as long as ``rule`` is among those asked for last.
        """
        return LookedUp.itself(self._values.get(rule, lambda: make().astype(np.uint16)))

    def consent_verdicts(self, purpose: Purpose, day: date | None, rows: Rows) -> Bytes:
        """Whether each row agreed to a purpose and the consent is in force on a day.

        No record leaves it open, and so does a consent with dates if no day is given.
        """
        key = (PURPOSES.index(purpose), -1 if day is None else day.toordinal())
        made = partial(self._consent, purpose, day)
        return part(self._kept.get(key, lambda: gather(made(), self.consent_codes)), rows)

    def _consent(self, purpose: Purpose, day: date | None) -> Bytes:
        agreed = (self.consent_purposes & (1 << PURPOSES.index(purpose))) != 0
        first, until = self.consent_from, self.consent_until
        if day is None:
            return verdicts(
                agreed | ~self.consent_known, agreed & (until == FOREVER) & (first == 0)
            )
        in_force = agreed & (first <= day.toordinal()) & (day.toordinal() < until)
        return verdicts(in_force | ~self.consent_known, in_force)


def _types(types: Coded[frozenset[TalentType]]) -> Bytes:
    return gather(np.array([type_bits(each) for each in types.values], np.uint8), types.codes)


def _months(years: Coded[float | None]) -> NDArray[np.int16]:
    return gather(np.array([months(value) for value in years.values], np.int16), years.codes)


def _ints(column: Coded[Any], number: Callable[[Any], int]) -> Ints:
    return np.array([number(value) for value in column.values], np.int32)


def _purposes(consent: Consent | None) -> int:
    return 0 if consent is None else bits(PURPOSES.index(p) for p in consent.purposes)


def _day(day: date | None, default: int) -> int:
    return default if day is None else day.toordinal()
