"""A seeded market: Zipf skills in topics, free windows over two years, prices, places.

The same seed gives the same talents; a larger market begins with the talents of a smaller one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from benchmarks.market.columns import Index, Ints, Market, Small, Windows

FIRST_DAY = date(2026, 4, 6).toordinal()
"""A Monday; windows start and end on Mondays of the 104 weeks from here on."""
WEEKS = 104
SKILLS, TOPICS, TOPIC_SKILLS = 20_000, 300, 150
PATTERNS = 50_000
"""Different calendars; talents of a large market share them, as equal cells of a feed are shared.
Every talent still has windows of their own in the columns of a pool."""
_ZIPF, _ZIPF_IN_TOPIC = 0.88, 0.4
_DRAWS = (8, 20)
_FROM_TOPIC = 0.6
_BLOCK = 10_000


@dataclass(frozen=True, eq=False)
class Topics:
    """Which skills go together, and how popular each is."""

    popularity: NDArray[np.float64]
    members: Ints
    heights: NDArray[np.float64]
    """Cumulative popularity within each topic, plus the number of the topic: one search serves
    all topics."""

    def drawn(self, rng: Generator, topics: Index) -> Ints:
        """One skill of each of these topics."""
        at = np.searchsorted(self.heights.ravel(), topics + rng.random(topics.shape))
        return np.asarray(self.members.ravel()[np.minimum(at, self.members.size - 1)])


@cache
def topics() -> Topics:
    """The topics of every market."""
    rng = np.random.default_rng(300)
    popularity = 1 / np.arange(1, SKILLS + 1) ** _ZIPF
    popularity = rng.permutation(popularity / popularity.sum())
    # The largest of log p + Gumbel noise are a draw without replacement in proportion to p.
    noise = np.log(popularity) + rng.gumbel(size=(TOPICS, SKILLS))
    members = np.argpartition(-noise, TOPIC_SKILLS, axis=1)[:, :TOPIC_SKILLS].astype(np.int32)
    share = popularity[members] ** (_ZIPF_IN_TOPIC / _ZIPF)
    heights = np.cumsum(share / share.sum(axis=1, keepdims=True), axis=1)
    heights[:, -1] = 1.0
    return Topics(popularity, members, heights + np.arange(TOPICS)[:, None])


def draw(size: int, seed: int) -> Market:
    """``size`` talents."""
    blocks = [_block(np.random.default_rng([seed, number])) for number in range(-(-size // _BLOCK))]
    skills, levels, sizes, small = (
        np.concatenate([block[part] for block in blocks]) for part in range(4)
    )
    return Market(
        skill_ids=tuple(f"bench-{code:05d}" for code in range(SKILLS)),
        starts=np.concatenate([[0], np.cumsum(sizes)]),
        skill=skills.astype(np.int32),
        level=levels.astype(np.uint8),
        windows=_windows(np.random.default_rng([seed, -1 % 2**32])),
        pattern=small[:, 0],
        min_share=np.array([0, 0, 0, 0, 0, 0, 0, 20, 20, 40], np.uint8)[small[:, 0] % 10],
        price=small[:, 1],
        onsite=small[:, 2].astype(np.uint8),
        reach=_reach()[small[:, 3]],
    ).head(size)


def _block(rng: Generator) -> tuple[Ints, Small, Index, Ints]:
    """Claims, their levels, how many each talent has, and the other columns."""
    skill, level, sizes = _claims(rng)
    small = np.column_stack(
        [
            rng.integers(0, PATTERNS, _BLOCK),
            rng.integers(40, 140, _BLOCK) * 10_000,
            rng.choice([0, 4, 8, 20], _BLOCK, p=[0.3, 0.3, 0.2, 0.2]),
            rng.integers(0, _reach().size, _BLOCK),
        ]
    )
    return skill, level, sizes, small.astype(np.int32)


def _claims(rng: Generator) -> tuple[Ints, Small, Index]:
    known, most = topics(), _DRAWS[1]
    own = rng.integers(0, TOPICS, (_BLOCK, 2))
    which = own[np.arange(_BLOCK)[:, None], rng.integers(0, 2, (_BLOCK, most))]
    anywhere = np.searchsorted(np.cumsum(known.popularity), rng.random((_BLOCK, most)))
    anywhere = np.minimum(anywhere, SKILLS - 1)
    topical = rng.random((_BLOCK, most)) < _FROM_TOPIC
    skills = np.where(topical, known.drawn(rng, which), anywhere).astype(np.int32)
    wanted = rng.integers(_DRAWS[0], most + 1, _BLOCK)
    skills[np.arange(most) >= wanted[:, None]] = SKILLS
    skills.sort(axis=1)
    kept = skills < SKILLS
    kept[:, 1:] &= skills[:, 1:] != skills[:, :-1]
    levels = rng.integers(1, 6, skills.shape).astype(np.uint8)
    return skills[kept], levels[kept], kept.sum(axis=1)


def _windows(rng: Generator) -> Windows:
    """Up to three overlapping bookable segments, added up to windows of constant capacity."""
    count = rng.choice([1, 2, 3], PATTERNS, p=[0.45, 0.35, 0.2])
    first = rng.integers(0, 78, (PATTERNS, 3))
    last = np.minimum(first + rng.integers(13, 79, (PATTERNS, 3)), WEEKS)
    tenths = rng.choice([2, 4, 6, 8, 10], (PATTERNS, 3))
    tenths[np.arange(3) >= count[:, None]] = 0
    edges = np.sort(np.concatenate([first, last], axis=1), axis=1)
    inside = (first[:, None] <= edges[:, :-1, None]) & (edges[:, :-1, None] < last[:, None])
    share = np.minimum((inside * tenths[:, None]).sum(axis=2) * 10, 100)
    share[edges[:, :-1] == edges[:, 1:]] = 0
    row, at = np.nonzero(share)
    start, end, height = edges[row, at], edges[row, at + 1], share[row, at]
    fresh = np.ones(row.size, np.bool_)
    fresh[1:] = (row[1:] != row[:-1]) | (start[1:] != end[:-1]) | (height[1:] != height[:-1])
    head = np.flatnonzero(fresh)
    tail = np.concatenate([head[1:], [row.size]]) - 1
    return Windows(
        starts=np.searchsorted(row[head], np.arange(PATTERNS + 1)),
        first=(FIRST_DAY + 7 * start[head]).astype(np.int32),
        last=(FIRST_DAY + 7 * end[tail]).astype(np.int32),
        share=height[head].astype(np.int32),
    )


@cache
def _reach() -> Index:
    """Home only, home with Tokyo and Osaka, or everywhere; every prefecture once each."""
    homes = [1 << home for home in range(1, 48)]
    cities, everywhere = (1 << 13) | (1 << 27), sum(homes)
    return np.array(homes + [home | cities for home in homes] + [everywhere] * len(homes), np.int64)
