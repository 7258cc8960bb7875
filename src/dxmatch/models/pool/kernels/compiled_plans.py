"""Plans one after the other as arrays, for compiled runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.compiled_addresses import Addresses
from dxmatch.models.pool.kernels.compiling import allocating
from dxmatch.models.pool.kernels.entries import Dense
from dxmatch.models.pool.kernels.plan import Plan
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Ints, Longs


class Plans(NamedTuple):
    """One plan, or several over the same entries; see `Plan`.

    Attributes:
        rows: of all entries.
        codes: of all entries.
        sources: of each source its first entry, the one after its last, and where its words and
            ranks begin (0 if it is not dense).
        credit: (sources, codes).
        first_source: of each plan where the sources of each need begin, counted from its first
            source, and their number.
        weight: of each need.
    """

    rows: NDArray[np.uint32]
    codes: Codes
    sources: Longs
    credit: Ints
    first_source: Longs
    weight: Longs


def plans_of(plans: Sequence[Plan], addresses: Addresses) -> Plans:
    """Some plans as arrays; all read the same entries."""
    entries = plans[0].entries
    many = entries.many
    sources: list[tuple[int, int, int, int]] = []
    credit: list[Ints] = []
    first_source: list[int] = []
    weight: list[int] = []
    for plan in plans:
        sources += [
            (
                begin,
                end,
                *(_dense(entries.dense(begin, end), addresses) if end - begin >= many else _NONE),
            )
            for begin, end in zip(plan.begin, plan.end, strict=True)
        ]
        credit += plan.credit
        first_source += plan.first_source
        weight += plan.weight
    return Plans(
        entries.rows,
        entries.codes,
        np.array(sources, np.int64).reshape(-1, 4),
        np.concatenate(credit).reshape(len(credit), -1) if credit else np.empty((0, 0), np.int32),
        np.array(first_source, np.int64),
        np.array(weight, np.int64),
    )


_NONE = (0, 0)


def _dense(dense: Dense, addresses: Addresses) -> tuple[int, int]:
    return addresses.of(dense.words), addresses.of(dense.ranks)


@allocating
def plan_at(plans: Plans, place: int, needs: tuple[int, int], sources: tuple[int, int]) -> Plans:
    """The plan at some place, with its needs and sources."""
    return Plans(
        plans.rows,
        plans.codes,
        plans.sources[sources[0] : sources[1]],
        plans.credit[sources[0] : sources[1]],
        # Each plan says where its last need ends too.
        plans.first_source[needs[0] + place : needs[1] + place + 1],
        plans.weight[needs[0] : needs[1]],
    )
