"""dxmatch as the suite calls it: every call into the library stands here."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import lru_cache, partial
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.market.needs import Need
from benchmarks.peers.engine import (
    Batch,
    Covers,
    Engine,
    Formula,
    Index,
    K,
    Ranking,
)
from dxmatch import (
    Consented,
    FormAllowed,
    MustHave,
    PlaceReachable,
    RateFit,
    ScheduleFits,
    ScheduleSlack,
    SkillCoverage,
    Strategy,
    TalentPool,
    WithinBudget,
    match,
    match_many,
)
from dxmatch.models import Position
from dxmatch.models.pool import Kernels
from dxmatch.models.pool.recent import Recent
from dxmatch.scoring.algebra import Constraint, Must, OnUnknown
from dxmatch.scoring.evaluate import Sheet, evaluate
from dxmatch.scoring.ranking import best

LABEL, NUMPY_LABEL = "dxmatch", "dxmatch, numpy only"
"""With the extra ``fast``, and without it; the same if numba is not installed."""
MUST = (ScheduleFits(), WithinBudget(), PlaceReachable())
ALL_MUST: tuple[Constraint, ...] = (*MUST, FormAllowed(), MustHave(), Consented())


def sheet_of(must: tuple[Constraint, ...] = MUST) -> Strategy:
    """The sheet of the suite. Whom a line does not know of is left out, as the peers do."""
    want = 8 * SkillCoverage() + RateFit() + ScheduleSlack()
    return Strategy(Must(must), want, on_unknown=OnUnknown.EXCLUDE)


SHEET = sheet_of()


def search(position: Position, pool: TalentPool, strategy: Strategy = SHEET) -> Ranking:
    """The bare search: rows and totals of the best K."""
    found = best(evaluate(strategy, position, pool), K)
    return Ranking(found.rows.astype(np.int64), found.totals.astype(np.float64))


def eligible(need: Need, pool: TalentPool) -> NDArray[np.int64]:
    """The rows that satisfy the must lines."""
    sheet: Sheet = evaluate(SHEET, _position(need), pool)
    return np.asarray(sheet.rows, np.int64)


def batch(pool: TalentPool, threads: int, needs: list[Need]) -> Ranking:
    """The best K of many needs, one line each; −1 where there are fewer."""
    found = match_many(map(_position, needs), pool, SHEET, K, threads=threads)
    return Ranking(found.rows, np.maximum(found.totals, 0).astype(np.float64))


def batches(pool: TalentPool, threads: int) -> list[Batch]:
    """On one thread and, if there are more, on all of them."""
    return [
        Batch(LABEL, Covers.ALL, count, partial(batch, pool, count))
        for count in sorted({1, threads})
    ]


@lru_cache(maxsize=20_000)
def _position(need: Need) -> Position:
    """A `Position` is made once per need, as it is read from a file."""
    return need.position()


def explained(position: Position, pool: TalentPool) -> int:
    """The whole `match` with K explained results."""
    return len(match(position, pool, SHEET, K).matches)


def told(position: Position, pool: TalentPool) -> int:
    """The same with every reason read in Japanese."""
    shortlist = match(position, pool, SHEET, K)
    return sum(len(finding.reason.text("ja")) for m in shortlist for finding in m.findings)


def variants(pool: TalentPool) -> dict[str, TalentPool]:
    """The ways in which dxmatch itself can run; the first is the 1 of all ratios."""
    if find_spec("numba") is None:
        return {LABEL: pool}
    return {LABEL: pool.using(Kernels.COMPILED), NUMPY_LABEL: pool.using(Kernels.NUMPY)}


def engines(pool: TalentPool, index: Index) -> list[Engine]:
    """dxmatch beside its peers."""
    return [
        Engine(label, Formula.SHEET, Covers.ALL, partial(_best, variant), index)
        for label, variant in variants(pool).items()
    ]


def _best(pool: TalentPool, need: Need) -> Ranking:
    return search(_position(need), pool)


def array_bytes(pool: TalentPool) -> int:
    """Bytes of the columns that a search reads; kept columns of dates are not among them."""
    arrays: dict[int, int] = {}
    for field in fields(pool):
        if field.name != "talents":
            _gather(getattr(pool, field.name), arrays)
    return sum(arrays.values())


def _gather(value: Any, arrays: dict[int, int]) -> None:
    if isinstance(value, np.ndarray):
        owner = value if value.base is None or not hasattr(value.base, "nbytes") else value.base
        arrays[id(owner)] = int(owner.nbytes)
    elif is_dataclass(value) and not isinstance(value, Recent):
        for field in fields(value):
            _gather(getattr(value, field.name), arrays)
    elif isinstance(value, tuple | list):
        for part in value[:64]:
            _gather(part, arrays)
