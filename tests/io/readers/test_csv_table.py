"""A table whose lines are cut late is the table of the standard library's reader."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from dxmatch.io.decode import Decoded
from dxmatch.io.layout import Layout
from dxmatch.io.limits import Limits
from dxmatch.io.readers import csv_scan
from dxmatch.io.readers.csv_reader import read_csv
from dxmatch.io.table import Sheet
from dxmatch.io.table_rows import block_of

LIMITS = Limits(columns=8, cell_chars=12)
HEADERS = ["id,a,b,c,d,e", "id,a", "id", "id,a,,c,d,e", "id,a,,", "id,a,b,c,d,e,,"]
LINES = st.one_of(
    st.sampled_from(
        [
            "1,x,y,z,v,w", "1,,y,z,v,w", ",,,,,", "", " ", "合計,3", "合計,,,3,,", "1,x", "1,x,,",
            "id,a,b,c,d,e", "1,x,y,z,v,w,,", "1,x,y,z,v,w,u", '"1","x,y",y,z,v,w', '"1,x",y',
            "1,繝,y,z,v,w", "1,x\x00,y,z,v,w",
            "1,長い長い長い長い長い長い文,y,z,v,w", "1,,,,,,,,,,,,9",
        ]
    ),
    st.text(alphabet='a,"あ 計3', max_size=14),
)  # fmt: skip


def tables(text: str) -> tuple[Sheet, Sheet]:
    late = read_csv(Decoded(text, "cp932"), Layout(), "a.csv", LIMITS)
    with patch.object(csv_scan, "plain_records", lambda *_: None):
        return late, read_csv(Decoded(text, "cp932"), Layout(), "a.csv", LIMITS)


@given(st.sampled_from(HEADERS), st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_rows_cut_late_are_the_same(header: str, lines: list[str], end: str) -> None:
    late, soon = tables(end.join([header, *lines, *["1,x,y,z,v,w"] * 20]))
    assert (late.header, late.notes) == (soon.header, soon.notes)
    assert list(late.rows) == list(soon.rows)


@given(st.sampled_from(HEADERS), st.lists(LINES, max_size=12), st.data())
def test_blocks_cut_late_are_the_same(header: str, lines: list[str], data: st.DataObject) -> None:
    late, soon = tables("\n".join([header, *lines, *["1,x,y,z,v,w"] * 20]))
    start = data.draw(st.integers(0, len(late.rows) - 1))
    stop = data.draw(st.integers(start + 1, len(late.rows)))
    found, due = (block_of(each.rows, start, stop, len(each.header)) for each in (late, soon))
    assert (found.size, found.odd) == (due.size, due.odd)
    for place in range(len(late.header)):
        assert list(found.columns[place]) == list(due.columns[place])
