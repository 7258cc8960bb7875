"""A seeded pool and positions for benchmarks: real skill names, Zipf popularity."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from dxmatch.models import (
    Availability,
    Period,
    Position,
    Rate,
    RateUnit,
    SkillClaim,
    SkillRequirement,
    Talent,
    Workload,
    WorkStyle,
)
from dxmatch.vocabulary import Vocabulary

FIRST_DAY = date(2026, 10, 1)
SKILLS_PER_TALENT = 13
POPULARITY = 0.75
"""Zipf exponent: the most common skill is held by about half of the talents."""


class Market:
    """Talents and positions drawn from one seed."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.skills = sorted(skill.id for skill in Vocabulary.default())
        self.rng.shuffle(self.skills)
        weight = 1 / np.arange(1, len(self.skills) + 1) ** POPULARITY
        self.popularity = weight / weight.sum()
        self._claims: dict[tuple[int, int], SkillClaim] = {}

    def talents(self, size: int) -> list[Talent]:
        """``size`` talents; parts that repeat are shared, as an importer does."""
        free = [
            Availability.from_day(FIRST_DAY + timedelta(days=days), share)
            for days in range(0, 180, 7)
            for share in (20, 40, 60, 80, 100)
        ]
        rates = [Rate.exactly(amount * 10_000) for amount in range(40, 140, 5)]
        styles = [
            WorkStyle(onsite_days=days, home_prefecture=home, prefectures=reach)
            for days in (0, 4, 8, 20)
            for home in range(1, 48)
            for reach in (frozenset({home, 13, 27}), frozenset(range(1, 48)))
        ]
        rng, count = self.rng, len(self.skills)
        skills = rng.choice(count, size=(size, SKILLS_PER_TALENT), p=self.popularity)
        levels = rng.integers(1, 6, size=skills.shape)
        picks = [rng.integers(0, len(options), size) for options in (free, rates, styles)]
        return [
            Talent.model_construct(
                **(_BLANK | {"vendor": "bench", "id": f"{row:07d}"}),
                skills=tuple(
                    self._claim(skill, level)
                    for skill, level in dict(
                        zip(skills[row].tolist(), levels[row].tolist(), strict=True)
                    ).items()
                ),
                availability=free[picks[0][row]],
                rate=rates[picks[1][row]],
                work_style=styles[picks[2][row]],
            )
            for row in range(size)
        ]

    def _claim(self, skill: int, level: int) -> SkillClaim:
        key = (skill, level)
        if key not in self._claims:
            self._claims[key] = SkillClaim(skill=self.skills[skill], level=level)
        return self._claims[key]

    def position(self) -> Position:
        """One position: 3 to 8 skills, schedule, budget, days on site."""
        rng = self.rng
        first, months = int(rng.integers(2, 7)), int(rng.integers(2, 9))
        asked = rng.choice(
            len(self.skills), size=int(rng.integers(3, 9)), p=self.popularity, replace=False
        )
        return Position(
            id="bench",
            title="bench",
            period=Period(start=_month(first), end=_month(first + months)),
            workload=Workload(share=int(rng.choice([20, 40, 60]))),
            budget=Rate(unit=RateUnit.PERSON_MONTH, high=int(rng.integers(60, 120)) * 10_000),
            prefecture=int(rng.integers(1, 48)),
            onsite_days=int(rng.choice([0, 4, 8])),
            want=tuple(
                SkillRequirement(skill=self.skills[skill], level=3, weight=int(rng.integers(1, 4)))
                for skill in asked
            ),
        )


def _month(ahead: int) -> date:
    """The first of a month; periods start and end with months, as contracts do."""
    index = FIRST_DAY.month - 1 + ahead
    return date(FIRST_DAY.year + index // 12, index % 12 + 1, 1)


_BLANK = Talent(vendor="bench", id="0").__dict__ | {}
for _key in ("skills", "availability", "rate", "work_style"):
    _BLANK.pop(_key)
