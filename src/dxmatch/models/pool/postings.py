"""Tokens (skills, certificates, languages, industries) turned round: token → its talents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import numpy as np

from dxmatch.models.pool.coded import Coded, Lists
from dxmatch.models.pool.recent import Recent
from dxmatch.models.pool.rows import Index, Ints


@dataclass(frozen=True, slots=True)
class Column:
    """The talents that have one token: ascending rows without repeats, and two numbers each."""

    rows: Index
    first: Ints
    second: Ints


Item = tuple[str, int, int]
"""A token with its two numbers."""

Sources = tuple[tuple[str, int], ...]
"""Tokens with a number each."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The columns of several tokens one after the other, each entry with its token's number."""

    rows: Index
    first: Ints
    second: Ints
    number: Ints


_NOBODY = Column(np.empty(0, np.intp), np.empty(0, np.int32), np.empty(0, np.int32))


@dataclass(frozen=True, eq=False)
class Postings:
    """For each token the rows that have it, with two payload columns (column-major)."""

    tokens: tuple[str, ...]
    starts: Index
    rows: Index
    first: Ints
    second: Ints
    _merged: Recent[Sources, Merged] = field(default_factory=partial(Recent, 128))

    @classmethod
    def build(cls, items: Sequence[Item], lists: Lists) -> Postings:
        """From ``(token, first, second)`` and, per row, the items that it has."""
        tokens = tuple(sorted({token for token, _, _ in items}))
        ranks = {token: rank for rank, token in enumerate(tokens)}
        # A stable sort of short integers takes time in proportion to their number.
        kind = np.uint16 if len(tokens) < 2**16 else np.int64
        rank = np.array([ranks[token] for token, _, _ in items], kind)[lists.codes]
        order = np.argsort(rank, kind="stable")
        code = lists.codes[order]
        return cls(
            tokens,
            np.searchsorted(rank[order], np.arange(len(tokens) + 1)).astype(np.intp),
            lists.rows[order],
            np.array([first for _, first, _ in items], np.int32)[code],
            np.array([second for _, _, second in items], np.int32)[code],
        )

    @classmethod
    def of_lists(cls, lists: Coded[Sequence[Item]]) -> Postings:
        """From a list of items per row."""
        items = [item for each in lists.values for item in each]
        sizes = np.array([len(each) for each in lists.values], np.intp)
        return cls.build(items, Lists.of_sizes(sizes, np.arange(len(items))).take(lists.codes))

    @cached_property
    def _codes(self) -> dict[str, int]:
        return {token: code for code, token in enumerate(self.tokens)}

    def __contains__(self, token: str) -> bool:
        return token in self._codes

    def of(self, token: str) -> Column:
        """The column of one token; empty if nobody has it."""
        code = self._codes.get(token)
        if code is None:
            return _NOBODY
        part = slice(int(self.starts[code]), int(self.starts[code + 1]))
        return Column(self.rows[part], self.first[part], self.second[part])

    def merged(self, sources: Sources) -> Merged:
        """The columns of several tokens; a row occurs once per token that it has."""
        return self._merged.get(sources, lambda: self._merge(sources))

    def _merge(self, sources: Sources) -> Merged:
        columns = [self.of(token) for token, _ in sources] or [_NOBODY]
        numbers = np.array([number for _, number in sources] or [0], np.int32)
        return Merged(
            np.concatenate([column.rows for column in columns]),
            np.concatenate([column.first for column in columns]),
            np.concatenate([column.second for column in columns]),
            np.repeat(numbers, [column.rows.size for column in columns]),
        )

    def counts(self) -> dict[str, int]:
        """How many talents have each token."""
        sizes = np.diff(self.starts)
        return {token: int(size) for token, size in zip(self.tokens, sizes, strict=True)}
