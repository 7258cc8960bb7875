"""Tokens (skills, certificates, languages, industries) turned round: token → its talents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.coded import Coded, Lists
from dxmatch.models.pool.fits import Fits
from dxmatch.models.pool.kernels import turned
from dxmatch.models.pool.kernels.entries import Entries
from dxmatch.models.pool.narrow import Codes, narrow_type
from dxmatch.models.pool.recent import Recent
from dxmatch.models.pool.rows import Bytes, Index, Ints, Rows
from dxmatch.models.verdict import Verdict

Item = tuple[str, int, int]
"""A token with its two numbers."""

Bounds = Sequence[tuple[int, int]]
"""Stretches of entries: the first, and the one after the last."""


SEARCH_COST = 16
"""Entries that can be scanned in the time of one binary search."""


def found(column: NDArray[np.uint32], rows: Index) -> tuple[Index, Index]:
    """Which of ``rows`` stand in an ascending column: their places there, and in the column."""
    if not column.size:
        return np.empty(0, np.intp), np.empty(0, np.intp)
    at = column.searchsorted(rows.astype(np.uint32))
    np.minimum(at, column.size - 1, out=at)
    places = np.flatnonzero(column.take(at) == rows)
    return places, at.take(places)


@dataclass(frozen=True, eq=False)
class Items:
    """Items by number: the place of its token in ``names``, and its two numbers (32 bits)."""

    names: Sequence[str]
    names_of: Index
    first: Ints
    second: Ints

    @classmethod
    def of(cls, items: Sequence[Item]) -> Items:
        """From a token and two numbers each."""
        places: dict[str, int] = {}
        names_of = [places.setdefault(token, len(places)) for token, _, _ in items]
        numbers = np.array([item[1:] for item in items], np.int32).reshape(-1, 2)
        return cls(tuple(places), np.array(names_of, np.intp), numbers[:, 0], numbers[:, 1])


def _paired(first: Ints, second: Ints) -> tuple[Ints, Codes]:
    """The different pairs in ascending order, and the place of each item's pair among them."""
    keys = (first.astype(np.int64) << 32) + (second.astype(np.int64) + 2**31)
    found, codes = np.unique(keys, return_inverse=True)
    pairs = np.stack([found >> 32, (found & (2**32 - 1)) - 2**31], axis=1).astype(np.int32)
    return pairs, codes.ravel().astype(narrow_type(len(pairs)))


@dataclass(frozen=True, eq=False)
class Postings:
    """For each token the rows that have it; the two numbers of an entry stand in a table.

    Attributes:
        tokens: in ascending order.
        starts: where the entries of each token begin, and after the last token their number.
        size: how many talents there are.
        rows: of each entry, ascending within a token.
        codes: of each entry, its place in ``first`` and ``second``.
    """

    tokens: tuple[str, ...]
    starts: Index
    size: int
    rows: NDArray[np.uint32]
    codes: Codes
    first: Ints
    second: Ints
    kept: Recent[Any, Any] = field(default_factory=partial(Recent, 4), repr=False)
    """What counts towards the skills that were asked for, by similarity."""

    @classmethod
    def build(cls, items: Items, lists: Lists) -> Postings:
        """From some items and, per row, those that it has."""
        used = np.zeros(len(items.names), np.bool_)
        used[items.names_of] = True
        tokens = tuple(sorted({items.names[place] for place in np.flatnonzero(used).tolist()}))
        places = {token: place for place, token in enumerate(tokens)}
        ranks = np.array([places.get(name, 0) for name in items.names], np.intp)
        pairs, codes = _paired(items.first, items.second)
        starts, rows, held = turned(lists, ranks[items.names_of], codes, len(tokens))
        return cls(
            tokens,
            starts,
            len(lists),
            rows,
            held,
            np.ascontiguousarray(pairs[:, 0]),
            np.ascontiguousarray(pairs[:, 1]),
        )

    @classmethod
    def of_lists(cls, lists: Coded[Sequence[Item]]) -> Postings:
        """From a list of items per row."""
        items = [item for each in lists.values for item in each]
        sizes = np.array([len(each) for each in lists.values], np.intp)
        own = Lists.of_sizes(sizes, np.arange(len(items)))
        return cls.build(Items.of(items), own.take(lists.codes))

    def __contains__(self, token: str) -> bool:
        return token in self.numbers

    @cached_property
    def entries(self) -> Entries:
        """The entries of all tokens, for the kernels."""
        return Entries(self.starts, self.rows, self.codes, self.size)

    @cached_property
    def fits(self) -> Fits:
        """How well every pair of numbers meets a minimum of level and months."""
        return Fits(self.first, self.second)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The place of each token in ``tokens``."""
        return {token: number for number, token in enumerate(self.tokens)}

    def bounds(self, token: str) -> tuple[int, int]:
        """The first entry of a token and the one after its last; the same if nobody has it."""
        number = self.numbers.get(token)
        if number is None:
            return 0, 0
        return self.starts.item(number), self.starts.item(number + 1)

    def of(self, token: str) -> NDArray[np.uint32]:
        """The rows that have a token, ascending; none if nobody has it."""
        return self.rows[slice(*self.bounds(token))]

    def verdicts(
        self, tokens: Sequence[str], told: Bytes, others: Bytes | Verdict, rows: Rows
    ) -> Bytes:
        """Verdict per row: the best that its entries of some tokens say.

        Args:
            tokens: any of them counts.
            told: the verdict of an entry, by its code.
            others: the verdict of those that have none of the tokens; one for all, or one each.
            rows: for whom.
        """
        bounds = [self.bounds(token) for token in tokens]
        if isinstance(rows, slice):
            return self._verdicts(bounds, told, others, None)[rows]
        scanned = self.size + sum(end - begin for begin, end in bounds)
        if len(bounds) * rows.size * SEARCH_COST < scanned:
            return self._verdicts(bounds, told, others, rows)
        return self._verdicts(bounds, told, others, None)[rows]

    def _verdicts(
        self, bounds: Bounds, told: Bytes, others: Bytes | Verdict, rows: Index | None
    ) -> Bytes:
        entries = []
        for begin, end in bounds:
            places, codes = self.rows[begin:end].astype(np.intp), self.codes[begin:end]
            if rows is not None:
                places, at = found(self.rows[begin:end], rows)
                codes = codes.take(at)
            entries.append((places, told.take(codes)))
        out = self._others(others, rows)
        for places, _ in entries:
            out[places] = Verdict.NO
        for places, verdicts in entries:
            out[places] = np.maximum(out[places], verdicts)
        return out

    def _others(self, others: Bytes | Verdict, rows: Index | None) -> Bytes:
        if isinstance(others, Verdict):
            return np.full(self.size if rows is None else rows.size, int(others), np.uint8)
        return others.copy() if rows is None else others[rows]

    @cached_property
    def per_row(self) -> Codes:
        """How many tokens each talent has."""
        counts = np.bincount(self.rows, minlength=self.size)
        return counts.astype(narrow_type(int(counts.max(initial=0))))

    def counts(self) -> dict[str, int]:
        """How many talents have each token."""
        sizes = np.diff(self.starts)
        return {token: int(size) for token, size in zip(self.tokens, sizes, strict=True)}
