"""Texts in which a protected phrase may stand, told from many others by pairs of characters.

To search for every word at every place takes most of the time of reading free text. A table of the
pairs with which the words begin answers for all places at once; what it lets pass is looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from dxmatch.io.folded_units import NOT_ALONE, folded_units
from dxmatch.io.passage import CodeUnits
from dxmatch.io.protected_phrases import touched
from dxmatch.io.protected_topics import ProtectedTopic, topic_table
from dxmatch.io.text_lines import TextLines
from dxmatch.models.pool.rows import Bools, Index

_SIZE: Final = 2**16
_FACTOR: Final = np.uint16(40_503)


@dataclass(frozen=True, slots=True)
class _Signs:
    """Where a word may begin: by a character that is one, or by the pair of its first two."""

    alone: Bools
    pairs: Bools
    patterns: tuple[re.Pattern[str], ...]


def touched_lines(lines: TextLines) -> Index:
    """`touched`, several times faster where hardly any text is; ascending."""
    folds = folded_units()
    units = folds.take(lines.units)
    odd = np.unique(lines.starts.searchsorted(np.flatnonzero(units == NOT_ALONE), side="right") - 1)
    units[units == NOT_ALONE] = ord("-")
    hits = _may_hit(units)
    if bool((units == ord(" ")).any()):
        hits |= _may_hit(units[units != ord(" ")])
    rows = sorted(hits.union(odd.tolist()))
    found = touched([lines.texts[row] for row in rows]) if rows else []
    return np.array([rows[place] for place in found], np.intp)


def _may_hit(units: CodeUnits) -> set[int]:
    """Numbers of the lines in which a word or sign may stand."""
    signs = _signs()
    hits = signs.alone.take(units)
    hits[:-1] |= signs.pairs.take(_pair(units[:-1], units[1:]))
    places = np.flatnonzero(hits).tolist()
    lines = units.tobytes().decode("utf-16-le", "surrogatepass")
    places += [hit.start() for pattern in signs.patterns for hit in pattern.finditer(lines)]
    if not places:
        return set()
    ends: Index = np.flatnonzero(units == ord("\n"))
    return set(np.searchsorted(ends, places).tolist())


def _pair(first: CodeUnits, second: CodeUnits) -> CodeUnits:
    return (first * _FACTOR) ^ second


@lru_cache(maxsize=1)
def _signs() -> _Signs:
    table = topic_table("protected_phrases.toml")
    topics = [table[topic] for topic in ProtectedTopic if topic in table]
    words = [word.encode("utf-16-le") for rows in topics for word in rows["words"]]
    alone, pairs = np.zeros(_SIZE, np.bool_), np.zeros(_SIZE, np.bool_)
    for units in (np.frombuffer(word, np.uint16) for word in words):
        if units.size == 1:
            alone[units] = True
        else:
            pairs[_pair(units[:1], units[1:2])] = True
    return _Signs(
        alone, pairs, tuple(re.compile(rows["signs"]) for rows in topics if "signs" in rows)
    )
