"""Polars: the whole sheet as one lazy query over a frame of talents and one of claims."""

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
    """From ready columns of dates, and from the free windows."""
    polars = optional("polars")
    if polars is None:
        return []
    talents = polars.DataFrame(talent_columns(ready)).lazy()
    claims = polars.DataFrame(claim_columns(ready.market))
    claims = claims.with_columns(polars.col("skill").set_sorted()).lazy()
    windows = polars.DataFrame(window_columns(ready.market)).lazy()
    chosen = {
        "Polars, one lazy query": lambda need: _ready(polars, talents, need),
        "Polars, the same with a join of free windows": lambda need: _joined(
            polars, talents, windows, need
        ),
    }
    return [
        Engine(label, Formula.SHEET, Covers.ALL, partial(_best, polars, free, claims), NO_INDEX)
        for label, free in chosen.items()
    ]


def _ready(polars: Any, talents: Any, need: Need) -> Any:
    """Talents with days and percent-days in the period, from ready columns of dates."""
    col = polars.col
    days = col(f"fits_{need.end}_{need.share}") - col(f"fits_{need.start}_{need.share}")
    served = col(f"served_{need.end}_{need.roomy}") - col(f"served_{need.start}_{need.roomy}")
    return talents.with_columns(days.alias("days"), served.alias("served"))


def _joined(polars: Any, talents: Any, windows: Any, need: Need) -> Any:
    """The same from the free windows themselves, which needs nothing prepared for its dates."""
    col, lowest, highest = polars.col, polars.min_horizontal, polars.max_horizontal
    days = lowest("last", polars.lit(need.end)) - highest("first", polars.lit(need.start))
    fitting = polars.when(col("share") >= need.share).then(col("cut")).otherwise(0)
    served = col("cut") * lowest("share", polars.lit(need.roomy))
    capacity = (
        windows.filter((col("last") > need.start) & (col("first") < need.end))
        .with_columns(days.alias("cut"))
        .group_by("id")
        .agg(fitting.sum().alias("days"), served.sum().alias("served"))
    )
    return talents.join(capacity, on="id")


def _best(polars: Any, free: Callable[[Need], Any], claims: Any, need: Need) -> Ranking:
    col, found = polars.col, _eligible(polars, free(need), need)
    weight = sum(asked.weight for asked in need.asked)
    coverage = (
        claims.filter(col("skill").is_in([c for a in need.asked for c, _ in a.sources]))
        .join(found.select("id"), on="id", how="semi")
        .join(_asked(polars, need), on="skill")
        .with_columns(polars.min_horizontal(polars.max_horizontal("level", 1), "wanted").alias("x"))
        .with_columns(
            ((5000 + col("x") * 5000 // col("wanted")) * col("similarity") // 10_000).alias("fit")
        )
        .group_by("id", "place")
        .agg((col("fit").max() * col("weight").first()).alias("credit"))
        .group_by("id")
        .agg((col("credit").sum() // weight).alias("points"))
    )
    total = SKILL_POINTS * col("points").fill_null(0) + col("comfort") + col("slack")
    best = (
        found.join(coverage, on="id", how="left")
        .select("id", total.alias("total"))
        .sort(["total", "id"], descending=[True, False])
        .head(K)
        .collect()
    )
    return Ranking(
        best["id"].to_numpy().astype(np.int64), best["total"].to_numpy().astype(np.float64)
    )


def _eligible(polars: Any, talents: Any, need: Need) -> Any:
    """The talents that satisfy the must lines, with points for price and spare capacity."""
    col, days = polars.col, need.end - need.start
    musts = (col("days") == days) & (col("min_share") <= need.share) & (col("price") <= need.budget)
    if need.onsite:
        near = (col("reach") // (1 << need.prefecture)) % 2 == 1
        musts = musts & (col("onsite") >= need.onsite) & near
    low, high = need.budget * 80, need.budget * 120
    price, wide = col("price").cast(polars.Int64) * 100, polars.Int64
    return talents.filter(musts).select(
        "id",
        ((high - price).clip(0, high - low) * 10_000 // (high - low)).alias("comfort"),
        (col("served").cast(wide) * 10_000 // (need.roomy * days)).alias("slack"),
    )


def _asked(polars: Any, need: Need) -> Any:
    rows = [
        (place, code, similarity, asked.level, asked.weight)
        for place, asked in enumerate(need.asked)
        for code, similarity in asked.sources
    ]
    names = ("place", "skill", "similarity", "wanted", "weight")
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    return polars.DataFrame(columns, schema=dict.fromkeys(names, polars.Int32)).lazy()
