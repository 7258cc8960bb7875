"""Each peer that is installed agrees with dxmatch, or with the others of its formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec

import numpy as np
import pytest
from benchmarks.market.columns import Market
from benchmarks.market.draw import draw
from benchmarks.market.feeds import example_needs, example_pool, market_of
from benchmarks.market.needs import Need, Needs, from_topic
from benchmarks.market.pool import pool_of
from benchmarks.measure import batches
from benchmarks.measure.agreement import Disagreement, check, check_eligible
from benchmarks.peers import (
    bm25s_index,
    duckdb_sql,
    numpy_scan,
    polars_lazy,
    pydantic_loop,
    sklearn_tfidf,
    tantivy_index,
)
from benchmarks.peers.engine import NO_INDEX, Covers, Engine, Formula, Ranking
from benchmarks.peers.ready import Ready

from benchmarks import ours
from dxmatch import TalentPool

PACKAGES = {
    "numpy": "numpy",
    "pydantic": "pydantic",
    "sklearn": "sklearn",
    "bm25s": "bm25s",
    "tantivy": "tantivy",
    "duckdb": "duckdb",
    "polars": "polars",
}


@dataclass(frozen=True)
class Place:
    market: Market
    pool: TalentPool
    needs: list[Need]
    ready: Ready


def place_of(market: Market, pool: TalentPool, needs: list[Need]) -> Place:
    return Place(market, pool, needs, Ready(market, needs))


@pytest.fixture(scope="module", params=["drawn", "examples"])
def place(request: pytest.FixtureRequest) -> Place:
    if request.param == "drawn":
        market = draw(2_000, 1)
        return place_of(market, pool_of(market), Needs(2, from_topic).several(6))
    pool = example_pool(2_000, 1)
    market = market_of(pool)
    return place_of(market, pool, example_needs(market, 2).several(6))


def engines(peer: str, place: Place) -> Sequence[Engine]:
    if find_spec(PACKAGES[peer]) is None:
        pytest.skip(f"{PACKAGES[peer]} is not installed")
    names = list(place.market.names())
    match peer:
        case "numpy":
            return numpy_scan.engines(place.ready)
        case "pydantic":
            return pydantic_loop.engines(place.ready)
        case "sklearn":
            return sklearn_tfidf.engines(place.ready, names)
        case "bm25s":
            return bm25s_index.engines(place.ready, names)
        case "tantivy":
            return tantivy_index.engines(place.ready, names)
        case "duckdb":
            return duckdb_sql.engines(place.ready)
    return polars_lazy.engines(place.ready)


@pytest.mark.parametrize("peer", PACKAGES)
def test_peer_agrees(peer: str, place: Place) -> None:
    found = engines(peer, place)
    assert found
    check([*ours.engines(place.pool, NO_INDEX), *found], place.ready, place.needs)


def test_everybody_agrees_on_who_is_eligible(place: Place) -> None:
    assert 0.02 < check_eligible(place.pool, place.ready, place.needs) < 0.5


def test_another_total_ends_the_run(place: Place) -> None:
    mine, *_ = ours.engines(place.pool, NO_INDEX)

    def off_by_one(need: Need) -> Ranking:
        found = mine.best(need)
        return Ranking(found.rows, found.scores + (np.arange(found.rows.size) == 3))

    with pytest.raises(Disagreement, match="wrong and dxmatch disagree"):
        check([mine, replace(mine, label="wrong", best=off_by_one)], place.ready, place.needs)


def test_somebody_who_is_not_eligible_ends_the_run(place: Place) -> None:
    everybody = Ranking(np.arange(20), np.ones(20))
    careless = Engine("careless", Formula.SHEET, Covers.ALL, lambda _: everybody)
    with pytest.raises(Disagreement, match="not eligible"):
        check([careless], place.ready, place.needs)


def test_another_mask_ends_the_run(place: Place) -> None:
    cheaper = replace(place.market, price=place.market.price * 2)
    with pytest.raises(Disagreement, match="who is eligible"):
        check_eligible(place.pool, Ready(cheaper, place.needs), place.needs)


def test_batches_agree(place: Place) -> None:
    names = list(place.market.names())
    lines = batches.measured(place.pool, place.ready, place.needs, names)
    assert {ours.LABEL, "scipy, chunks of a sparse product"} <= {line.label for line in lines}
