"""What municipalities ask for: plain numbers for the peers, a `Position` for dxmatch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.random import Generator

from benchmarks.market.draw import TOPICS, topics
from dxmatch.models import Period, Position, Rate, RateUnit, SkillRequirement, Workload

SHARES = (20, 40, 60)
"""One to three days a week, which is what municipalities engage outsiders for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One skill: its weight, the level asked for, and what counts towards it.

    ``sources`` are codes of skills with a similarity of 1 to 10,000.
    """

    skill: str
    weight: int
    level: int
    sources: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Need:
    """A position as plain numbers: days as ordinals, money in yen per full-time month."""

    asked: tuple[Asked, ...]
    start: int
    end: int
    share: int
    budget: int
    prefecture: int
    onsite: int

    @property
    def roomy(self) -> int:
        """The share that full points for spare capacity ask for."""
        return min(100, -(-self.share * 5 // 4))

    def position(self) -> Position:
        """The same need for dxmatch."""
        return Position(
            id="bench",
            title="bench",
            period=Period(start=date.fromordinal(self.start), end=date.fromordinal(self.end)),
            workload=Workload(share=self.share),
            budget=Rate(unit=RateUnit.PERSON_MONTH, high=self.budget),
            prefecture=self.prefecture,
            onsite_days=self.onsite,
            want=tuple(
                SkillRequirement(skill=item.skill, level=item.level, weight=item.weight)
                for item in self.asked
            ),
        )


Choose = Callable[[Generator, int], list[tuple[str, tuple[tuple[int, int], ...]]]]
"""Some different skills, each with what counts towards it."""


class Needs:
    """Needs drawn from one seed: 3 to 10 skills, 2 to 7 months, three of ten weigh three times."""

    def __init__(self, seed: int, choose: Choose, first_month: date = date(2026, 6, 1)) -> None:
        self.rng = np.random.default_rng(seed)
        self.choose = choose
        self.first_month = first_month

    def draw(self, count: int | None = None) -> Need:
        """One need, by month firsts as contracts go; of ``count`` skills if that is given."""
        rng = self.rng
        asked = self.choose(rng, int(rng.integers(3, 11)) if count is None else count)
        first, months = int(rng.integers(0, 14)), int(rng.integers(2, 8))
        return Need(
            asked=tuple(
                Asked(skill, 3 if rng.random() < 0.3 else 1, int(rng.integers(2, 6)), sources)
                for skill, sources in asked
            ),
            start=_month(self.first_month, first),
            end=_month(self.first_month, first + months),
            share=int(rng.choice(SHARES)),
            budget=int(rng.integers(70, 130)) * 10_000,
            prefecture=int(rng.integers(1, 48)),
            onsite=int(rng.choice([0, 4, 8])),
        )

    def several(self, count: int) -> list[Need]:
        """So many needs."""
        return [self.draw() for _ in range(count)]


def _month(first: date, ahead: int) -> int:
    index = first.month - 1 + ahead
    return date(first.year + index // 12, index % 12 + 1, 1).toordinal()


def from_topic(rng: Generator, count: int) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    """Skills of one topic, common and rare alike; each counts towards itself only."""
    topic = topics().members[int(rng.integers(0, TOPICS))]
    found = rng.choice(topic, count, replace=False).tolist()
    return [(f"bench-{code:05d}", ((code, 10_000),)) for code in found]
