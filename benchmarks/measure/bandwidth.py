"""The floor: the bytes that one search has to read, at the speed at which this machine reads."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from benchmarks.market.columns import Market
from benchmarks.market.needs import Need
from benchmarks.peers.engine import optional

_BYTES = 256 * 2**20
"""Far more than any cache holds."""
_PER_TALENT = 2 * 2 + 2 + 1 + 1 + 1
"""Two columns of capacity, price, prefecture, days on site, and the mask once: the smallest
types that hold the values."""
_PER_POSTING = 4 + 1
"""A row and a level."""
_PER_BIT = 1 / 8 + 4 / 64
"""A talent as one bit, and the number of holders before every 64."""


def bytes_to_read(market: Market, needs: Sequence[Need]) -> float:
    """Mean over the needs: must columns of everybody, and of each skill asked for its postings, or
    a bit for everybody where that is less."""
    size = len(market)
    holders = np.bincount(market.skill, minlength=len(market.skill_ids))
    least = np.minimum(holders * _PER_POSTING, size * _PER_BIT)
    skills = [sum(least[code] for a in need.asked for code, _ in a.sources) for need in needs]
    return size * _PER_TALENT + float(np.mean(skills))


def read_speed() -> float:
    """Bytes a second on one thread: the best of several ways and of several tries."""
    large = np.ones(_BYTES // 8)
    whole = large.view(np.int64)
    ways: list[Callable[[], object]] = [
        lambda: np.dot(large, large),
        whole.max,
        lambda: np.bitwise_or.reduce(whole),
    ]
    limits: Any = optional("threadpoolctl")
    with limits.threadpool_limits(1):
        return max(_BYTES / _seconds(way) for way in ways for _ in range(5))


def _seconds(way: Callable[[], object]) -> float:
    began = time.perf_counter()
    way()
    return time.perf_counter() - began
