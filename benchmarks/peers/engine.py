"""What the suite knows of an engine."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.market.needs import Need

K = 20
"""Length of every list."""

Rows = NDArray[np.int64]
Scores = NDArray[np.float64]
T = TypeVar("T")


class Formula(StrEnum):
    """What the scores are; engines with the same formula must agree."""

    SHEET = "sheet"
    """The whole evaluation sheet in exact integers: identical rows and totals."""
    TFIDF = "tf-idf"
    BM25 = "bm25"
    LUCENE = "lucene"


class Covers(StrEnum):
    """Which must lines an engine holds to."""

    ALL = "all"
    NO_SCHEDULE = "no schedule"
    NONE = "none"


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The best rows, best first, with their scores."""

    rows: Rows
    scores: Scores


@dataclass(frozen=True, slots=True)
class Index:
    """How an engine's index came to be: seconds from lists of names, and bytes of its arrays."""

    seconds: float | None = None
    nbytes: int | None = None


NO_INDEX = Index()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a table says of an engine; unlike the engine it holds no index."""

    label: str
    covers: Covers
    index: Index


@dataclass(frozen=True, slots=True)
class Engine:
    """One way to find the best K for a need."""

    label: str
    formula: Formula
    covers: Covers
    best: Callable[[Need], Ranking]
    index: Index = NO_INDEX

    @property
    def entry(self) -> Entry:
        """What remains of it in a result."""
        return Entry(self.label, self.covers, self.index)


@dataclass(frozen=True, slots=True)
class Batch:
    """One way to do many needs at once: rows and scores with one line per need."""

    label: str
    covers: Covers
    threads: int
    run: Callable[[list[Need]], Ranking]


def optional(name: str) -> Any:
    """A module, or None with a printed note if its package is not installed."""
    try:
        return import_module(name)
    except ImportError:
        print(f"skipped: {name} is not installed (it is in the dependency group `bench`)")
        return None


def timed(make: Callable[[], T]) -> tuple[T, float]:
    """What was made, and the seconds it took."""
    gc.collect()
    began = time.perf_counter()
    made = make()
    return made, time.perf_counter() - began


def best_of(scores: NDArray[Any], mask: NDArray[np.bool_] | None) -> Ranking:
    """The usual numpy idiom: push what is masked out below everything, partition, sort."""
    if mask is not None:
        scores[~mask] = -1
    k = min(K, scores.size)
    found = np.argpartition(-scores, k - 1)[:k]
    found = found[np.lexsort((found, -scores[found]))]
    return Ranking(found.astype(np.int64), scores[found].astype(np.float64))
