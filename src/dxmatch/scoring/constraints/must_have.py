"""MustHave: are the required skills, certificates, languages and industries there?"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dxmatch.models import Position, Text, Verdict
from dxmatch.models.pool import ColumnTest, Rows, TalentPool
from dxmatch.models.pool.rows import Bytes
from dxmatch.scoring.algebra import Constraint
from dxmatch.scoring.held import held_label
from dxmatch.scoring.labels import compared, listed, requirement_label
from dxmatch.scoring.reason import Fact, Reason, reason
from dxmatch.scoring.requirements import requirement_fact, requirement_verdicts
from dxmatch.scoring.unknown import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class MustHave(Constraint):
    """必須要件をすべて満たすこと — every required skill, certificate, language and industry.

    A skill counts if it is claimed, or another that implies it (a framework implies its
    language). A claim without the level or years that are asked for leaves it open. A
    certificate must be valid on the first day of the period; where registration is asked for, a
    passed examination leaves it open. Languages and industries that are not stated leave it open.

    Example:
        >>> MustHave()
        MustHave()
    """

    title: ClassVar[Text] = Text(ja="必須要件", en="Must-have requirements")

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        """The least verdict of all requirements."""
        least = pool.everybody(Verdict.YES, rows)
        for requirement in position.must:
            least = np.minimum(least, requirement_verdicts(requirement, position, pool, rows))
        return least

    def column_test(self, position: Position, pool: TalentPool) -> ColumnTest | None:
        """None if nothing is required."""
        return super(MustHave, self).column_test(position, pool) if position.must else None

    def reads(self, position: Position) -> Hashable | None:
        """Nothing if nothing is required."""
        return None if position.must else ()

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """Every requirement with what the talent states: those not met, open, or met."""
        one, talent = np.array([row], np.intp), pool.talents[row]
        found: dict[Verdict, list[Text]] = {verdict: [] for verdict in Verdict}
        for requirement in position.must:
            verdict = Verdict(int(requirement_verdicts(requirement, position, pool, one)[0]))
            asked, held = requirement_label(requirement), held_label(requirement, talent)
            found[verdict].append(compared(asked, held))
        if not position.must:
            return reason("MUST_NONE")
        facts: dict[str, Fact] = {
            "met": listed(found[Verdict.YES]),
            "asked": len(position.must),
            "missing": listed(found[Verdict.NO]),
            "open": listed(found[Verdict.UNKNOWN]),
        }
        if found[Verdict.NO]:
            return reason("MUST_MISSING", facts)
        if found[Verdict.UNKNOWN]:
            return reason("MUST_OPEN", facts)
        return reason("MUST_MET", facts)

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:
        """What the open requirements lack."""
        one = np.array([row], np.intp)
        return frozenset(
            requirement_fact(requirement, pool, row)
            for requirement in position.must
            if int(requirement_verdicts(requirement, position, pool, one)[0]) == Verdict.UNKNOWN
        )
