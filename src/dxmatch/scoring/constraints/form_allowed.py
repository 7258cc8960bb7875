"""FormAllowed: does the talent accept one of the engagement forms on offer?"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from dxmatch.models import EngagementForm, Position, Text, Verdict
from dxmatch.models.pool import ColumnTest, Rows, TalentPool
from dxmatch.models.pool.facts import form_bits
from dxmatch.models.pool.rows import Bytes
from dxmatch.scoring.algebra import Constraint
from dxmatch.scoring.labels import form_label, listed
from dxmatch.scoring.reason import Reason, reason
from dxmatch.scoring.unknown import Facts, OpenFact


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAllowed(Constraint):
    """任用・契約形態が一致すること — the talent accepts a form that the position offers.

    A position without forms is open to any; a talent who states none leaves it open. The form
    decides who may direct the work and for how long, so it is never guessed.

    Example:
        >>> FormAllowed()
        FormAllowed()
    """

    title: ClassVar[Text] = Text(ja="任用・契約形態", en="Engagement form")

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        """YES if the two sets of forms meet."""
        if not position.forms:
            return pool.everybody(Verdict.YES, rows)
        return pool.facts.form_verdicts(form_bits(position.forms), rows)

    def column_test(self, position: Position, pool: TalentPool) -> ColumnTest | None:
        """None if the position is open to any form."""
        return super(FormAllowed, self).column_test(position, pool) if position.forms else None

    def reads(self, position: Position) -> Hashable:
        """The forms."""
        return position.forms

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """The forms of both sides."""
        if not position.forms:
            return reason("FORM_ANY")
        offered = _names(position.forms)
        forms = pool.talents[row].forms
        if forms is None:
            return reason("FORM_UNKNOWN", offered=offered)
        common = position.forms & forms
        if common:
            both = {"offered": offered, "accepted": _names(forms)}
            return reason("FORM_FITS", both, forms=_names(common))
        return reason("FORM_DIFFERS", offered=offered, accepted=_names(forms))

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:  # noqa: ARG002
        """The forms that the talent accepts."""
        return frozenset({OpenFact.FORMS})


def _names(forms: frozenset[EngagementForm]) -> Text:
    return listed(form_label(form) for form in sorted(forms))
