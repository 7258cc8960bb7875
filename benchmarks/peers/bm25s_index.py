"""bm25s: eager BM25 scores in a CSC matrix, with its numpy and its numba back end.

The must lines go in as its `weight_mask`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.market.needs import Need
from benchmarks.peers.engine import (
    Covers,
    Engine,
    Formula,
    Index,
    K,
    Ranking,
    optional,
    timed,
)
from benchmarks.peers.ready import Ready


def engines(ready: Ready, names: list[list[str]]) -> list[Engine]:
    """numpy and numba, both with the mask; numba also without, to show what the mask costs."""
    bm25s = optional("bm25s")
    if bm25s is None:
        return []
    plain = bm25s.BM25(backend="numpy")
    _, seconds = timed(lambda: plain.index(names, show_progress=False))
    index = Index(seconds, sum(plain.scores[part].nbytes for part in ("data", "indices", "indptr")))
    found = [_engine("bm25s, numpy", plain, ready, index)]
    if optional("numba") is not None:
        fast = bm25s.BM25(backend="numba")
        for part in ("scores", "vocab_dict", "unique_token_ids_set", "nonoccurrence_array"):
            setattr(fast, part, getattr(plain, part))
        found.append(_engine("bm25s, numba", fast, ready, index))
        found.append(_engine("bm25s, numba, no must lines", fast, None, index))
    return found


def _engine(label: str, retriever: Any, ready: Ready | None, index: Index) -> Engine:
    def best(need: Need) -> Ranking:
        mask = None if ready is None else ready.mask(need).astype(np.float32)
        tokens = [[asked.skill for asked in need.asked]]
        size = int(retriever.scores["num_docs"])
        rows, scores = retriever.retrieve(
            tokens, k=min(K, size), show_progress=False, weight_mask=mask
        )
        return Ranking(rows[0].astype(np.int64), scores[0].astype(np.float64))

    covers = Covers.NONE if ready is None else Covers.ALL
    return Engine(label, Formula.BM25, covers, best, index)
