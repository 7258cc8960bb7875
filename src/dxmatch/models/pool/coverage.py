"""Skills asked for against skills claimed: the kernels behind must and want lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from dxmatch.models.pool.kernels import Plan
from dxmatch.models.pool.kernels.column_tests import is_column
from dxmatch.models.pool.postings import SEARCH_COST, Postings, found
from dxmatch.models.pool.rows import ALL, Bytes, Index, Ints, Longs, Rows, verdicts
from dxmatch.models.verdict import SCALE


class SkillNeed(NamedTuple):
    """One skill asked for: which claims count towards it, and how much of each (0 … SCALE).

    ``level`` (1 to 7) and ``months`` are the minimum, 0 if none is asked.
    """

    skill: str
    sources: tuple[tuple[str, int], ...]
    weight: int = 1
    level: int = 0
    months: int = 0

    def __hash__(self) -> int:
        # Of needs for the same skill the sources are mostly the same, and long.
        return hash((self.skill, self.weight, self.level, self.months))


def claim_fit(least: int, least_months: int, level: Ints, months: Ints) -> Ints:
    """How well claims meet the minimum: half for the skill itself, half for level and years.

    An unknown level counts as level 1 and unknown years as none, so that saying more never
    lowers the fit. 0 … SCALE.
    """
    half = SCALE // 2
    parts = []
    if least:
        known = np.minimum(np.maximum(level, 1), least)
        parts.append(known * half // least)
    if least_months:
        parts.append(np.clip(months, 0, least_months) * half // least_months)
    if not parts:
        return np.full(level.size, SCALE, np.int32)
    return np.asarray(half + sum(parts) // len(parts), np.int32)


def plan_of(skills: Postings, needs: Sequence[SkillNeed]) -> Plan:
    """The needs as stretches of entries; a token that nobody has, or that counts nothing, is left
    out."""
    begin: list[int] = []
    end: list[int] = []
    credit: list[Ints] = []
    first = [0]
    for need in needs:
        # To find one source again takes as long as to look it up.
        if len(need.sources) == 1:
            stretches = _stretches(skills, need)
        else:
            stretches = skills.kept.get(need, partial(_stretches, skills, need))
        for start, stop, counts in stretches:
            begin.append(start)
            end.append(stop)
            credit.append(counts)
        first.append(len(begin))
    return Plan(skills.entries, begin, end, credit, first, [need.weight for need in needs])


def _stretches(skills: Postings, need: SkillNeed) -> list[tuple[int, int, Ints]]:
    """Of every source that somebody has, the first entry, the one after the last, and how much
    each code counts."""
    minimum, found = (need.level, need.months), []
    fit = skills.fits.get(minimum)
    if fit is None:
        fit = skills.fits[minimum] = claim_fit(*minimum, skills.first, skills.second)
    for source, similarity in need.sources:
        begin, end = skills.bounds(source)
        if begin < end and similarity:
            found.append((begin, end, fit if similarity == SCALE else _share(fit, similarity)))
    return found


def _share(fit: Ints, similarity: int) -> Ints:
    return np.asarray(fit.astype(np.int64) * similarity // SCALE, np.int32)


def plan_fault(plan: Plan, postings: Postings) -> str:
    """What is wrong with a plan over these entries; empty if nothing is.

    A kernel reads the entries of a plan without looking where they end.
    """
    if plan.entries is not postings.entries:
        return "a plan over entries that are not of this pool"
    parts, needs = len(plan.begin), len(plan.weight)
    ascending = plan.first_source == sorted(plan.first_source)
    ends = (len(plan.first_source), *plan.first_source[:1], *plan.first_source[-1:])
    if not (
        parts == len(plan.end) == len(plan.credit) and ascending and ends == (needs + 1, 0, parts)
    ):
        return "a plan whose needs and sources do not fit together"
    places = postings.starts.searchsorted(plan.begin)
    stretches = zip(plan.begin, plan.end, strict=True)
    for place, (begin, end) in zip(places.tolist(), stretches, strict=True):
        if postings.starts[place : place + 2].tolist() != [begin, end]:
            return f"a plan with entries {begin} to {end}, which are not those of one token"
    for credit in plan.credit:
        whole = is_column(credit, postings.first.size, (np.dtype(np.int32),))
        if not whole or not 0 <= int(credit.min()) <= int(credit.max()) <= SCALE:
            return f"a plan without a credit of 0 … {SCALE} (int32) for every code"
    positive = min(plan.weight) >= 0 and 0 < plan.total_weight * SCALE < 2**31
    return "" if positive else "a plan with weights below 0, or whose sum is 0 or too large"


def coverage(skills: Postings, needs: Sequence[SkillNeed], size: int, rows: Rows = ALL) -> Ints:
    """Mean credit over the needs, weighted; SCALE if nothing is asked."""
    weight = sum(need.weight for need in needs)
    if not weight:
        return np.full(
            len(range(size)[rows]) if isinstance(rows, slice) else rows.size, SCALE, np.int32
        )
    plan = plan_of(skills, needs)
    if isinstance(rows, slice) or not _few(plan, rows, size):
        return np.asarray(_added(skills, plan, None, size) // weight, np.int32)[rows]
    return np.asarray(_added(skills, plan, rows, rows.size) // weight, np.int32)


def best_claims(skills: Postings, need: SkillNeed, size: int, rows: Rows = ALL) -> Ints:
    """The best claim towards one need: similarity × fit, 0 … SCALE."""
    return coverage(skills, (need._replace(weight=1),), size, rows)


def _few(plan: Plan, rows: Index, size: int) -> bool:
    """Whether searching for each row is cheaper than scanning everybody who has the skills."""
    scanned = sum(plan.end) - sum(plan.begin) + len(plan.weight) * size
    return len(plan.begin) * rows.size * SEARCH_COST < scanned


def _added(skills: Postings, plan: Plan, rows: Index | None, size: int) -> Ints | Longs:
    """Σ weight × best credit: of some rows, searched for, or of everybody."""
    exact = np.dtype(np.int32 if plan.total_weight * SCALE < 2**31 else np.int64)
    total = np.zeros(size, exact)
    for weight, sources in plan.needs:
        best = np.zeros(size, np.int32)
        for source in sources:
            part = slice(plan.begin[source], plan.end[source])
            codes = skills.codes[part]
            if rows is None:
                places = skills.rows[part].astype(np.intp)
            else:
                places, at = found(skills.rows[part], rows)
                codes = codes.take(at)
            best[places] = np.maximum(best[places], plan.credit[source].take(codes))
        total += best.astype(exact) * exact.type(weight)
    return total


def holds(skills: Postings, need: SkillNeed, unlisted: Bytes, rows: Rows) -> Bytes:
    """Verdict per row: does a claim that counts fully meet the minimum?

    A claim without the level or years that are asked for leaves it open, and so does a talent
    without any skill list (``unlisted`` is UNKNOWN for those and NO for all others).
    """
    full = [source for source, similarity in need.sources if similarity >= SCALE]
    return skills.verdicts(full, _meets(need, skills.first, skills.second), unlisted, rows)


def _meets(need: SkillNeed, level: Ints, months: Ints) -> Bytes:
    """Verdict per pair of level and months of a claim."""
    level_ok, level_open = level >= need.level, level == 0
    years_ok, years_open = months >= need.months, months < 0
    does = level_ok & (years_ok | (need.months == 0))
    may = (level_ok | level_open) & (years_ok | years_open)
    return verdicts(may | does, does)
