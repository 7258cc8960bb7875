"""The plans of many positions as columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from typing import Final, NamedTuple, TypeAlias, overload

import numpy as np

from dxmatch.models.pool.kernels.entries import Entries
from dxmatch.models.pool.kernels.plan import Plan
from dxmatch.models.pool.rows import Index, Ints, Longs
from dxmatch.models.verdict import SCALE

_MOST: Final = (2**31 - 1) // SCALE
"""Weights up to this sum make sums of points that 32 bits hold."""


class Sources(NamedTuple):
    """What counts towards some needs, one after the other.

    Attributes:
        first: where the sources of each need begin, and after the last their number.
        token: of each source.
        similarity: of each source.
    """

    first: Longs
    token: Longs
    similarity: Longs

    @classmethod
    def of(cls, found: Sequence[tuple[Sequence[int], Sequence[int]]]) -> Sources:
        """From the tokens and the similarities of each need."""
        sizes = [len(tokens) for tokens, _ in found]
        return cls(
            np.array(list(accumulate(sizes, initial=0)), np.int64),
            np.array([token for tokens, _ in found for token in tokens], np.int64),
            np.array([share for _, shares in found for share in shares], np.int64),
        )

    def with_more(self, more: Sources) -> Sources:
        """Those of some more needs behind these."""
        return Sources(
            np.concatenate([self.first, more.first[1:] + self.first[-1]]),
            np.concatenate([self.token, more.token]),
            np.concatenate([self.similarity, more.similarity]),
        )

    def take(self, needs: Index) -> Sources:
        """Those of some needs, in their order, repeats included."""
        before = self.first.take(needs)
        first = np.zeros(needs.size + 1, np.int64)
        np.cumsum(self.first.take(needs + 1) - before, out=first[1:])
        places = np.repeat(before - first[:-1], np.diff(first)) + np.arange(first[-1])
        return Sources(first, self.token.take(places), self.similarity.take(places))


class Plans(Sequence[Plan | None]):
    """Plans over the same entries, one after the other; each is made when it is asked for.

    None where nothing is asked, or the weights are too large for 32 bits.

    Attributes:
        entries: see `Plan`.
        fits: see `Plan`.
        first_need: where the needs of each plan begin, and after the last their number.
        first_source: where the sources of each need begin, and after the last their number.
        token: of each source.
        similarity: of each source.
        fit: of each need.
        weight: of each need.
        total_weight: Σ weight of each plan.
    """

    def __init__(
        self,
        entries: Entries,
        fits: Ints,
        counts: Sequence[int],
        sources: Sources,
        fit: Sequence[int],
        weight: Sequence[int],
    ) -> None:
        """From the number of needs of each plan, and of each need the sources, fit and weight."""
        self.entries, self.fits, self.fit, self.weight = entries, fits, fit, weight
        self.first_source, self.token, self.similarity = sources
        self.first_need = list(accumulate(counts, initial=0))
        sums = list(accumulate(weight, initial=0))
        self.total_weight = [
            sums[after] - sums[first] for first, after in pairwise(self.first_need)
        ]

    @classmethod
    def of(cls, plans: Sequence[Plan]) -> Plans:
        """From at least one plan; all have the same entries and fits."""
        sources = [
            (plan.token[first:after], plan.similarity[first:after])
            for plan in plans
            for first, after in pairwise(plan.first_source)
        ]
        return cls(
            plans[0].entries,
            plans[0].fits,
            [len(plan.weight) for plan in plans],
            Sources.of(sources),
            list(chain.from_iterable(plan.fit for plan in plans)),
            list(chain.from_iterable(plan.weight for plan in plans)),
        )

    @property
    def whole(self) -> bool:
        """Whether there is a plan everywhere."""
        weights = self.total_weight
        return not weights or (min(weights) > 0 and max(weights) <= _MOST)

    def __len__(self) -> int:
        return len(self.total_weight)

    @overload
    def __getitem__(self, place: int) -> Plan | None: ...
    @overload
    def __getitem__(self, place: slice) -> list[Plan | None]: ...
    def __getitem__(self, place: int | slice) -> Plan | list[Plan | None] | None:
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        place = range(len(self))[place]
        if not 0 < self.total_weight[place] <= _MOST:
            return None
        needs = slice(self.first_need[place], self.first_need[place + 1])
        first = self.first_source[needs.start : needs.stop + 1].tolist()
        sources = slice(first[0], first[-1])
        return Plan(
            self.entries,
            self.fits,
            self.token[sources].tolist(),
            self.similarity[sources].tolist(),
            [each - first[0] for each in first],
            self.fit[needs],
            self.weight[needs],
        )


Together: TypeAlias = tuple[Sequence[int], Plans]
"""Plans that one run can serve, and their places among all."""


def together(plans: Sequence[Plan | None]) -> list[Together]:
    """Those that are not None, by their entries and fits."""
    if isinstance(plans, Plans) and plans.whole:
        return [(range(len(plans)), plans)] if len(plans) else []
    alike: dict[tuple[int, int], list[tuple[int, Plan]]] = {}
    for place, plan in enumerate(plans):
        if plan is not None:
            alike.setdefault((id(plan.entries), id(plan.fits)), []).append((place, plan))
    return [
        ([place for place, _ in some], Plans.of([plan for _, plan in some]))
        for some in alike.values()
    ]
