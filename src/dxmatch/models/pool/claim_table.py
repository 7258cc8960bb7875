"""Different skill claims as numbers; a `SkillClaim` is made when somebody looks at it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isnan
from typing import Any, Final, overload

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.rows import Index
from dxmatch.models.skill_claim import Evidence, SkillClaim, known_claim

EVIDENCE: Final = tuple(Evidence)
CLAIM: Final = np.dtype(
    [("skill", "u4"), ("level", "u1"), ("years", "f8"), ("last_used", "i4"), ("evidence", "u1")]
)
"""A claim: the place of its skill, and what it says; no level and no day are 0, no years NaN."""


class Claims(Sequence[SkillClaim]):
    """Claims by number, each made once, when somebody looks at it."""

    made: dict[int, SkillClaim]

    @overload
    def __getitem__(self, key: int) -> SkillClaim: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[SkillClaim, ...]: ...
    def __getitem__(self, key: int | slice) -> SkillClaim | tuple[SkillClaim, ...]:
        if isinstance(key, slice):
            return tuple(map(self.__getitem__, range(len(self))[key]))
        place = range(len(self))[key]
        claim = self.made.get(place)
        return self._make(place) if claim is None else claim

    @abstractmethod
    def _make(self, place: int) -> SkillClaim:
        """The claim of this number, which is in `made` from then on."""


@dataclass(frozen=True, eq=False, repr=False)
class ClaimTable(Claims):
    """Claims by number.

    Attributes:
        skills: the names of the skills.
        rows: the claims, as `CLAIM`.
        made: the claims that were looked at already, by number.
    """

    skills: Sequence[str]
    rows: NDArray[Any]
    made: dict[int, SkillClaim] = field(default_factory=dict)

    def take(self, places: Index) -> ClaimTable:
        """Some of the claims, in the order of ``places``."""
        new = np.full(len(self), -1)
        new[places] = np.arange(places.size)
        made = {int(new[old]): claim for old, claim in self.made.items() if new[old] >= 0}
        return ClaimTable(self.skills, self.rows[places], made)

    def __len__(self) -> int:
        return int(self.rows.size)

    def _make(self, place: int) -> SkillClaim:
        claim = self.made[place] = claim_of(self.skills, self.rows[place].item())
        return claim

    def __iter__(self) -> Iterator[SkillClaim]:
        made = self.made
        for place, row in enumerate(self.rows.tolist()):
            claim = made.get(place)
            if claim is None:
                claim = made[place] = claim_of(self.skills, row)
            yield claim

    def __repr__(self) -> str:
        return f"ClaimTable({len(self)})"


def claim_of(skills: Sequence[str], row: tuple[Any, ...]) -> SkillClaim:
    """The claim of one row of `CLAIM`."""
    skill, level, years, day, evidence = row
    return known_claim(
        skills[skill],
        level or None,
        None if isnan(years) else years,
        date.fromordinal(day) if day else None,
        EVIDENCE[evidence],
    )
