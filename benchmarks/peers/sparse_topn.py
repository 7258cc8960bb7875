"""sparse_dot_topn: product and best K in one pass over many needs. It knows no must lines."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from benchmarks.market.needs import Need
from benchmarks.peers.engine import Batch, Covers, K, Ranking, optional
from benchmarks.peers.scipy_chunks import queries
from benchmarks.peers.sklearn_tfidf import Tfidf


def batches(tfidf: Tfidf, threads: int) -> list[Batch]:
    """On one thread and, if there are more, on all of them."""
    module = optional("sparse_dot_topn")
    if module is None:
        return []
    turned: Any = tfidf.matrix.T.tocsr()
    counts = sorted({1, threads})
    return [
        Batch(
            "sparse_dot_topn, no must lines",
            Covers.NONE,
            count,
            partial(_run, module, tfidf, turned, count),
        )
        for count in counts
    ]


def _run(module: Any, tfidf: Tfidf, turned: Any, threads: int, needs: list[Need]) -> Ranking:
    best = module.sp_matmul_topn(
        queries(tfidf, needs), turned, top_n=K, sort=True, n_threads=threads
    )
    sizes = np.diff(best.indptr)
    filled = np.arange(K) < sizes[:, None]
    rows = np.full((len(needs), K), -1, np.int64)
    scores = np.zeros((len(needs), K))
    rows[filled], scores[filled] = best.indices, best.data
    return Ranking(rows, scores)
