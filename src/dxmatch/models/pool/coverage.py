"""Skills asked for against skills claimed: the kernels behind must and want lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

import numpy as np

from dxmatch.models.pool.kernels import Plan
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


Held: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""The tokens that count towards a need, by their numbers, and the similarity of each."""


def plan_of(skills: Postings, needs: Sequence[SkillNeed]) -> Plan:
    """The needs as tokens; one that nobody has, or that counts nothing, is left out."""
    found = [held(skills.numbers, need.sources) for need in needs]
    fit = [skills.fits[need.level, need.months] for need in needs]
    return Plan(
        skills.entries,
        skills.fits.table,
        [token for tokens, _ in found for token in tokens],
        [share for _, shares in found for share in shares],
        list(accumulate((len(tokens) for tokens, _ in found), initial=0)),
        fit,
        [need.weight for need in needs],
    )


def held(numbers: Mapping[str, int], sources: Iterable[tuple[str, int]]) -> Held:
    """Those sources that somebody has and that count."""
    found = [(numbers[name], share) for name, share in sources if share and name in numbers]
    return tuple([number for number, _ in found]), tuple([share for _, share in found])


def plan_fault(plan: Plan, postings: Postings) -> str:
    """What is wrong with a plan over these entries; empty if nothing is.

    A kernel reads the entries of a plan without looking where they end.
    """
    if plan.entries is not postings.entries:
        return "a plan over entries that are not of this pool"
    parts, needs = len(plan.token), len(plan.weight)
    ascending = plan.first_source == sorted(plan.first_source)
    ends = (len(plan.first_source), *plan.first_source[:1], *plan.first_source[-1:])
    if not (
        parts == len(plan.similarity)
        and needs == len(plan.fit)
        and ascending
        and ends == (needs + 1, 0, parts)
    ):
        return "a plan whose needs and sources do not fit together"
    if not _between(plan.token, len(postings.tokens) - 1):
        return "a plan with a token that is not of this pool"
    if not _between(plan.similarity, SCALE):
        return f"a plan with a similarity outside 0 … {SCALE}"
    fault = _fits_fault(plan.fits, postings.first.size)
    if fault:
        return fault
    if not _between(plan.fit, len(plan.fits) - 1):
        return "a plan with a fit that is not in its table"
    positive = min(plan.weight) >= 0 and 0 < plan.total_weight * SCALE < 2**31
    return "" if positive else "a plan with weights below 0, or whose sum is 0 or too large"


def _fits_fault(fits: object, codes: int) -> str:
    if not isinstance(fits, np.ndarray) or fits.dtype != np.int32 or not fits.flags.c_contiguous:
        return "a plan without a table of fits (int32)"
    if fits.ndim != 2 or fits.shape[1] != codes or not fits.size:
        return "a plan without a table of fits for every code"
    inside = 0 <= int(fits.min()) <= int(fits.max()) <= SCALE
    return "" if inside else f"a plan with a fit outside 0 … {SCALE}"


def _between(numbers: Sequence[int], most: int) -> bool:
    return all(type(number) is int and 0 <= number <= most for number in numbers)


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
    token = np.array(plan.token, np.intp)
    starts = plan.entries.starts
    scanned = int((starts[token + 1] - starts[token]).sum()) + len(plan.weight) * size
    return token.size * rows.size * SEARCH_COST < scanned


def _added(skills: Postings, plan: Plan, rows: Index | None, size: int) -> Ints | Longs:
    """Σ weight × best credit: of some rows, searched for, or of everybody."""
    exact = np.dtype(np.int32 if plan.total_weight * SCALE < 2**31 else np.int64)
    total = np.zeros(size, exact)
    for weight, sources in plan.needs:
        best = np.zeros(size, np.int32)
        for part, credit in sources:
            codes = skills.codes[part]
            if rows is None:
                places = skills.rows[part].astype(np.intp)
            else:
                places, at = found(skills.rows[part], rows)
                codes = codes.take(at)
            best[places] = np.maximum(best[places], credit.take(codes))
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
