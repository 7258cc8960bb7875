"""Many needs against one pool."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks import ours
from benchmarks.market.needs import Need
from benchmarks.measure.agreement import Disagreement
from benchmarks.measure.rounds import in_turns
from benchmarks.peers import scipy_chunks, sparse_topn
from benchmarks.peers.engine import Batch, Covers, Ranking
from benchmarks.peers.ready import Ready
from benchmarks.peers.sklearn_tfidf import Tfidf
from dxmatch import TalentPool

_CHECKED = 50
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class BatchLine:
    """Seconds for all needs."""

    label: str
    covers: Covers
    threads: int
    seconds: float


def measured(
    pool: TalentPool, ready: Ready, needs: list[Need], names: Sequence[list[str]]
) -> list[BatchLine]:
    """dxmatch and its peers in turns, after their results were compared."""
    threads, tfidf = os.cpu_count() or 1, Tfidf(list(names))
    engines = [
        *ours.batches(pool, threads),
        *scipy_chunks.batches(ready, tfidf),
        *sparse_topn.batches(tfidf, threads),
    ]
    _check(engines, pool, ready, tfidf, needs[:_CHECKED])
    calls = {f"{engine.label}/{engine.threads}": engine.run for engine in engines}
    taken = in_turns(calls, [needs], _ROUNDS)
    return [
        BatchLine(
            engine.label,
            engine.covers,
            engine.threads,
            taken[f"{engine.label}/{engine.threads}"].median,
        )
        for engine in engines
    ]


def _check(
    engines: Sequence[Batch],
    pool: TalentPool,
    ready: Ready,
    tfidf: Tfidf,
    needs: list[Need],
) -> None:
    """dxmatch equals its single searches; the others equal the plain product, masked or not."""
    single = [ours.search(need.position(), pool) for need in needs]
    for engine in engines:
        found = engine.run(needs)
        for place, need in enumerate(needs):
            if engine.label == ours.LABEL:
                fine = _equals(found, place, single[place])
            else:
                mask = ready.mask(need) if engine.covers is Covers.ALL else None
                fine = _is_best(found.scores[place], tfidf, need, mask)
            if not fine:
                raise Disagreement(f"{engine.label} gives another result in a batch for {need}")


def _equals(found: Ranking, place: int, single: Ranking) -> bool:
    size = single.rows.size
    return bool(
        np.array_equal(found.rows[place, :size], single.rows)
        and np.array_equal(found.scores[place, :size], single.scores)
        and (found.rows[place, size:] == -1).all()
    )


def _is_best(scores: Any, tfidf: Tfidf, need: Need, mask: Any) -> bool:
    exact = (tfidf.matrix @ tfidf.query(need).T).toarray().ravel()
    if mask is not None:
        exact[~mask] = -1
    best = np.maximum(np.sort(exact)[::-1][: scores.size], 0)
    return bool(np.allclose(np.maximum(scores, 0), best, rtol=1e-5, atol=1e-5))
