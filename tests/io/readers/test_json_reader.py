"""JSON and JSON Lines: numbers as written, nested values under dotted paths."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dxmatch.errors import FeedRejected
from dxmatch.io.decode import Decoded
from dxmatch.io.issues import IssueCode
from dxmatch.io.layout import Layout
from dxmatch.io.limits import Limits
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
    digits = "9" * 300
    assert lines(f'{{"a":{digits},"b":1.50,"c":-0.0}}').rows[0].cells == (digits, "1.50", "-0.0")


BAD = {
    "[1]": IssueCode.BAD_JSON,
    "{": IssueCode.BAD_JSON,
    '{"a":NaN}': IssueCode.BAD_JSON,
    '{"a":1,"a":2}': IssueCode.DUPLICATE_KEY,
    '{"a":{"b":1,"b":1}}': IssueCode.DUPLICATE_KEY,
    '{"a":"\\ud800"}': IssueCode.BAD_JSON,
    '"x"': IssueCode.BAD_JSON,
    "[" * 100_000: IssueCode.BAD_JSON,
    '{"a":' * 100_000: IssueCode.BAD_JSON,
    '{"a":' + "[" * 70 + "]" * 70 + "}": IssueCode.BAD_JSON,
    '{"a":' + "1" * 5000 + "}": IssueCode.BAD_JSON,
    '{"a":-Infinity}': IssueCode.BAD_JSON,
    "{'a':1}": IssueCode.BAD_JSON,
    '{"a":"b\x01"}': IssueCode.BAD_JSON,
}


@pytest.mark.parametrize("line", BAD, ids=range(len(BAD)))
def test_a_bad_line_costs_that_line_only(line: str) -> None:
    good = '{"id":"1"}'
    sheet = lines(f"{good}\n{line}\n\n{good}")
    assert [(row.number, row.fault) for row in sheet.rows if row.fault] == [(2, BAD[line])]
    assert sheet.rows[1].cells == (line,)
    assert [row.number for row in sheet.rows if row.blank] == [3]


CLOSED = [line for line in BAD if line[-1] == "}" and not line.startswith("{'")]


@pytest.mark.parametrize("item", CLOSED, ids=range(len(CLOSED)))
def test_a_bad_record_of_an_array_costs_that_record_only(item: str) -> None:
    text = f'[{{"id":"1"}},\n{item},\n{{"id":"2","b":"x"}},{{"id":"3"}}]'
    sheet = read_json(Decoded(text, "utf-8"), Layout(), "a.json")
    assert [(row.number, row.fault) for row in sheet.rows if row.fault] == [(2, BAD[item])]
    assert sheet.rows[1].cells == (item,)
    assert [row.cells[0] for row in sheet.rows if not row.fault] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "item",
    [
        '{"id":"9,"skills":[{"name":"a"},{"name":"b"}]}',
        '{"id":"9"',
        '{"id":}',
        '{"id" "9"}',
        "{'id':9}",
    ],
)
def test_a_broken_record_of_an_array_costs_that_record_only(item: str) -> None:
    text = f'[{{"id":"1","skills":[]}},{item},{{"id":"2"}},{{"id":"3"}}]'
    sheet = read_json(Decoded(text, "utf-8"), Layout(), "a.json")
    assert [row.cells[0] for row in sheet.rows if not row.fault] == ["1", "2", "3"]
    assert [row.cells for row in sheet.rows if row.fault] == [(item,)]


def test_an_array_may_be_cut_anywhere() -> None:
    """The whole records before the cut are read; one row tells of the cut."""
    whole = [f'{{"id":"{n}","skills":[{{"name":"x"}},{{"name":"y"}}]}}' for n in range(4)]
    text = "[" + ",".join(whole) + "]"
    for cut in range(len(whole[0]) + 1, len(text)):
        sheet = read_json(Decoded(text[:cut], "utf-8"), Layout(), "a.json")
        good = [row.cells[0] for row in sheet.rows if not row.fault]
        assert good == [str(n) for n in range(len(good))]
        assert len(",".join(whole[: len(good)])) < cut <= len(",".join(whole[: len(good) + 1])) + 1
        assert [row.fault for row in sheet.rows if row.fault] == [IssueCode.TRUNCATED]
        assert sheet.rows[-1].fault is IssueCode.TRUNCATED


def test_the_last_line_may_be_cut() -> None:
    sheet = lines('{"id":"1"}\n{"id":"2","na')
    assert [row.fault for row in sheet.rows] == [None, IssueCode.TRUNCATED]


def test_what_stands_behind_the_array_is_told() -> None:
    sheet = read_json(Decoded('[{"id":"1"}] [{"id":"2"}]', "utf-8"), Layout(), "a.json")
    assert [(row.cells, row.fault) for row in sheet.rows] == [
        (("1",), None),
        (('[{"id":"2"}]',), IssueCode.BAD_JSON),
    ]


def test_an_array_over_lines_may_be_named_json_lines() -> None:
    for text in ('[\n{"id":"1"},\n{"id":"2"}\n]\n', '[{"id":"1"},{"id":"2"}]'):
        assert [row.cells for row in lines(text).rows] == [("1",), ("2",)]


def test_a_record_of_too_many_keys_waits() -> None:
    wide = "{" + ",".join(f'"k{n}":"x"' for n in range(5000)) + "}"
    sheet = lines(f'{{"id":"1"}}\n{wide}\n{{"id":"2"}}\n')
    assert sheet.header == ("id",)
    assert [row.fault for row in sheet.rows] == [None, IssueCode.BAD_JSON, None]


def test_codes_of_lines_reach_their_records() -> None:
    text = '[{"id":"1"},\n{"id":"\\xff"},\n{"id":"3"}]'
    odd = {2: IssueCode.BAD_BYTES, 3: IssueCode.MIXED_ENCODING}
    sheet = read_json(Decoded(text, "utf-8", odd), Layout(), "a.json")
    assert [row.fault for row in sheet.rows] == [None, IssueCode.BAD_BYTES, None]
    assert sheet.rows[1].cells == ('{"id":"\\xff"}',)
    assert [note.code for note in sheet.rows[2].notes] == [IssueCode.MIXED_ENCODING]


@pytest.mark.parametrize("read", [read_json, read_json_lines])
def test_objects_one_after_another_get_a_hint(read: Callable[..., Sheet]) -> None:
    with pytest.raises(FeedRejected) as refused:
        read(Decoded('{\n"id": "1"\n}\n{\n"id": "2"\n}\n', "utf-8"), Layout(), "a.json")
    assert refused.value.code == "FEED_JSON_OBJECTS"


def test_more_records_than_the_limit_are_refused() -> None:
    few = Limits(rows=2)
    for read, text in ((read_json, "[{},{},{}]"), (read_json_lines, '{"a":1}\n' * 3)):
        with pytest.raises(FeedRejected) as refused:
            read(Decoded(text, "utf-8"), Layout(), "a.json", few)
        assert refused.value.code == "FEED_TOO_LARGE"


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
