"""JSON and JSON Lines: records that are none between good ones, cut files, and odd exports."""

from __future__ import annotations

import json
from functools import partial

from dxmatch.io.limits import Limits
from tests.badinput.building import as_json, as_json_lines, csv_text, good, goods, ids
from tests.badinput.case import Case, Expected, Klass, Read, Refused, accept

_DEEP = "[" * 100_000
_ROWS = [json.dumps(row, ensure_ascii=False) for row in goods(1, 6)]
_BAD = json.dumps(good(9, 人材ID="X-9"), ensure_ascii=False)


def _with(pair: str) -> str:
    return _BAD[:-1] + f", {pair}}}"


# A record between six good ones → code. Each costs one row, in an array and as a line.
_RECORDS: dict[str, tuple[str, str]] = {
    "key-twice": (_with('"人材ID": "X-8"'), "DUPLICATE_KEY"),
    "key-twice-equal": (_with('"人材ID": "X-9"'), "DUPLICATE_KEY"),
    "key-twice-escaped": (_with('"\\u4eba\\u6750ID": "X-8"'), "DUPLICATE_KEY"),
    "key-twice-inside": (_with('"a": {"b": 1, "b": 2}'), "DUPLICATE_KEY"),
    "key-twice-in-list": (_with('"a": [{"b": 1, "b": 2}]'), "DUPLICATE_KEY"),
    "nan": (_with('"a": NaN'), "BAD_JSON"),
    "infinity": (_with('"a": Infinity'), "BAD_JSON"),
    "minus-infinity": (_with('"a": [-Infinity]'), "BAD_JSON"),
    "giant-integer": (_with('"a": ' + "9" * 4301), "BAD_JSON"),
    "giant-fraction": (_with('"a": 0.' + "1" * 5000), "BAD_JSON"),
    "giant-exponent-digits": (_with('"a": 1e' + "9" * 500), "BAD_JSON"),
    "half-pair": (_with('"a": "\\ud800"'), "BAD_JSON"),
    "half-pair-second": (_with('"a": "\\udc00x"'), "BAD_JSON"),
    "half-pair-as-key": (_with('"\\ud800": 1'), "BAD_JSON"),
    "deep-list": (_with('"a": ' + "[" * 80 + "]" * 80), "BAD_JSON"),
    "deep-object": (_with('"a": ' + '{"a":' * 80 + "1" + "}" * 80), "BAD_JSON"),
    "deeper-list": (_with('"a": ' + "[" * 5000 + "]" * 5000), "BAD_JSON"),
    "path-in-two-ways": (_with('"a.b": 1, "a": {"b": 2}'), "BAD_JSON"),
    "many-keys": (_with(", ".join(f'"k{n}": 1' for n in range(5000))), "BAD_JSON"),
    "long-cell": (_with('"a": "' + "あ" * 1_100_000 + '"'), "LONG_CELL"),
    "control-character": (_with('"a": "x\x01y"'), "BAD_JSON"),
    "tab-in-string": (_with('"a": "x\ty"'), "BAD_JSON"),
    "unknown-escape": (_with('"a": "\\q"'), "BAD_JSON"),
    "short-escape": (_with('"a": "\\u12"'), "BAD_JSON"),
    "single-marks": ("{'人材ID': 'X-9'}", "BAD_JSON"),
    "no-marks": ("{人材ID: 9}", "BAD_JSON"),
    "no-colon": ('{"人材ID" "X-9"}', "BAD_JSON"),
    "no-value": ('{"人材ID": }', "BAD_JSON"),
    "comma-at-end": (_with(""), "BAD_JSON"),
    "comment": (_with('/* x */ "a": 1'), "BAD_JSON"),
    "python-words": (_with('"a": None'), "BAD_JSON"),
    "leading-zero": (_with('"a": 012'), "BAD_JSON"),
    "hexadecimal": (_with('"a": 0x1F'), "BAD_JSON"),
    "plus-sign": (_with('"a": +1'), "BAD_JSON"),
    "mark-never-closed": ('{"人材ID": "X-9, "氏名": "x"}', "BAD_JSON"),
    "brace-never-closed": (_BAD[:-1], "BAD_JSON"),
    "number": ("7", "BAD_JSON"),
    "text": ('"x"', "BAD_JSON"),
    "true": ("true", "BAD_JSON"),
    "list": ('["X-9"]', "BAD_JSON"),
    "nested-array-of-records": ("[" + _BAD + "]", "BAD_JSON"),
    "no-id": ('{"氏名": "x"}', "MISSING_REQUIRED"),
    "id-null": (_BAD.replace('"X-9"', "null"), "MISSING_REQUIRED"),
    "same-id": (_ROWS[0], "DUPLICATE_ID"),
}
# Lines alone, since in an array they are whole values or white space.
_LINES: dict[str, tuple[str, str]] = {
    "deep-open-list": (_DEEP, "BAD_JSON"),
    "deep-open-object": ('{"a":' * 100_000, "BAD_JSON"),
    "two-on-a-line": (_BAD + _BAD, "BAD_JSON"),
    "comma-behind": (_BAD + ",", "BAD_JSON"),
    "csv-line": (csv_text([good(9)]).split("\r\n")[1], "BAD_JSON"),
    "log-line": ("2026-11-23 ERROR timeout", "BAD_JSON"),
    "bracket": ("]", "BAD_JSON"),
}


def _array(record: str) -> bytes:
    return ("[" + ",\n".join([*_ROWS[:3], record, *_ROWS[3:]]) + "]").encode()


def _lines(record: str) -> bytes:
    return "".join(f"{line}\n" for line in [*_ROWS[:3], record, *_ROWS[3:]]).encode()


def _one(code: str) -> Read:
    return Read(6, 1, 0, {code}, ids(1, 6))


_WHOLE = as_json(goods(1, 6)).decode()
_FILES: dict[str, tuple[bytes, str, Expected]] = {
    "cut-in-record": (_WHOLE[:-60].encode(), "json", Read(5, 1, 0, {"TRUNCATED"}, ids(1, 5))),
    "cut-before-end": (_WHOLE[:-1].encode(), "json", Read(6, 1, 0, {"TRUNCATED"}, ids(1, 6))),
    "cut-at-comma": (
        _WHOLE[: _WHOLE.rindex("{")].encode(), "json", Read(5, 1, 0, {"TRUNCATED"}, ids(1, 5)),
    ),
    "cut-in-first": (_WHOLE[:40].encode(), "json", Refused("FEED_NOT_JSON")),
    "cut-last-line": (
        as_json_lines(goods(1, 6))[:-60], "jsonl", Read(5, 1, 0, {"TRUNCATED"}, ids(1, 5)),
    ),
    "two-arrays": (_WHOLE.encode() * 2, "json", Read(6, 1, 0, {"BAD_JSON"}, ids(1, 6))),
    "words-behind": (_WHOLE.encode() + b" END", "json", Read(6, 1, 0, {"BAD_JSON"}, ids(1, 6))),
    "bad-byte-in-a-line": (
        _lines(_BAD).replace(b'"X-9"', b'"X-\xff9"'), "jsonl", _one("BAD_BYTES"),
    ),
    "bad-byte-in-an-array": (
        _array(_BAD).replace(b'"X-9"', b'"X-\xff9"'), "json", _one("BAD_BYTES"),
    ),
    "objects-in-a-row": ("\n".join(_ROWS).encode(), "json", Refused("FEED_JSON_OBJECTS")),
    "objects-over-lines": (
        "\n".join(json.dumps(row, indent=1) for row in goods(1, 3)).encode(), "jsonl",
        Refused("FEED_JSON_OBJECTS"),
    ),
    "one-object": (_ROWS[0].encode(), "json", Refused("FEED_NO_RECORDS")),
    "number-alone": (b"7", "json", Refused("FEED_NO_RECORDS")),
    "text-alone": (b'"x"', "json", Refused("FEED_NO_RECORDS")),
    "null-alone": (b"null", "json", Refused("FEED_NO_RECORDS")),
    "deep-alone": (_DEEP.encode(), "json", Refused("FEED_NOT_JSON")),
    "deep-objects-alone": (b'{"a":' * 100_000, "json", Refused("FEED_NOT_JSON")),
    "array-of-numbers": (b"[1,2,3]", "json", Refused("COLUMN_NOT_FOUND")),
    "words": (b"no json at all\nno\n", "json", Refused("FEED_NOT_JSON")),
    "words-as-lines": (b"no json at all\nno\n", "jsonl", Refused("FEED_NOT_JSON")),
    "empty-array": (b"[]", "json", Refused("COLUMN_NOT_FOUND")),
    "empty": (b"", "json", Refused("FEED_EMPTY")),
    "blank-lines": (b"\n\n\n", "jsonl", Refused("FEED_EMPTY")),
    "many-keys": (
        ("[{" + ",".join(f'"k{n}":1' for n in range(200_000)) + "}]").encode(), "json",
        Refused("COLUMN_NOT_FOUND"),
    ),
    "keys-of-their-own": (
        "".join(json.dumps({"人材ID": f"Y-{n}", f"k{n}": 1}) + "\n" for n in range(3000)).encode(),
        "jsonl", Read(999, 2001, 0, {"BAD_JSON"}),
    ),
}  # fmt: skip

CASES: tuple[Case, ...] = (
    *(
        Case(f"json-{name}", Klass.JSON, partial(_array, raw), _one(code), file_name="feed.json")
        for name, (raw, code) in _RECORDS.items()
    ),
    *(
        Case(f"json-line-{name}", Klass.JSON, partial(_lines, raw), _one(code), "feed.jsonl")
        for name, (raw, code) in {**_RECORDS, **_LINES}.items()
    ),
    *(
        Case(f"json-file-{name}", Klass.JSON, partial(bytes, content), expected, f"feed.{kind}")
        for name, (content, kind, expected) in _FILES.items()
    ),
    *(
        Case(
            f"json-limit-rows-{kind}",
            Klass.JSON,
            partial(make, goods(1, 6)),
            Refused("FEED_TOO_LARGE"),
            f"feed.{kind}",
            limits=Limits(rows=5),
        )
        for kind, make in (("json", as_json), ("jsonl", as_json_lines))
    ),
)

_THREE = goods(1, 3)
_NESTED = [
    {**row, "本人": {"氏名": "x", "連絡先": {"電話": "y"}}, "タグ": ["a", "b"]} for row in _THREE
]
_TEXT, _LINED = as_json(_THREE).decode(), as_json_lines(_THREE).decode()
_GOOD: dict[str, tuple[str, str]] = {
    "indented": (json.dumps(_THREE, ensure_ascii=False, indent=2), "json"),
    "tabs": (json.dumps(_THREE, indent="\t"), "json"),
    "escaped": (json.dumps(_THREE), "json"),
    "escaped-lines": ("".join(json.dumps(row) + "\n" for row in _THREE), "jsonl"),
    "compact": (json.dumps(_THREE, separators=(",", ":")), "json"),
    "crlf": (json.dumps(_THREE, indent=2).replace("\n", "\r\n"), "json"),
    "cr-lines": (_LINED.replace("\n", "\r"), "jsonl"),
    "crlf-lines": (_LINED.replace("\n", "\r\n"), "jsonl"),
    "no-last-line-end": (_LINED.rstrip(), "jsonl"),
    "spaces-around-lines": (_LINED.replace("\n", "  \t\n"), "jsonl"),
    "ndjson": (_LINED, "ndjson"),
    "mark": ("\ufeff" + _TEXT, "json"),
    "mark-lines": ("\ufeff" + _LINED, "jsonl"),
    "blank-around": (f"\n\n  {_TEXT}\n\n", "json"),
    "end-mark": (_LINED + "\x1a", "jsonl"),
    "nested": (json.dumps(_NESTED, ensure_ascii=False), "json"),
    "nested-lines": ("".join(json.dumps(row) + "\n" for row in _NESTED), "jsonl"),
    "null-elsewhere": (json.dumps([{**row, "備考": None} for row in _THREE]), "json"),
    "empty-containers": (json.dumps([{**row, "a": [], "b": {}} for row in _THREE]), "json"),
    "own-keys": (json.dumps([{**row, f"k{n}": n} for n, row in enumerate(_THREE)]), "json"),
    "keys-reordered": (json.dumps([dict(reversed(row.items())) for row in _THREE]), "json"),
    "line-separator": (
        json.dumps([{**r, "備考": "a\u2028b"} for r in _THREE], ensure_ascii=False),
        "json",
    ),
    "line-separator-lines": (
        "".join(
            json.dumps({**r, "備考": "a\u2028b\u0085"}, ensure_ascii=False) + "\n" for r in _THREE
        ),
        "jsonl",
    ),
    "pairs": (json.dumps([{**row, "備考": "𠮷🙂"} for row in _THREE]), "json"),
    "big-numbers": (json.dumps([{**row, "備考": 10**300} for row in _THREE]), "json"),
    "small-numbers": (_TEXT.replace('"職種"', '"n": -0.0, "e": 1E400, "職種"'), "json"),
    "deep-but-sane": (json.dumps([{**row, "a": [[[[[[[[1]]]]]]]]} for row in _THREE]), "json"),
    "slash-escaped": (_TEXT.replace("/", "\\/"), "json"),
    "array-in-lines-file": (_TEXT, "jsonl"),
    "array-over-lines-in-lines-file": ("[\n" + ",\n".join(_ROWS[:3]) + "\n]\n", "jsonl"),
    "array-without-suffix": (_TEXT, "txt"),
}

GOOD: tuple[Case, ...] = (
    *(
        Case(
            f"json-odd-{name}",
            Klass.JSON,
            partial(str.encode, text),
            accept(*ids(1, 3)),
            file_name=f"feed.{kind}",
        )
        for name, (text, kind) in _GOOD.items()
    ),
    Case(
        "json-odd-blank-lines",
        Klass.JSON,
        _LINED.replace("\n", "\n\n").encode,
        accept(*ids(1, 3), blank=3),
        "feed.jsonl",
    ),
    *(
        Case(
            f"json-odd-records-{path}",
            Klass.JSON,
            text.encode,
            accept(*ids(1, 3)),
            "feed.json",
            mapping={"format": {"records": path}},
        )
        for path, text in (
            ("talents", f'{{"count": 3, "talents": {_TEXT}}}'),
            ("data.talents", f'{{"data": {{"talents": {_TEXT}, "page": 1}}, "ok": true}}'),
        )
    ),
    *(
        Case(
            f"json-odd-kind-{kind}",
            Klass.JSON,
            text.encode,
            accept(*ids(1, 3)),
            "feed.dat",
            mapping={"format": {"kind": kind}},
        )
        for kind, text in (("json", _TEXT), ("jsonl", _LINED))
    ),
)
