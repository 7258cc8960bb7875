"""Consented: did the talent agree to this use of their data?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import Position, Purpose, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.calendar import FOREVER
from dxmatch.models.pool.facts import PURPOSES
from dxmatch.models.pool.rows import Bytes, verdicts
from dxmatch.scoring.algebra import Constraint
from dxmatch.scoring.labels import purpose_label
from dxmatch.scoring.parameter import checked_choice
from dxmatch.scoring.reason import Reason, reason

SOURCE = "職業安定法 5条の5; 個人情報保護法 17条・18条・27条"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consented(Constraint):
    """本人の同意があること — the talent agreed to their data being used for this purpose.

    A consent for other purposes, or one that is over, excludes. No record of a consent leaves
    it open, and so does a consent with dates if the position does not say its ``as_of``.

    Args:
        purpose: what the data are used for.

    Example:
        >>> Consented(purpose=Purpose.SHARING).purpose.value
        'sharing'
    """

    title: ClassVar[Text] = Text(ja="本人同意", en="Consent")
    purpose: Purpose = Purpose.MATCHING

    def __post_init__(self) -> None:
        checked_choice(self, "purpose", Purpose)

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        """YES if the purpose is agreed to and the consent is in force."""
        facts = pool.facts
        unknown = ~facts.consent_known[rows]
        agreed = (facts.consent_purposes[rows] & (1 << PURPOSES.index(self.purpose))) != 0
        first, until = facts.consent_from[rows], facts.consent_until[rows]
        if position.as_of is None:
            sure = agreed & (until == FOREVER) & (first == 0)
            return verdicts(agreed | unknown, sure)
        day = np.int32(position.as_of.toordinal())
        in_force = agreed & (first <= day) & (day < until)
        return verdicts(in_force | unknown, in_force)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """What the talent agreed to."""
        purpose, consent = purpose_label(self.purpose), pool.talents[row].consent
        if consent is None:
            return reason("CONSENT_UNKNOWN", source=SOURCE, purpose=purpose)
        if self.purpose not in consent.purposes:
            return reason("CONSENT_OTHER_PURPOSE", source=SOURCE, purpose=purpose)
        if position.as_of is None and (consent.expires or consent.granted):
            return reason("CONSENT_DAY_UNKNOWN", source=SOURCE, purpose=purpose)
        day = position.as_of
        if day and consent.granted and day < consent.granted:
            return reason("CONSENT_LATER", source=SOURCE, since=consent.granted.isoformat())
        if day and consent.expires and day >= consent.expires:
            return reason("CONSENT_OVER", source=SOURCE, until=consent.expires.isoformat())
        return reason("CONSENT_GIVEN", source=SOURCE, purpose=purpose)
