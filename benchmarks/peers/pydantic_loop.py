"""A loop over pydantic models: what one writes first. For small pools only."""

from __future__ import annotations

import heapq

import numpy as np
from pydantic import BaseModel

from benchmarks.market.columns import Market
from benchmarks.market.needs import Asked, Need
from benchmarks.peers.engine import Covers, Engine, Formula, Index, K, Ranking, timed
from benchmarks.peers.numpy_scan import SKILL_POINTS
from benchmarks.peers.ready import Ready

MOST = 20_000
"""Talents above which the loop is left out: it would take the time of all the others."""


class PlainWindow(BaseModel):
    first: int
    last: int
    share: int


class PlainTalent(BaseModel):
    skills: dict[int, int]
    windows: list[PlainWindow]
    min_share: int
    price: int
    onsite: int
    prefectures: set[int]


def engines(ready: Ready) -> list[Engine]:
    """The one engine of this file; none for a large market."""
    if len(ready.market) > MOST:
        return []
    talents, seconds = timed(lambda: _talents(ready.market))

    def best(need: Need) -> Ranking:
        scored = (
            (-_total(talent, need), row)
            for row, talent in enumerate(talents)
            if _eligible(talent, need)
        )
        found = heapq.nsmallest(K, scored)
        rows, totals = [row for _, row in found], [-total for total, _ in found]
        return Ranking(np.array(rows, np.int64), np.array(totals, np.float64))

    label = "Python loop over pydantic models"
    return [Engine(label, Formula.SHEET, Covers.ALL, best, Index(seconds))]


def _talents(market: Market) -> list[PlainTalent]:
    windows, starts = market.windows, market.starts
    return [
        PlainTalent(
            skills=dict(
                zip(
                    market.skill[starts[row] : starts[row + 1]].tolist(),
                    market.level[starts[row] : starts[row + 1]].tolist(),
                    strict=True,
                )
            ),
            windows=[
                PlainWindow(
                    first=int(windows.first[at]),
                    last=int(windows.last[at]),
                    share=int(windows.share[at]),
                )
                for at in range(windows.starts[pattern], windows.starts[pattern + 1])
            ],
            min_share=int(market.min_share[row]),
            price=int(market.price[row]),
            onsite=int(market.onsite[row]),
            prefectures={code for code in range(1, 48) if int(market.reach[row]) >> code & 1},
        )
        for row, pattern in enumerate(market.pattern.tolist())
    ]


def _eligible(talent: PlainTalent, need: Need) -> bool:
    if talent.price > need.budget or talent.min_share > need.share:
        return False
    if need.onsite and (talent.onsite < need.onsite or need.prefecture not in talent.prefectures):
        return False
    free = sum(_overlap(w, need) for w in talent.windows if w.share >= need.share)
    return free == need.end - need.start


def _overlap(window: PlainWindow, need: Need) -> int:
    return max(min(window.last, need.end) - max(window.first, need.start), 0)


def _total(talent: PlainTalent, need: Need) -> int:
    weight = sum(asked.weight for asked in need.asked)
    skills = sum(asked.weight * _credit(talent, asked) for asked in need.asked) // weight
    low, high = need.budget * 80, need.budget * 120
    comfort = min(max(high - talent.price * 100, 0), high - low) * 10_000 // (high - low)
    served = sum(min(w.share, need.roomy) * _overlap(w, need) for w in talent.windows)
    slack = served * 10_000 // (need.roomy * (need.end - need.start))
    return SKILL_POINTS * skills + comfort + slack


def _credit(talent: PlainTalent, asked: Asked) -> int:
    held = [(talent.skills[code], near) for code, near in asked.sources if code in talent.skills]
    return max(
        (
            (5000 + min(max(level, 1), asked.level) * 5000 // asked.level) * near // 10_000
            for level, near in held
        ),
        default=0,
    )
