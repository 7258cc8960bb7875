"""Rarity of skills (inverse document frequency) as a frozen value, never read off the pool."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

from dxmatch.models.pool import SkillNeed, TalentPool

BASE = 100
"""The rarity of a skill that everybody has; a rarer one weighs more."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """Whole weights per skill: BASE × (1 + ln(talents / holders)), fixed when fitted.

    A skill that nobody held when the weights were fitted gets the highest weight, and so does
    every skill that the table does not know. The empty table weighs all skills the same.
    """

    weights: tuple[tuple[str, int], ...] = ()
    unseen: int = BASE
    _factors: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_factors", dict(self.weights))

    @classmethod
    def fit(cls, pool: TalentPool, skills: Iterable[str] = ()) -> Rarity:
        """Weights from the talents of one pool, for all its skills and for ``skills``."""
        size, counts = max(len(pool), 1), pool.skills.counts()
        unseen = _weight(size, 1)
        known = {skill: _weight(size, count) for skill, count in counts.items()}
        known |= {skill: unseen for skill in skills if skill not in known}
        return cls(tuple(sorted(known.items())), unseen)

    def weigh(self, need: SkillNeed) -> SkillNeed:
        """The same need with its weight times the rarity of its skill."""
        return need._replace(weight=self.weight(need.skill, need.weight))

    def weight(self, skill: str, weight: int) -> int:
        """A weight times the rarity of the skill."""
        return weight * self._factors.get(skill, self.unseen) if self.weights else weight


def _weight(size: int, count: int) -> int:
    return round(BASE * (1 + log(size / count)))
