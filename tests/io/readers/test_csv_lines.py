"""Lines that are only cut give the records of the standard library."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io.passage import Passage
from dxmatch.io.readers.csv_lines import plain_records


def by_library(text: str, delimiter: str) -> list[list[str]] | None:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(reader)
    except csv.Error:
        return None
    return rows if reader.line_num == len(rows) else None


@given(
    st.lists(st.text(alphabet='a,;"\t あ\x00\x0b\x85', max_size=12), max_size=8),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.sampled_from([",", ";", "\t"]),
)
def test_records_are_those_of_the_library(
    lines: list[str], end: str, closed: bool, delimiter: str
) -> None:
    text = end.join([*["plain"] * 40, *lines]) + (end if closed else "")
    found = plain_records(Passage(text), delimiter, 10_000)
    if found is not None:
        assert list(found) == by_library(text, delimiter)


@pytest.mark.parametrize("text", ["a\rb", "a\r\nb\nc", 'x\n"a\nb"\n' + "x\n" * 9, 'a"b"\n"c"\n'])
def test_what_is_not_plain_is_left_to_the_library(text: str) -> None:
    assert plain_records(Passage(text), ",", 100) is None


@given(
    st.lists(
        st.lists(st.text(alphabet="a,あ\U0001f600", max_size=5), min_size=3, max_size=3), max_size=9
    ),
    st.integers(0, 50),
    st.integers(0, 50),
)
def test_columns_are_those_of_the_records(rows: list[list[str]], start: int, stop: int) -> None:
    written = StringIO(newline="")
    csv.writer(written).writerows([*[["x", "", "y"]] * 36, *rows])
    found = plain_records(Passage(written.getvalue()), ",", 100)
    assert found is not None
    found.settle(3)
    stop = min(stop, len(found))
    cells = found[start:stop]
    columns = found.columns(start, stop, 3)
    assert [list(column) for column in columns] == [[row[n] for row in cells] for n in range(3)]


def test_a_quoted_line_among_plain_ones() -> None:
    text = 'id,x\n1,"a,b"\n2,c"d\n' + "3,e\n" * 8
    found = plain_records(Passage(text), ",", 9)
    assert found is not None
    assert found[:4] == [["id", "x"], ["1", "a,b"], ["2", 'c"d'], ["3", "e"]]
    assert len(found) == 9
