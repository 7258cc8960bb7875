"""What a line can say about facts that a vendor left out: which they are, and how much they weigh.

Both protocols are optional for a line. A want line without them counts as anything from 0 to SCALE,
which is sound but proves little; a must line without them has one open fact, `OpenFact.OTHER`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol, runtime_checkable

import numpy as np

from dxmatch.models import SCALE, Position, Verdict
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Ints
from dxmatch.scoring.algebra import AnyOf, Constraint, Line, Not, Scorer


class OpenFact(StrEnum):
    """A fact that a vendor can be asked for."""

    SKILLS = "skills"
    SKILL_DEPTH = "skill_depth"
    """Level or years of a skill that is claimed."""
    REGISTRATION = "registration"
    LANGUAGES = "languages"
    INDUSTRIES = "industries"
    YEARS = "years"
    MUNICIPAL_YEARS = "municipal_years"
    AVAILABILITY = "availability"
    RATE = "rate"
    ONSITE_DAYS = "onsite_days"
    PREFECTURES = "prefectures"
    FORMS = "forms"
    CONSENT = "consent"
    COLLABORATION = "collaboration"
    AS_OF = "as_of"
    """The day on which a position is judged: the municipality's to say."""
    PLACE = "place"
    """Where the position is: the municipality's to say."""
    OTHER = "other"
    """Whatever a line asks for that does not say what it is."""


FOR_THE_POSITION = frozenset({OpenFact.AS_OF, OpenFact.PLACE})
"""Facts of the position, not of a talent."""

Facts = frozenset[OpenFact]
NO_FACTS: Facts = frozenset()


@runtime_checkable
class Asks(Protocol):
    """A line that names the facts it would like to know."""

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:
        """The facts of one talent that are open and that this line reads."""


@runtime_checkable
class Bounded(Protocol):
    """A want line that knows its lowest and highest value."""

    def bounds(self, position: Position, pool: TalentPool, rows: Rows) -> tuple[Ints, Ints]:
        """The least and the greatest value (int32, 0 … SCALE) however open facts are resolved."""


def value_bounds(
    line: Scorer, position: Position, pool: TalentPool, rows: Rows
) -> tuple[Ints, Ints]:
    """Least and greatest value per row: what the line says, else 0 and SCALE."""
    if isinstance(line, Bounded):
        return line.bounds(position, pool, rows)
    return pool.full(rows, 0), pool.full(rows, SCALE)


def open_facts(line: Line, position: Position, pool: TalentPool, row: int) -> Facts:
    """The facts that could still change what a line says of one talent.

    Empty for a must line that says YES or NO: both are final, only UNKNOWN can change.
    """
    if isinstance(line, Constraint):
        one = np.array([row], np.intp)
        if int(line.check(position, pool, one)[0]) != int(Verdict.UNKNOWN):
            return NO_FACTS
    if isinstance(line, Not):
        return open_facts(line.of, position, pool, row)
    if isinstance(line, AnyOf):
        return NO_FACTS.union(*(open_facts(part, position, pool, row) for part in line.of))
    if isinstance(line, Asks):
        return line.asks(position, pool, row) or frozenset({OpenFact.OTHER})
    return frozenset({OpenFact.OTHER})
