"""DuckDB: the whole sheet as one SQL query over a table of talents and one of claims."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
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
from benchmarks.peers.frames import claim_columns, talent_columns, window_columns
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
        ("free", window_columns(ready.market)),
    ):
        base.register("given", arrow.table(columns))
        base.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        base.unregister("given")
    return [
        Engine(label, Formula.SHEET, Covers.ALL, partial(_best, base, write), NO_INDEX)
        for label, write in (
            ("DuckDB, one SQL query", sql),
            ("DuckDB, the same with a join of free windows", sql_of_windows),
        )
    ]


def _best(base: Any, write: Callable[[Need], str], need: Need) -> Ranking:
    found = base.execute(write(need)).fetchnumpy()
    return Ranking(found["id"].astype(np.int64), found["total"].astype(np.float64))


def sql(need: Need) -> str:
    """The query over ready columns of dates; every value is a number."""
    fits = f"fits_{need.end}_{need.share} - fits_{need.start}_{need.share}"
    served = f"served_{need.end}_{need.roomy} - served_{need.start}_{need.roomy}"
    return _sql(need, "", "talent", fits, served)


def sql_of_windows(need: Need) -> str:
    """The query over the free windows themselves, which needs nothing prepared for its dates."""
    cut = f"least(last, {need.end}) - greatest(first, {need.start})"
    capacity = f"""capacity AS (
        SELECT id, coalesce(sum(days) FILTER (WHERE share >= {need.share}), 0)::BIGINT AS days,
            sum(days * least(share, {need.roomy}))::BIGINT AS served
        FROM (SELECT id, share, {cut} AS days FROM free
            WHERE last > {need.start} AND first < {need.end})
        GROUP BY id
    ),"""
    return _sql(need, capacity, "talent JOIN capacity USING (id)", "days", "served")


def _sql(need: Need, before: str, talents: str, fits: str, served: str) -> str:
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
    WITH {before} eligible AS MATERIALIZED (
        SELECT id,
            least(greatest({high} - price::BIGINT * 100, 0), {high - low}) * 10000
                // {high - low} AS comfort,
            ({served})::BIGINT * 10000 // {need.roomy * days} AS slack
        FROM {talents}
        WHERE {fits} = {days} AND min_share <= {need.share} AND price <= {need.budget} AND {place}
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
