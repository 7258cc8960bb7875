"""Plans one after the other as arrays, for compiled runs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.compiled_addresses import Addresses
from dxmatch.models.pool.kernels.compiling import allocating
from dxmatch.models.pool.kernels.plans import Plans
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Ints, Longs


class PlanArrays(NamedTuple):
    """One plan, or several over the same entries and fits; see `Plans`.

    Attributes:
        rows: of all entries.
        codes: of all entries.
        fits: (minimums, codes).
        sources: see `Entries.sources`.
        similarity: of each source.
        first_source: where the sources of each need begin, and after the last their number.
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


def plan_arrays(plans: Plans, addresses: Addresses) -> PlanArrays:
    """Some plans as arrays."""
    sources, kept = plans.entries.sources(plans.token)
    addresses.keep(kept)
    return PlanArrays(
        plans.entries.rows,
        plans.entries.codes,
        plans.fits,
        sources,
        plans.similarity,
        plans.first_source,
        np.array(plans.fit, np.int64),
        np.array(plans.weight, np.int64),
    )


@allocating
def plan_at(plans: PlanArrays, first: int, after: int) -> PlanArrays:
    """The plan that has the needs from ``first`` to the one before ``after``."""
    sources = plans.first_source[first], plans.first_source[after]
    return PlanArrays(
        plans.rows,
        plans.codes,
        plans.fits,
        plans.sources[sources[0] : sources[1]],
        plans.similarity[sources[0] : sources[1]],
        plans.first_source[first : after + 1] - sources[0],
        plans.fit[first:after],
        plans.weight[first:after],
    )
