"""tantivy: an inverted index in Rust. Budget and place are range and term filters of the query.

It has no field for capacity over time, so the schedule is left out: less work than the others do.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.market.columns import Market
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

_HEAP = 512 * 2**20


class Folder:
    """An index on disk that goes when the engine goes."""

    def __init__(self, tantivy: Any, market: Market, names: list[list[str]]) -> None:
        self.path = Path(tempfile.mkdtemp())
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("skill", tokenizer_name="whitespace", index_option="freq")
        builder.add_text_field("reach", tokenizer_name="whitespace", index_option="basic")
        for field in ("row", "price", "onsite"):
            builder.add_integer_field(field, fast=True, indexed=field != "row")
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, path=str(self.path))
        writer = self.index.writer(heap_size=_HEAP, num_threads=1)
        reaches = {bits: _prefectures(bits) for bits in np.unique(market.reach).tolist()}
        columns = zip(
            names,
            market.reach.tolist(),
            market.price.tolist(),
            market.onsite.tolist(),
            strict=True,
        )
        for row, (skills, reach, price, onsite) in enumerate(columns):
            document = tantivy.Document()
            document.add_text("skill", " ".join(skills))
            document.add_text("reach", reaches[reach])
            document.add_integer("row", row)
            document.add_integer("price", price)
            document.add_integer("onsite", onsite)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    @property
    def nbytes(self) -> int:
        """Bytes on disk."""
        return sum(file.stat().st_size for file in self.path.iterdir())

    def __del__(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def _prefectures(bits: int) -> str:
    return " ".join(f"p{code}" for code in range(1, 48) if bits >> code & 1)


def engines(ready: Ready, names: list[list[str]]) -> list[Engine]:
    """With the filters that it has, and without any."""
    tantivy = optional("tantivy")
    if tantivy is None:
        return []
    folder, seconds = timed(lambda: Folder(tantivy, ready.market, names))
    index = Index(seconds, folder.nbytes)
    return [
        Engine(
            "tantivy, no schedule",
            Formula.LUCENE,
            Covers.NO_SCHEDULE,
            lambda need: _best(tantivy, folder, need, filtered=True),
            index,
        ),
        Engine(
            "tantivy, no must lines",
            Formula.LUCENE,
            Covers.NONE,
            lambda need: _best(tantivy, folder, need, filtered=False),
            index,
        ),
    ]


def _best(tantivy: Any, folder: Folder, need: Need, *, filtered: bool) -> Ranking:
    query, occur, schema = tantivy.Query, tantivy.Occur, folder.schema
    skills = query.boolean_query(
        [(occur.Should, query.term_query(schema, "skill", a.skill, "freq")) for a in need.asked]
    )
    parts = [(occur.Must, skills)]
    if filtered:
        number = tantivy.FieldType.Integer
        limits = [query.range_query(schema, "price", number, 0, need.budget)]
        if need.onsite:
            limits.append(query.range_query(schema, "onsite", number, need.onsite, 31))
            limits.append(query.term_query(schema, "reach", f"p{need.prefecture}", "basic"))
        parts += [(occur.Must, query.const_score_query(limit, 0.0)) for limit in limits]
    found = folder.searcher.search(query.boolean_query(parts), limit=K, count=False)
    scores, places = zip(*found.hits, strict=True) if found.hits else ((), ())
    rows = folder.searcher.fast_field_values("row", list(places))
    return Ranking(np.array(rows, np.int64), np.array(scores, np.float64))
