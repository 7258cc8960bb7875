"""Plans one after the other as arrays, for compiled runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.compiled_addresses import Addresses
from dxmatch.models.pool.kernels.compiling import allocating
from dxmatch.models.pool.kernels.plan import Plan
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Ints, Longs


class Plans(NamedTuple):
    """One plan, or several over the same entries and fits; see `Plan`.

    Attributes:
        rows: of all entries.
        codes: of all entries.
        fits: (minimums, codes).
        sources: see `Entries.sources`.
        similarity: of each source.
        first_source: of each plan where the sources of each need begin, counted from its first
            source, and their number.
        fit: of each need.
        weight: of each need.
    """

    rows: NDArray[np.uint32]
    codes: Codes
    fits: Ints
    sources: Longs
    similarity: Longs
    first_source: Longs
    fit: Longs
    weight: Longs


def plans_of(plans: Sequence[Plan], addresses: Addresses) -> Plans:
    """Some plans as arrays; all read the same entries and fits."""
    entries, fits = plans[0].entries, plans[0].fits
    lists: tuple[list[int], ...] = ([], [], [], [], [])
    token, similarity, first_source, fit, weight = lists
    for plan in plans:
        token += plan.token
        similarity += plan.similarity
        first_source += plan.first_source
        fit += plan.fit
        weight += plan.weight
    tokens, *others = [np.array(each, np.int64) for each in lists]
    sources, kept = entries.sources(tokens)
    addresses.keep(kept)
    return Plans(entries.rows, entries.codes, fits, sources, *others)


@allocating
def plan_at(plans: Plans, place: int, needs: tuple[int, int], sources: tuple[int, int]) -> Plans:
    """The plan at some place, with its needs and sources."""
    return Plans(
        plans.rows,
        plans.codes,
        plans.fits,
        plans.sources[sources[0] : sources[1]],
        plans.similarity[sources[0] : sources[1]],
        # Each plan says where its last need ends too.
        plans.first_source[needs[0] + place : needs[1] + place + 1],
        plans.fit[needs[0] : needs[1]],
        plans.weight[needs[0] : needs[1]],
    )
