"""Consented: did the talent agree to this use of their data?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dxmatch.models import Position, Purpose, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Bytes
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
        return pool.facts.consent_verdicts(self.purpose, position.as_of, rows)

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
