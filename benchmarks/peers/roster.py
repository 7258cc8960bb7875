"""All peers for one market."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.peers import (
    bm25s_index,
    duckdb_sql,
    numpy_scan,
    polars_lazy,
    pydantic_loop,
    sklearn_tfidf,
    tantivy_index,
)
from benchmarks.peers.engine import Engine
from benchmarks.peers.ready import Ready


def peers(ready: Ready, names: list[list[str]]) -> Iterator[Engine]:
    """Every peer whose package is installed and that can take a market of this size."""
    yield from numpy_scan.engines(ready)
    indexes: tuple[Callable[[Ready, list[list[str]]], list[Engine]], ...] = (
        sklearn_tfidf.engines,
        bm25s_index.engines,
        tantivy_index.engines,
    )
    for make in indexes:
        yield from make(ready, names)
    yield from duckdb_sql.engines(ready)
    yield from polars_lazy.engines(ready)
    yield from pydantic_loop.engines(ready)
