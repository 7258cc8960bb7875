"""Skills asked for against skills claimed: the kernels behind must and want lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dxmatch.models.pool.postings import Column, Postings
from dxmatch.models.pool.rows import ALL, Bools, Bytes, Index, Ints, Rows, verdicts
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


def coverage(skills: Postings, needs: Sequence[SkillNeed], size: int, rows: Rows = ALL) -> Ints:
    """Mean credit over the needs, weighted; SCALE if nothing is asked."""
    weight = sum(need.weight for need in needs)
    count = len(range(size)[rows]) if isinstance(rows, slice) else rows.size
    if not weight:
        return np.full(count, SCALE, np.int32)
    exact = np.dtype(np.int32 if weight * SCALE < 2**31 else np.int64)
    if not isinstance(rows, slice) and _few(skills, needs, rows):
        parts = (_search(skills, need, rows).astype(exact) * need.weight for need in needs)
        return np.asarray(sum(parts) // weight, np.int32)
    wanted, total = np.zeros(size, np.bool_), np.zeros(size, exact)
    wanted[rows] = True
    best = np.zeros(size, np.int32)
    for need in needs:
        holders, credit = _scan(skills, need, wanted)
        np.maximum.at(best, holders, credit)
        # A row may occur twice among the holders: it is then written twice with the same sum.
        total[holders] = total[holders] + best[holders].astype(exact) * need.weight
        best[holders] = 0
    return np.asarray(total[rows] // weight, np.int32)


def best_claims(skills: Postings, need: SkillNeed, size: int, rows: Rows = ALL) -> Ints:
    """The best claim towards one need: similarity × fit, 0 … SCALE."""
    return coverage(skills, (replace(need, weight=1),), size, rows)


def _few(skills: Postings, needs: Sequence[SkillNeed], rows: Index) -> bool:
    """Whether searching for each row is cheaper than scanning everybody who has the skills."""
    scanned = sum(skills.merged(need.sources).rows.size for need in needs)
    searched = sum(len(need.sources) for need in needs) * rows.size
    return searched * _SEARCH_COST < scanned


_SEARCH_COST = 16
"""Entries that can be scanned in the time of one binary search."""


def _search(skills: Postings, need: SkillNeed, rows: Index) -> Ints:
    """Best credit of each row, by binary search in the ascending columns."""
    best = np.zeros(rows.size, np.int32)
    for source, similarity in need.sources:
        column = skills.of(source)
        if not column.rows.size:
            continue
        at = column.rows.searchsorted(rows)
        np.minimum(at, column.rows.size - 1, out=at)
        found = np.flatnonzero(column.rows.take(at) == rows)
        at = at.take(found)
        fit = claim_fit(need, column.first.take(at), column.second.take(at))
        best[found] = np.maximum(best[found], fit * np.int32(similarity) // np.int32(SCALE))
    return best


def _scan(skills: Postings, need: SkillNeed, wanted: Bools) -> tuple[Index, Ints]:
    """Every claim of a wanted row that counts towards a need: its row, and its credit."""
    claims = skills.merged(need.sources)
    kept = np.flatnonzero(wanted.take(claims.rows))
    credit = claims.number.take(kept)
    if need.level or need.months:
        fit = claim_fit(need, claims.first.take(kept), claims.second.take(kept))
        credit = fit * credit // np.int32(SCALE)
    return claims.rows.take(kept), credit


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
