"""Smallest sets among too many things for a table of all subsets: those of few members, all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import combinations
from math import comb
from typing import Final, TypeAlias

Holds: TypeAlias = Callable[[frozenset[int]], bool]
Search: TypeAlias = Callable[[Holds], list[frozenset[int]]]

_MOST_SETS: Final = 20_000
"""Sets that are tried; each costs one pass over the bits of all talents."""


def few_of_many(count: int) -> tuple[int, Search]:
    """How large the sets are that can all be tried among ``count`` things, and the search.

    The search takes a monotone question (what holds for a set holds for those that contain it)
    and answers with all smallest sets of at most that size; larger ones are not looked for.
    """
    size, tried = 1, 1 + count
    while size < count and tried + comb(count, size + 1) <= _MOST_SETS:
        size += 1
        tried += comb(count, size)
    return size, partial(_search, count, size)


def _search(count: int, most: int, holds: Holds) -> list[frozenset[int]]:
    found: list[frozenset[int]] = []
    for size in range(most + 1):
        for members in combinations(range(count), size):
            chosen = frozenset(members)
            if not any(smaller <= chosen for smaller in found) and holds(chosen):
                found.append(chosen)
    return found
