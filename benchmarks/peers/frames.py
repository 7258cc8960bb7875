"""The market as two tables, for the peers that are table engines."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.market.columns import Market
from benchmarks.peers.ready import Ready


def talent_columns(ready: Ready) -> dict[str, NDArray[Any]]:
    """One row per talent, with the ready columns of every date in use."""
    market = ready.market
    columns: dict[str, NDArray[Any]] = {
        "id": np.arange(len(market), dtype=np.int32),
        "price": market.price,
        "onsite": market.onsite,
        "min_share": market.min_share,
        "reach": market.reach,
    }
    for (day, share), days in ready.fits.items():
        columns[f"fits_{day}_{share}"] = days.astype(np.int32)
    for (day, share), served in ready.served.items():
        columns[f"served_{day}_{share}"] = served
    return columns


def claim_columns(market: Market) -> dict[str, NDArray[Any]]:
    """One row per claim, sorted by skill, so that blocks without the skill are skipped."""
    order = np.argsort(market.skill, kind="stable")
    return {
        "id": market.talent[order],
        "skill": market.skill[order],
        "level": market.level[order].astype(np.int32),
    }


def window_columns(market: Market) -> dict[str, NDArray[Any]]:
    """One row per talent and free window, sorted by talent."""
    windows = market.windows
    sizes = np.diff(windows.starts)[market.pattern]
    ends = np.cumsum(sizes)
    places = np.arange(int(ends[-1])) - np.repeat(ends - sizes, sizes)
    row = places + np.repeat(windows.starts[:-1][market.pattern], sizes)
    return {
        "id": np.repeat(np.arange(len(market), dtype=np.int32), sizes),
        "first": windows.first[row],
        "last": windows.last[row],
        "share": windows.share[row].astype(np.int32),
    }
