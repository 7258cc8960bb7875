"""JSON and JSON Lines: numbers as written, nested values under dotted paths."""

from __future__ import annotations

import pytest

from dxmatch.errors import FeedRejected
from dxmatch.io.decode import Decoded
from dxmatch.io.issues import IssueCode
from dxmatch.io.layout import Layout
from dxmatch.io.readers.json_reader import read_json, read_json_lines
from dxmatch.io.readers.json_text import NotJson, parse_json
from dxmatch.io.table import Sheet


def lines(text: str) -> Sheet:
    return read_json_lines(Decoded(text, "utf-8"), Layout(), "a.jsonl")


def test_nested_values_stand_under_dotted_paths() -> None:
    sheet = lines('{"id":"1","rate":{"min":1E5,"max":null},"tags":["a","b"],"ok":true}\n')
    assert sheet.header == ("id", "rate.min", "rate.max", "tags", "ok")
    assert sheet.rows[0].cells == ("1", "1E5", "", '["a","b"]', "true")


def test_numbers_stay_as_they_are_written() -> None:
    digits = "9" * 5000
    assert lines(f'{{"a":{digits},"b":1.50,"c":-0.0}}').rows[0].cells == (digits, "1.50", "-0.0")


def test_a_bad_line_costs_that_line_only() -> None:
    bad = ["[1]", "{", '{"a":NaN}', '{"a":1,"a":2}', '{"a":"\\ud800"}', '"x"', "[" * 100_000]
    good = '{"id":"1"}'
    for line in bad:
        sheet = lines(f"{good}\n{line}\n\n{good}")
        faults = [(row.number, row.fault) for row in sheet.rows if row.fault]
        assert faults == [(2, IssueCode.BAD_JSON)]
        assert sheet.rows[1].cells == (line,)
        assert [row.number for row in sheet.rows if row.blank] == [3]


def test_an_array_is_found_at_its_path() -> None:
    text = '{"data":{"talents":[{"id":"1"},3,{"id":"2"}]}}'
    sheet = read_json(Decoded(text, "utf-8"), Layout(records="data.talents"), "a.json")
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("1",)),
        (2, ("3",)),
        (3, ("2",)),
    ]
    assert sheet.rows[1].fault is IssueCode.BAD_JSON


@pytest.mark.parametrize(
    ("text", "code"),
    [("[1", "FEED_NOT_JSON"), ('{"a":1}', "FEED_NO_RECORDS"), ("7", "FEED_NO_RECORDS")],
)
def test_what_holds_no_records_is_refused(text: str, code: str) -> None:
    with pytest.raises(FeedRejected) as refused:
        read_json(Decoded(text, "utf-8"), Layout(), "a.json")
    assert refused.value.code == code


def test_lines_without_a_single_object_are_refused() -> None:
    with pytest.raises(FeedRejected):
        lines("not json\nat all\n")


def test_one_path_written_in_two_ways_is_refused() -> None:
    sheet = lines('{"id":"1"}\n{"a.b":1,"a":{"b":2}}\n')
    assert sheet.rows[1].fault is IssueCode.BAD_JSON


def test_the_complaint_holds_no_data() -> None:
    with pytest.raises(NotJson) as error:
        parse_json('{"name": "山田太郎" oops')
    assert "山田" not in str(error.value)
