"""Declared relations between skills: near ones, and names that only look alike."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import combinations
from types import MappingProxyType

Pair = tuple[str, str]
"""Two skill ids in order."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Pairs of skills with a declared similarity.

    ``near`` holds 1 … 9,999 per pair; ``distinct`` the pairs whose names mislead.
    """

    near: Mapping[Pair, int]
    distinct: frozenset[Pair]

    @staticmethod
    @lru_cache(maxsize=1)
    def default() -> Relations:
        """The relations that come with dxmatch; where groups overlap the larger value counts."""
        file = files("dxmatch.vocabulary") / "data" / "relations.toml"
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        near: dict[Pair, int] = {}
        for group in data["near"]:
            for pair in _pairs(group["skills"]):
                near[pair] = max(near.get(pair, 0), group["value"])
        distinct = {pair for group in data["distinct"] for pair in _pairs(group["skills"])}
        return Relations(MappingProxyType(near), frozenset(distinct))


def _pairs(skills: list[str]) -> list[Pair]:
    return list(combinations(sorted(skills), 2))
