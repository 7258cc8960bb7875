"""Skill claims collected as numbers; equal ones have one number."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.claim_table import CLAIM, EVIDENCE, Claims, ClaimTable, claim_of
from dxmatch.models.pool.coded import key_of_value
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Index
from dxmatch.models.skill_claim import Evidence, SkillClaim

_STEPS: Final = 62
"""What a plain claim may say of years: nothing, or 0 to 60."""

_UNKNOWN: Final = array("i", [-1] * _STEPS)


class ClaimBuilder(Claims):
    """Different claims by number.

    Nearly all claims of a feed are plain: a skill and perhaps whole years, which somebody says of
    themselves. Those are found and numbered many at once, by their place in a table.
    """

    def __init__(self) -> None:
        self._skills: dict[str, int] = {}
        self._names: list[str] = []
        self._rows = bytearray()
        self._plain = array("i")
        self._numbers: dict[Hashable, int] = {}
        self.made: dict[int, SkillClaim] = {}
        self._by_place: dict[int, int] = {}

    @property
    def skills(self) -> Sequence[str]:
        """The skills that are claimed, by the number of `skill_number`."""
        return self._names

    def skill_number(self, skill: str) -> int:
        """The number of a skill; a claim on it was made before, so its name is right."""
        number = self._skills.setdefault(skill, len(self._names))
        if number == len(self._names):
            self._names.append(skill)
            self._plain.extend(_UNKNOWN)
        return number

    def plain(self, skills: Index, years: Index) -> Index:
        """The numbers of many plain claims: skills by number; years from 0 to 60, none is -1."""
        places = skills * _STEPS + (years + 1)
        # A view; nothing is appended to the array while it lives.
        known = np.frombuffer(self._plain, np.int32)
        new = np.unique(places[known[places] < 0])
        known[new] = np.arange(len(self), len(self) + new.size)
        skill, step = np.divmod(new, _STEPS)
        rows = np.zeros(new.size, CLAIM)
        rows["skill"], rows["years"] = skill, np.where(step > 0, step - 1.0, np.nan)
        rows["evidence"] = EVIDENCE.index(Evidence.SELF)
        self._rows += rows.tobytes()
        numbers: Index = known[places].astype(np.intp)
        return numbers

    def number(self, claim: SkillClaim) -> int:
        """The number of one claim."""
        known = self._by_place.get(id(claim))
        return self._numbered(claim) if known is None else known

    def _numbered(self, claim: SkillClaim) -> int:
        skill = self.skill_number(claim.skill)
        if is_plain(claim):
            place = skill * _STEPS + (0 if claim.years is None else int(claim.years) + 1)
            number = self._plain[place]
            if number < 0:
                number = self._plain[place] = self._append(claim, skill)
        else:
            key = key_of_value(claim)
            known = self._numbers.get(key)
            number = self._append(claim, skill) if known is None else known
            self._numbers[key] = number
        if self.made.setdefault(number, claim) is claim:
            self._by_place[id(claim)] = number  # it is kept, so nothing else gets its place
        return number

    def _append(self, claim: SkillClaim, skill: int) -> int:
        number = len(self)
        years = np.nan if claim.years is None else claim.years
        day = 0 if claim.last_used is None else claim.last_used.toordinal()
        said = (skill, claim.level or 0, years, day, EVIDENCE.index(claim.evidence))
        self._rows += np.array([said], CLAIM).tobytes()
        return number

    def skills_of(self, claims: Codes) -> Index:
        """The number of the skill of each of some claims."""
        skills: Index = self._table()["skill"].astype(np.intp)
        return skills[claims]

    def build(self) -> ClaimTable:
        """All claims so far."""
        return ClaimTable(tuple(self._names), self._table(), dict(self.made))

    def _table(self) -> NDArray[Any]:
        return np.frombuffer(bytes(self._rows), CLAIM)

    def __len__(self) -> int:
        return len(self._rows) // CLAIM.itemsize

    def _make(self, place: int) -> SkillClaim:
        start = place * CLAIM.itemsize
        row = np.frombuffer(bytes(self._rows[start : start + CLAIM.itemsize]), CLAIM)
        claim = self.made[place] = claim_of(self._names, row[0].item())
        self._by_place[id(claim)] = place
        return claim


def is_plain(claim: SkillClaim) -> bool:
    """Whether a claim says nothing but a skill, and perhaps whole years."""
    return (
        type(claim) is SkillClaim
        and claim.level is None
        and claim.last_used is None
        and claim.evidence is Evidence.SELF
        and (claim.years is None or claim.years.is_integer())
    )
