"""scipy for many needs: a sparse product in chunks, then mask and partition for each need."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.market.needs import Need
from benchmarks.peers.engine import Batch, Covers, K, Ranking, best_of
from benchmarks.peers.ready import Ready
from benchmarks.peers.sklearn_tfidf import Tfidf

_CHUNK = 64


def queries(tfidf: Tfidf, needs: list[Need]) -> Any:
    """The skills asked for, one sparse row per need."""
    return tfidf.vectorizer.transform(" ".join(a.skill for a in need.asked) for need in needs)


def batches(ready: Ready, tfidf: Tfidf) -> list[Batch]:
    """The one batch engine of this file."""
    turned: Any = tfidf.matrix.T.tocsr()

    def run(needs: list[Need]) -> Ranking:
        rows = np.empty((len(needs), K), np.int64)
        scores = np.empty((len(needs), K))
        for start in range(0, len(needs), _CHUNK):
            part = needs[start : start + _CHUNK]
            product = (queries(tfidf, part) @ turned).toarray()
            for place, need in enumerate(part, start):
                found = best_of(product[place - start], ready.mask(need))
                rows[place], scores[place] = found.rows, found.scores
        return Ranking(rows, scores)

    return [Batch("scipy, chunks of a sparse product", Covers.ALL, 1, run)]
