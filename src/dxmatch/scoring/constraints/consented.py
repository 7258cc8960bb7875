"""Consented: did the talent agree to this use of their data?"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from dxmatch.models import Consent, Position, Purpose, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Bytes
from dxmatch.scoring.algebra import Constraint
from dxmatch.scoring.labels import NOT_STATED, listed, purpose_label
from dxmatch.scoring.parameter import checked_choice
from dxmatch.scoring.reason import Fact, Reason, reason
from dxmatch.scoring.unknown import Facts, OpenFact

SOURCE = "職業安定法 5条の5; 個人情報保護法 17条・18条・27条"
AS_OF = "2026-06-14"
"""The day on which the two laws were read."""


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

    def reads(self, position: Position) -> Hashable:
        """The day; a tuple, because None stands for something else."""
        return (position.as_of,)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """What the talent agreed to, from when to when, and on which day that is judged."""
        consent, day = pool.talents[row].consent, position.as_of
        facts: dict[str, Fact] = {"purpose": purpose_label(self.purpose)}
        if consent is None:
            return reason("CONSENT_UNKNOWN", facts, source=SOURCE, as_of=AS_OF)
        facts["agreed"] = listed(map(purpose_label, sorted(consent.purposes)))
        facts["since"] = consent.granted.isoformat() if consent.granted else NOT_STATED
        facts["until"] = consent.expires.isoformat() if consent.expires else NOT_STATED
        facts["day"] = day.isoformat() if day else NOT_STATED
        return reason(self._code(position, consent), facts, source=SOURCE, as_of=AS_OF)

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:  # noqa: ARG002
        """The consent, or the day on which it has to be in force."""
        missing = pool.talents[row].consent is None
        return frozenset({OpenFact.CONSENT if missing else OpenFact.AS_OF})

    def _code(self, position: Position, consent: Consent) -> str:
        day = position.as_of
        if self.purpose not in consent.purposes:
            code = "CONSENT_OTHER_PURPOSE"
        elif day is None and (consent.expires or consent.granted):
            code = "CONSENT_DAY_UNKNOWN"
        elif day and consent.granted and day < consent.granted:
            code = "CONSENT_LATER"
        elif day and consent.expires and day >= consent.expires:
            code = "CONSENT_OVER"
        else:
            code = "CONSENT_GIVEN"
        return code
