"""Parquet and Arrow: everything becomes text, and nothing is read beyond the limits."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.errors import FeedRejected, MissingExtra
from dxmatch.io.issues import IssueCode
from dxmatch.io.layout import FeedKind
from dxmatch.io.limits import Limits
from dxmatch.io.readers import arrow_reader
from dxmatch.io.readers.arrow_reader import read_arrow
from dxmatch.io.table import Sheet

TABLE = pa.table(
    {
        "人材ID": ["00123", "NA", None],
        "単価": [800000, 1, None],
        "率": [0.5, 1.0, None],
        "日": [date(2027, 4, 1), None, None],
        "時": pa.array([datetime(2027, 4, 1, 9, 30), None, None], pa.timestamp("ns")),
        "語": [["Java", "Go"], [], None],
        "型": pa.array(["a", "b", "a"]).dictionary_encode(),
        "可": [True, False, None],
    }
)
TEXTS = [
    ("00123", "800000", "0.5", "2027-04-01", "2027-04-01 09:30:00", '["Java","Go"]', "a", "true"),
    ("NA", "1", "1", "", "", "", "b", "false"),
    ("", "", "", "", "", "", "a", ""),
]


def parquet(table: Any) -> bytes:
    file = BytesIO()
    pq.write_table(table, file)
    return file.getvalue()


def arrow(table: Any, stream: bool) -> bytes:
    file = BytesIO()
    make = pa.ipc.new_stream if stream else pa.ipc.new_file
    with make(file, table.schema) as writer:
        writer.write_table(table)
    return file.getvalue()


def compressed(table: Any) -> bytes:
    file = BytesIO()
    feather.write_feather(table, file, compression="lz4")
    return file.getvalue()


def refusal(content: bytes, kind: FeedKind, limits: Limits | None = None) -> str:
    with pytest.raises(FeedRejected) as refused:
        read_arrow(content, kind, "a", limits)
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (parquet(TABLE), FeedKind.PARQUET),
        (arrow(TABLE, stream=False), FeedKind.ARROW),
        (arrow(TABLE, stream=True), FeedKind.ARROW),
        (compressed(TABLE), FeedKind.ARROW),
    ],
)
def test_all_values_become_text(content: bytes, kind: FeedKind) -> None:
    sheet: Sheet = read_arrow(content, kind, "a")
    assert sheet.header == tuple(TABLE.column_names)
    assert [row.cells for row in sheet.rows] == TEXTS
    assert [row.number for row in sheet.rows] == [1, 2, 3]


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8")), st.text(max_size=3)), max_size=50))
def test_texts_are_kept(rows: list[tuple[str, str]]) -> None:
    """read(write(T)) = T for text."""
    rows = [row for row in rows if all(char < "\ud800" or char > "\udfff" for char in row[1])]
    table = pa.table({"a": [row[0] for row in rows], "b": [row[1] for row in rows]})
    table = table.cast(pa.schema({"a": pa.string(), "b": pa.string()}))
    sheet = read_arrow(parquet(table), FeedKind.PARQUET, "a")
    assert [row.cells for row in sheet.rows] == rows


def test_bombs_are_refused() -> None:
    wide = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), ["x" * 1_000_000])
    assert refusal(parquet(pa.table({"a": wide})), FeedKind.PARQUET) == "FEED_UNPACKS_TOO_LARGE"
    long = parquet(pa.table({"a": pa.nulls(100)}))
    assert refusal(long, FeedKind.PARQUET, Limits(rows=99)) == "FEED_UNPACKS_TOO_LARGE"
    many = pa.table({str(number): [1] for number in range(11)})
    assert refusal(parquet(many), FeedKind.PARQUET, Limits(columns=10)) == "FEED_UNPACKS_TOO_LARGE"
    stream = arrow(pa.table({"a": pa.nulls(100)}), stream=True)
    assert refusal(stream, FeedKind.ARROW, Limits(rows=99)) == "FEED_UNPACKS_TOO_LARGE"


def test_extension_types_are_refused() -> None:
    plain = pa.table({"u": pa.array([b"1" * 16], pa.uuid())})
    assert refusal(arrow(plain, stream=False), FeedKind.ARROW) == "FEED_EXTENSION_TYPE"
    named = pa.field("a", pa.string(), metadata={b"ARROW:extension:name": b"evil"})
    table = pa.table({"a": ["1"]}).cast(pa.schema([named]))
    assert refusal(arrow(table, stream=True), FeedKind.ARROW) == "FEED_EXTENSION_TYPE"


def test_damage_and_emptiness_are_refused() -> None:
    assert refusal(parquet(TABLE)[:-50], FeedKind.PARQUET) == "FEED_TABLE_BROKEN"
    assert refusal(b"ARROW1\0\0" + bytes(50), FeedKind.ARROW) == "FEED_TABLE_BROKEN"
    assert refusal(parquet(pa.table({})), FeedKind.PARQUET) == "FEED_NO_HEADER"


def test_a_long_cell_costs_its_row_only() -> None:
    content = parquet(pa.table({"a": ["1", "x" * 101], "b": ["1", "2"]}))
    first, second = read_arrow(content, FeedKind.PARQUET, "a", Limits(cell_chars=100)).rows
    assert not first.notes
    assert [(note.code, note.column) for note in second.notes] == [(IssueCode.LONG_CELL, 0)]


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str, *, extra: str) -> None:
        raise MissingExtra(f"{name} {extra}")

    monkeypatch.setattr(arrow_reader, "find_spec", lambda name: None)
    monkeypatch.setattr(arrow_reader, "require", missing)
    with pytest.raises(MissingExtra, match="pyarrow arrow"):
        read_arrow(parquet(TABLE), FeedKind.PARQUET, "a")
