"""Skills asked for against skills claimed: the kernels behind must and want lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dxmatch.models.pool.postings import Column, Postings
from dxmatch.models.pool.rows import ALL, Bools, Bytes, Ints, Rows, verdicts
from dxmatch.models.verdict import SCALE


@dataclass(frozen=True, slots=True)
class SkillNeed:
    """One skill asked for: which claims count towards it, and how much of each (0 … SCALE).

    ``level`` (1 to 7) and ``months`` are the minimum, 0 if none is asked.
    """

    skill: str
    sources: tuple[tuple[str, int], ...]
    weight: int = 1
    level: int = 0
    months: int = 0


def claim_fit(need: SkillNeed, level: Ints, months: Ints) -> Ints:
    """How well claims meet the minimum: half for the skill itself, half for level and years.

    An unknown level counts as level 1 and unknown years as none, so that saying more never
    lowers the fit. 0 … SCALE.
    """
    half = SCALE // 2
    parts = []
    if need.level:
        known = np.minimum(np.maximum(level, 1), need.level)
        parts.append(known * half // need.level)
    if need.months:
        parts.append(np.clip(months, 0, need.months) * half // need.months)
    if not parts:
        return np.full(level.size, SCALE, np.int32)
    return np.asarray(half + sum(parts) // len(parts), np.int32)


def best_claims(skills: Postings, need: SkillNeed, size: int) -> Ints:
    """The best claim towards one need, for every row: similarity × fit, 0 … SCALE."""
    best = np.zeros(size, np.int32)
    for source, similarity in need.sources:
        column = skills.of(source)
        if not column.rows.size:
            continue
        if need.level or need.months:
            value = claim_fit(need, column.first, column.second) * similarity // SCALE
            best[column.rows] = np.maximum(best[column.rows], value)
        else:
            best[column.rows] = np.maximum(best[column.rows], np.int32(similarity))
    return best


def coverage(skills: Postings, needs: Sequence[SkillNeed], size: int, rows: Rows = ALL) -> Ints:
    """Mean credit over the needs, weighted; SCALE if nothing is asked."""
    weight = sum(need.weight for need in needs)
    if not weight:
        return np.full(np.empty(size, np.bool_)[rows].size, SCALE, np.int32)
    total = np.zeros(size, np.int64)
    for need in needs:
        total += best_claims(skills, need, size) * np.int64(need.weight)
    return np.asarray(total[rows] // weight, np.int32)


def holds(skills: Postings, need: SkillNeed, listed: Bools) -> Bytes:
    """Verdict per row: does a claim that counts fully meet the minimum?

    A claim without the level or years that are asked for leaves it open, and so does a talent
    without any skill list.
    """
    possible, sure = ~listed, np.zeros(listed.size, np.bool_)
    for source, similarity in need.sources:
        if similarity < SCALE:
            continue
        column = skills.of(source)
        may, does = _meets(need, column)
        possible[column.rows] |= may
        sure[column.rows] |= does
    return verdicts(possible, sure)


def _meets(need: SkillNeed, column: Column) -> tuple[Bools, Bools]:
    level_ok, level_open = column.first >= need.level, column.first == 0
    years_ok, years_open = column.second >= need.months, column.second < 0
    does = level_ok & (years_ok | (need.months == 0))
    may = (level_ok | level_open) & (years_ok | years_open)
    return may | does, does
