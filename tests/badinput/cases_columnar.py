"""Parquet and Arrow by hand: damaged, hostile and odd; parsed in a child that may die."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq

from dxmatch.io.limits import Limits
from tests.badinput.building import goods, ids
from tests.badinput.case import Case, Expected, Klass, Read, Refused, accept

Make = Callable[[], bytes]


def table(**columns: Any) -> Any:
    """Three good rows; ``columns`` adds or replaces."""
    rows = goods(1, 3)
    if set(columns) & set(rows[0]):  # what differs from the truth has ids of its own
        rows = [{**row, "人材ID": row["人材ID"].replace("G", "Z")} for row in rows]
    made = pa.Table.from_pylist(rows)
    for name, given in columns.items():
        values = given if isinstance(given, pa.Array) else pa.array(given)
        place = made.schema.get_field_index(name)
        made = (
            made.append_column(name, values) if place < 0 else made.set_column(place, name, values)
        )
    return made


def parquet(made: Any | None = None, **options: Any) -> bytes:
    """A Parquet file."""
    file = BytesIO()
    pq.write_table(table() if made is None else made, file, **options)
    return file.getvalue()


def arrow(made: Any | None = None, stream: bool = False) -> bytes:
    """An Arrow file, or a stream."""
    made = table() if made is None else made
    file = BytesIO()
    with (pa.ipc.new_stream if stream else pa.ipc.new_file)(file, made.schema) as writer:
        writer.write_table(made)
    return file.getvalue()


def feathered() -> bytes:
    """A compressed Feather file."""
    file = BytesIO()
    feather.write_feather(table(), file, compression="zstd")
    return file.getvalue()


def patched(content: bytes, at: int, new: bytes) -> bytes:
    """Bytes replaced; a negative place counts from the end."""
    at = at if at >= 0 else len(content) + at
    return content[:at] + new + content[at + len(new) :]


def case(name: str, make: Make, due: Expected, suffix: str = "parquet", **more: Any) -> Case:
    return Case(name, Klass.BINARY, make, due, file_name=f"feed.{suffix}", **more)


_BROKEN = Refused("FEED_TABLE_BROKEN")
_ALL = accept(*ids(1, 3))
_CHANGED = accept("Z-001", "Z-002", "Z-003")


def _bomb() -> bytes:
    """A few KB that say two million rows; small while they are made, too."""
    return parquet(pa.table({label: pa.nulls(2_000_000, pa.bool_()) for label in goods(1, 1)[0]}))


def _nested(depth: int) -> bytes:
    value: Any = "x"
    for _ in range(depth):
        value = [value]
    return parquet(table(余り=[value] * 3))


CASES: tuple[Case, ...] = (
    case("parquet-only-magic", lambda: b"PAR1", _BROKEN),
    case("parquet-magic-twice", lambda: b"PAR1PAR1", _BROKEN),
    case("parquet-empty-file", lambda: b"", Refused("FEED_EMPTY")),
    case("parquet-cut-in-half", lambda: parquet()[: len(parquet()) // 2], _BROKEN),
    case("parquet-without-last-byte", lambda: parquet()[:-1], _BROKEN),
    case(
        "parquet-footer-beyond-file", lambda: patched(parquet(), -8, b"\xff\xff\xff\x7f"), _BROKEN
    ),
    case("parquet-footer-negative", lambda: patched(parquet(), -8, b"\xff\xff\xff\xff"), _BROKEN),
    case("parquet-footer-zero", lambda: patched(parquet(), -8, struct.pack("<I", 0)), _BROKEN),
    case("parquet-footer-of-zeros", lambda: patched(parquet(), -200, bytes(180)), _BROKEN),
    case("parquet-encrypted-footer", lambda: patched(parquet(), -4, b"PARE"), _BROKEN),
    case("parquet-that-is-csv", lambda: b"a,b\n1,2\n", _BROKEN),
    case("arrow-only-magic", lambda: b"ARROW1", _BROKEN, "arrow"),
    case("arrow-cut", lambda: arrow()[:200], _BROKEN, "arrow"),
    case(
        "arrow-footer-length", lambda: patched(arrow(), -10, b"\xff\xff\xff\x7f"), _BROKEN, "arrow"
    ),
    case(
        "arrow-stream-length",
        lambda: patched(arrow(stream=True), 4, b"\xff\xff\xff\x7f"),
        _BROKEN,
        "arrow",
    ),
    case("feather-cut", lambda: feathered()[:-20], _BROKEN, "feather"),
    case(
        "parquet-too-many-rows", parquet, Refused("FEED_UNPACKS_TOO_LARGE"), limits=Limits(rows=2)
    ),
    case(
        "parquet-too-many-columns",
        parquet,
        Refused("FEED_UNPACKS_TOO_LARGE"),
        limits=Limits(columns=3),
    ),
    case("parquet-row-bomb", _bomb, Refused("FEED_UNPACKS_TOO_LARGE")),
    case(
        "parquet-long-cell",
        lambda: parquet(table(自己PR=["a", "い" * 2000, "c"])),
        Read(2, 1, codes={"LONG_CELL"}),
        limits=Limits(cell_chars=1000),
    ),
    case(
        "parquet-bytes-that-are-no-text",
        lambda: parquet(table(人材ID=[b"Z-001", b"\xff\xfe", b"Z-003"])),
        Read(2, 1, ids=("Z-001", "Z-003")),
    ),
    case(
        "parquet-no-columns",
        lambda: parquet(pa.table({})),
        Refused("FEED_NO_HEADER|COLUMN_NOT_FOUND"),
    ),
    case(
        "parquet-missing-column",
        lambda: parquet(table().drop_columns(["スキル"])),
        Refused("COLUMN_NOT_FOUND"),
    ),
    case(
        "parquet-repeated-id",
        lambda: parquet(table(人材ID=["Z-001", "Z-001", "Z-003"])),
        Read(2, 1, codes={"DUPLICATE_ID"}),
    ),
    case(
        "parquet-id-null",
        lambda: parquet(table(人材ID=["Z-001", None, "Z-003"])),
        Read(2, 1, codes={"MISSING_REQUIRED"}),
    ),
    case(
        "parquet-nan-and-inf",
        lambda: parquet(table(希望単価=[float("nan"), float("inf"), 800000.0])),
        Read(2, 1),
    ),
)

GOOD: tuple[Case, ...] = (
    case("good-parquet", parquet, _ALL),
    case("good-parquet-zstd", lambda: parquet(compression="zstd"), _ALL),
    case("good-parquet-many-row-groups", lambda: parquet(row_group_size=1), _ALL),
    case(
        "good-parquet-dictionary",
        lambda: parquet(table(職種=pa.array(["PM"] * 3).dictionary_encode())),
        _CHANGED,
    ),
    case(
        "good-parquet-large-string",
        lambda: parquet(table(自己PR=pa.array(["a"] * 3, pa.large_string()))),
        _CHANGED,
    ),
    case(
        "good-parquet-bytes-as-text", lambda: parquet(table(自己PR=["設計".encode()] * 3)), _CHANGED
    ),
    case(
        "good-parquet-numbers", lambda: parquet(table(希望単価=[800000, 700000, 600000])), _CHANGED
    ),
    case("good-parquet-nested-extra-column", lambda: _nested(5), _ALL),
    case("good-parquet-named-csv", parquet, _ALL, "csv"),
    case("good-arrow-file", arrow, _ALL, "arrow"),
    case("good-arrow-stream", lambda: arrow(stream=True), _ALL, "arrow"),
    case("good-feather-compressed", feathered, _ALL, "feather"),
)
