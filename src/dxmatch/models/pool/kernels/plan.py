"""What is asked of the postings, as arrays: which stretches, how much each entry counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dxmatch.models.pool.kernels.entries import Entries
from dxmatch.models.pool.rows import Index, Ints
from dxmatch.models.verdict import SCALE


class Holders(NamedTuple):
    """Who of the eligible gets something for skills; nobody else does.

    Attributes:
        rows: once each, in any order.
        values: the coverage of each, 0 … SCALE.
        eligible: how many are eligible, with and without any of the skills.
    """

    rows: Index
    values: Ints
    eligible: int


class Source(NamedTuple):
    """The entries of one token, and what each counts, by its code (0 … SCALE)."""

    part: slice
    credit: Ints


class Plan(NamedTuple):
    """Skills asked for (needs), each with the sources that count towards it.

    An entry of a source counts similarity × fit // SCALE, where the fit is told by its code.

    Attributes:
        entries: the postings of all tokens.
        fits: (minimums, codes) int32: how well each code meets a minimum, 0 … SCALE.
        token: of each source, need by need.
        similarity: of each source, 0 … SCALE.
        first_source: where the sources of each need begin, and after the last need their number.
        fit: of each need the row of ``fits``.
        weight: of each need.
    """

    entries: Entries
    fits: Ints
    token: Sequence[int]
    similarity: Sequence[int]
    first_source: Sequence[int]
    fit: Sequence[int]
    weight: Sequence[int]

    @property
    def total_weight(self) -> int:
        """Σ weight."""
        return sum(self.weight)

    @property
    def needs(self) -> list[tuple[int, list[Source]]]:
        """The weight and the sources of each need."""
        spans = map(range, self.first_source, self.first_source[1:])
        return [
            (weight, [self.source(place, fit) for place in places])
            for weight, fit, places in zip(self.weight, self.fit, spans, strict=True)
        ]

    def source(self, place: int, fit: int) -> Source:
        """A source of a need with a row of ``fits``."""
        similarity, credit = self.similarity[place], self.fits[fit]
        if similarity != SCALE:
            credit = np.asarray(credit.astype(np.int64) * similarity // SCALE, np.int32)
        return Source(self.entries.part(self.token[place]), credit)
