"""Experience: years of practice, with local government, and in the industries asked for."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from dxmatch.models import SCALE, ExperienceRequirement, Position, Text, Verdict
from dxmatch.models.pool import ALL, ColumnValue, Rows, TalentPool
from dxmatch.models.pool.rows import Ints
from dxmatch.scoring.algebra import Scorer
from dxmatch.scoring.parameter import checked_whole
from dxmatch.scoring.reason import Fact, Reason, reason
from dxmatch.scoring.requirements import requirement_verdicts
from dxmatch.scoring.unknown import Facts, OpenFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience(Scorer):
    """経験の厚み — years of practice, years with local government, industries asked for.

    The mean of two parts, or of three if the position asks for industries. Years count up to a
    cap, so that they do not stand in for age; unknown counts as none.

    Args:
        years: years of practice that count in full, 1 to 60.
        municipal_years: years with local government that count in full, 1 to 60.

    Example:
        >>> Experience(years=8).municipal_years
        3
    """

    title: ClassVar[Text] = Text(ja="経験", en="Experience")
    years: int = 10
    municipal_years: int = 3

    def __post_init__(self) -> None:
        checked_whole(self, "years", 1, 60)
        checked_whole(self, "municipal_years", 1, 60)

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        """Mean of the parts."""
        parts = [
            _capped(pool.facts.months[rows], self.years),
            _capped(pool.facts.municipal_months[rows], self.municipal_years),
        ]
        return _mean(parts, position, pool, rows, Verdict.YES)

    def column_value(self, position: Position, pool: TalentPool) -> ColumnValue | None:
        """The same for all positions that ask for no industry."""
        if _industries(position):
            return None
        return pool.facts.valued(self, lambda: self.score(position, pool, ALL))

    def reads(self, position: Position) -> Hashable | None:
        """Nothing if no industry is asked for."""
        return None if _industries(position) else ()

    def bounds(self, position: Position, pool: TalentPool, rows: Rows) -> tuple[Ints, Ints]:
        """Unknown years count as none or in full, open industries as not met or met."""
        facts, known = pool.facts, ((0, self.years), (1, self.municipal_years))
        columns = (facts.months[rows], facts.municipal_months[rows])
        parts = [
            np.where(columns[at] < 0, np.int32(SCALE), _capped(columns[at], years))
            for at, years in known
        ]
        most = _mean(parts, position, pool, rows, Verdict.UNKNOWN)
        return self.score(position, pool, rows), most

    def asks(self, position: Position, pool: TalentPool, row: int) -> Facts:
        """Years and industries that are not stated."""
        one, found = np.array([row], np.intp), set()
        if pool.facts.months[row] < 0:
            found.add(OpenFact.YEARS)
        if pool.facts.municipal_months[row] < 0:
            found.add(OpenFact.MUNICIPAL_YEARS)
        for item in _industries(position):
            if int(requirement_verdicts(item, position, pool, one)[0]) == Verdict.UNKNOWN:
                found.add(OpenFact.INDUSTRIES)
        return frozenset(found)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """Years and industries."""
        one, asked = np.array([row], np.intp), _industries(position)
        met = sum(int(requirement_verdicts(item, position, pool, one)[0]) == 2 for item in asked)
        facts: dict[str, Fact] = {
            "years": _years(int(pool.facts.months[row])),
            "full": self.years,
            "municipal": _years(int(pool.facts.municipal_months[row])),
            "full_municipal": self.municipal_years,
        }
        if not asked:
            return reason("EXPERIENCE", facts)
        return reason("EXPERIENCE_INDUSTRIES", facts, industries=met, asked=len(asked))


def _mean(
    years: list[Ints], position: Position, pool: TalentPool, rows: Rows, least: Verdict
) -> Ints:
    """The mean of the years and of the industries whose verdict is at ``least``."""
    asked, parts = _industries(position), list(years)
    if asked:
        found = (requirement_verdicts(item, position, pool, rows) for item in asked)
        met = sum((verdicts >= int(least)).astype(np.int32) for verdicts in found)
        parts.append(np.asarray(met * SCALE // len(asked), np.int32))
    return np.asarray(sum(parts) // len(parts), np.int32)


def _capped(months: NDArray[np.int16], years: int) -> Ints:
    return np.clip(months, 0, years * 12) * np.int32(SCALE) // np.int32(years * 12)


def _industries(position: Position) -> list[ExperienceRequirement]:
    asked = (*position.must, *position.want)
    return [item for item in asked if isinstance(item, ExperienceRequirement)]


def _years(months: int) -> Text:
    if months < 0:
        return Text(ja="不明", en="unknown years")
    years = f"{months / 12:.1f}".removesuffix(".0")
    return Text(ja=f"{years}年", en=f"{years} year" + "s" * (years != "1"))
