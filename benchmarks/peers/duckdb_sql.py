"""DuckDB: the whole sheet as one SQL query over a table of talents and one of claims."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.market.needs import Need
from benchmarks.peers.engine import (
    NO_INDEX,
    Covers,
    Engine,
    Formula,
    K,
    Ranking,
    optional,
)
from benchmarks.peers.frames import claim_columns, talent_columns
from benchmarks.peers.numpy_scan import SKILL_POINTS
from benchmarks.peers.ready import Ready


def engines(ready: Ready) -> list[Engine]:
    """One thread, as all the others."""
    duckdb, arrow = optional("duckdb"), optional("pyarrow")
    if duckdb is None or arrow is None:
        return []
    base = duckdb.connect()
    base.execute("SET threads = 1")
    for name, columns in (
        ("talent", talent_columns(ready)),
        ("claim", claim_columns(ready.market)),
    ):
        base.register("given", arrow.table(columns))
        base.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        base.unregister("given")
    return [
        Engine(
            "DuckDB, one SQL query",
            Formula.SHEET,
            Covers.ALL,
            lambda need: _best(base, need),
            NO_INDEX,
        )
    ]


def _best(base: Any, need: Need) -> Ranking:
    found = base.execute(sql(need)).fetchnumpy()
    return Ranking(found["id"].astype(np.int64), found["total"].astype(np.float64))


def sql(need: Need) -> str:
    """The query; every value is a number."""
    asked = ", ".join(
        f"({place}, {code}, {similarity}, {item.level}, {item.weight})"
        for place, item in enumerate(need.asked)
        for code, similarity in item.sources
    )
    weight, low, high = sum(a.weight for a in need.asked), need.budget * 80, need.budget * 120
    days, place = need.end - need.start, "true"
    if need.onsite:
        place = f"onsite >= {need.onsite} AND (reach & {1 << need.prefecture}) <> 0"
    return f"""
    WITH eligible AS MATERIALIZED (
        SELECT id,
            least(greatest({high} - price::BIGINT * 100, 0), {high - low}) * 10000
                // {high - low} AS comfort,
            (served_{need.end}_{need.roomy} - served_{need.start}_{need.roomy})::BIGINT * 10000
                // {need.roomy * days} AS slack
        FROM talent
        WHERE fits_{need.end}_{need.share} - fits_{need.start}_{need.share} = {days}
            AND min_share <= {need.share} AND price <= {need.budget} AND {place}
    ), asked(place, skill, similarity, wanted, weight) AS (VALUES {asked}),
    best AS (
        SELECT claim.id AS id, max((5000 + least(greatest(level, 1), wanted) * 5000 // wanted)
            * similarity // 10000) * any_value(weight) AS credit
        FROM claim JOIN asked USING (skill) JOIN eligible USING (id)
        GROUP BY claim.id, place
    ), coverage AS (SELECT id, sum(credit)::BIGINT // {weight} AS points FROM best GROUP BY id)
    SELECT id, {SKILL_POINTS} * coalesce(points, 0) + comfort + slack AS total
    FROM eligible LEFT JOIN coverage USING (id) ORDER BY total DESC, id LIMIT {K}
    """
