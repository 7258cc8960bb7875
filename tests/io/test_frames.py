"""Tables in memory: every kind of frame, cursors and results give what the same CSV gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.errors import FeedRejected, InvalidInput, InvalidMapping
from dxmatch.io import ImportReport, IssueCode, Limits, NamedTable, read_feed
from dxmatch.io.cell_text import as_text
from dxmatch.io.frames import read_frame
from tests.io.feed import AS_OF, LABELS, Row, as_csv, mapping, row

KINDS: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "pandas": pd.DataFrame,
    "polars": pl.DataFrame,
    "pyarrow": pa.table,
}


class Result:
    """As SQLAlchemy hands over rows."""

    def __init__(self, names: list[str], rows: list[tuple[Any, ...]]) -> None:
        self._names, self._rows = names, rows

    def keys(self) -> list[str]:
        return self._names

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self._rows)


def table(rows: Sequence[Row]) -> dict[str, list[Any]]:
    return {label: [entry.get(label, "") for entry in rows] for label in LABELS}


def result(rows: Sequence[Row]) -> Result:
    return Result(list(LABELS), [tuple(entry.get(label, "") for label in LABELS) for entry in rows])


def told(report: ImportReport) -> Any:
    issues = [(issue.column, issue.label, issue.code) for issue in report.issues]
    cells = [row.cells for row in report.quarantine]
    return report.talents, issues, cells, report.blank, report.skipped


CELLS = st.sampled_from(
    ["", "NA", "nan", "None", "即日", "A-2", "Python", "007", "平成32年", "60万"]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(LABELS), CELLS), min_size=1, max_size=4))
def test_a_frame_of_texts_gives_what_its_csv_gives(tmp_path_factory: Any, rows: list[Row]) -> None:
    """Law: read_feed(frame of strings) == read_feed(csv of it), and all kinds agree."""
    path = tmp_path_factory.mktemp("csv") / "f.csv"
    entries = [row(), *({**dict.fromkeys(LABELS, ""), **changes} for changes in rows)]
    path.write_bytes(as_csv(entries))
    expected = told(read_feed(path, mapping(), as_of=AS_OF))
    for make in KINDS.values():
        assert told(read_feed(make(table(entries)), mapping(), as_of=AS_OF)) == expected
    assert told(read_feed(result(entries), mapping(), as_of=AS_OF)) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_typed_columns_become_the_texts_that_a_person_types(kind: str) -> None:
    frame = KINDS[kind](
        {
            "whole": [80.0, None],
            "part": [0.5, 1.25],
            "count": [3, 4],
            "flag": [True, False],
            "day": [date(2026, 4, 1), date(2026, 4, 2)],
            "moment": [datetime(2026, 4, 1), datetime(2026, 4, 1, 9, 30)],
            "list": [["a", "b"], []],
            "text": ["NA", None],
        }
    )
    rows = [row.cells for row in read_frame(frame).rows]
    assert rows[0] == ("80", "0.5", "3", "true", "2026-04-01", "2026-04-01", '["a","b"]', "NA")
    assert rows[1] == ("", "1.25", "4", "false", "2026-04-02", "2026-04-01 09:30:00", "", "")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (np.float32("nan"), ""),
        (np.datetime64("NaT", "D"), ""),
        (pd.NaT, ""),
        (pd.NA, ""),
        (Decimal("NaN"), ""),
        ("NaN", "NaN"),
        ("", ""),
        (np.int64(7), "7"),
        (np.bool_(True), "true"),
        (Decimal("80.00"), "80"),
        (Decimal("0.10"), "0.10"),
        (1e16, "1e+16"),
        (float("inf"), "inf"),
        (pd.Timestamp("2026-04-01"), "2026-04-01"),
        (np.datetime64("2026-04-01"), "2026-04-01"),
        (timedelta(hours=9, minutes=30), "9:30:00"),
        ({"a": 1, "b": None}, '{"a":"1","b":""}'),
        ((), ""),
        (np.array(["x"]), '["x"]'),
        ({"b", "a"}, '["a","b"]'),
        (b"abc", "abc"),
        ("a\r\nb", "a\nb"),
    ],
)
def test_values_of_all_libraries(value: object, text: str) -> None:
    assert as_text(value) == (text, None)


HUGE = 1 << 20_000


class Breaks:
    """An object whose code fails."""

    def __str__(self) -> str:
        raise RuntimeError("架空太郎")


@pytest.mark.parametrize(
    ("value", "code"),
    ids=["breaks", "huge", "exponent", "surrogate", "bytes", "deep"],
    argvalues=[
        (Breaks(), IssueCode.UNREADABLE_VALUE),
        (HUGE, IssueCode.OUT_OF_RANGE),
        (Decimal("1E+999999"), IssueCode.OUT_OF_RANGE),
        ("\ud800", IssueCode.BAD_BYTES),
        (b"\xff", IssueCode.UNREADABLE_VALUE),
        ([[[[[[[[[["deep"]]]]]]]]]], IssueCode.UNREADABLE_VALUE),
    ],
)
def test_a_value_without_a_text_costs_its_row_only(value: object, code: IssueCode) -> None:
    rows: list[Any] = [row(), {**row(管理番号="A-2"), "備考": value}, row(管理番号="A-3")]
    report = read_feed(result(rows), mapping(), as_of=AS_OF)
    assert [talent.id for talent in report.talents] == ["A-1", "A-3"]
    (waiting,) = report.quarantine
    assert code in {issue.code for issue in waiting.issues}
    assert waiting.row == 2


def test_a_cursor_is_read_without_any_library() -> None:
    base = sqlite3.connect(":memory:")
    names = ", ".join(f'"{label}"' for label in LABELS)
    base.execute(f"create table feed ({names})")
    marks = ", ".join("?" for _ in LABELS)
    base.execute(f"insert into feed values ({marks})", list(row().values()))
    cursor = base.execute("select * from feed")
    report = read_feed(NamedTable(cursor, "人材DB"), mapping(), as_of=AS_OF)
    assert (report.file, report.accepted) == ("人材DB", 1)
    with pytest.raises(FeedRejected) as refused:
        read_feed(base.cursor(), mapping())
    assert refused.value.code == "FEED_TABLE"
    base.close()


def test_a_frame_finds_its_shipped_profile() -> None:
    from dxmatch import examples
    from dxmatch.io import profiles
    from dxmatch.io.feed_file import open_feed
    from dxmatch.io.feed_table import read_table

    for path, name in examples.feeds().values():
        sheet = read_table(open_feed(path), profiles()[name], None, Limits())
        whole = [entry.cells for entry in sheet.rows if entry.fault is None]
        frame = pl.DataFrame(whole, schema=list(sheet.header), orient="row")
        assert read_feed(frame, as_of=AS_OF).talents == read_feed(path, as_of=AS_OF).talents
    with pytest.raises(InvalidMapping):
        read_feed(pl.DataFrame({"a": [1]}))


def test_what_is_no_table_is_refused_in_words() -> None:
    repeated = pd.DataFrame([["1", "2"]], columns=["管理番号", "管理番号"])
    for source in (repeated, pl.DataFrame(table([row()])).lazy()):
        with pytest.raises(FeedRejected) as refused:
            read_feed(source, mapping())
        assert refused.value.code == "FEED_TABLE"
    for thing in (3, {"a": 1}, b"a,b", None, ["a"]):
        with pytest.raises(InvalidInput) as wrong:
            read_feed(thing, mapping())
        assert wrong.value.code == "FEED_TYPE"


def test_a_query_that_breaks_on_the_way_is_a_refusal_without_data() -> None:
    class Broken(Result):
        def __iter__(self) -> Iterator[tuple[Any, ...]]:
            yield tuple(row().values())
            raise RuntimeError("架空太郎")

    with pytest.raises(FeedRejected) as refused:
        read_feed(Broken(list(LABELS), []), mapping())
    assert "架空" not in str(refused.value)


def test_limits_hold_for_frames() -> None:
    rows = [row(管理番号=f"A-{number}") for number in range(5)]
    endless = Result(list(LABELS), [tuple(entry.values()) for entry in rows])
    for limits in (Limits(rows=4), Limits(columns=3)):
        with pytest.raises(FeedRejected) as refused:
            read_feed(endless, mapping(), limits=limits)
        assert refused.value.code == "FEED_TOO_LARGE"
    report = read_feed(endless, mapping(), limits=Limits(cell_chars=8))
    assert report.quarantined == 5
    assert report.counts()[IssueCode.LONG_CELL] >= 5


def test_a_ragged_row_of_a_cursor_waits() -> None:
    rows = [tuple(row().values()), ("A-2",)]
    report = read_feed(Result(list(LABELS), rows), mapping(), as_of=AS_OF)
    assert (report.accepted, report.quarantined) == (1, 1)


def test_a_path_is_still_a_path(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv([row()]))
    assert read_feed(str(path), mapping(), as_of=AS_OF).accepted == 1
