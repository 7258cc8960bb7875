"""Text exports as they come from real tools: odd, and every row of them good."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from typing import Any

from tests.badinput.building import LABELS, as_json, as_json_lines, csv_text, good, goods, ids
from tests.badinput.case import Case, Klass, accept

_ROWS = goods(1, 4)
_IDS = ids(1, 4)

_ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp932",
    "shift_jis",
    "euc_jp",
    "iso2022_jp",
)
_EOLS = {"crlf": "\r\n", "lf": "\n", "cr": "\r"}
_DELIMITERS = {"tab": "\t", "semicolon": ";", "pipe": "|"}
_QUOTES = {"all": csv.QUOTE_ALL, "nonnumeric": csv.QUOTE_NONNUMERIC}


def _encoded(encoding: str, eol: str) -> Callable[[], bytes]:
    return lambda: csv_text(_ROWS, eol=eol).encode(encoding)


def _delimited(delimiter: str, quoting: int, eol: str) -> Callable[[], bytes]:
    return lambda: csv_text(_ROWS, delimiter, eol, quoting).encode()


ENCODED = tuple(
    Case(f"text-good-{encoding}-{name}", Klass.ENCODING, _encoded(encoding, eol), accept(*_IDS))
    for encoding in _ENCODINGS
    for name, eol in _EOLS.items()
    # Without a mark and without a line feed there is little to tell UTF-16 by.
    if not (name == "cr" and encoding in {"utf-16-le", "utf-16-be"})
)
DELIMITED = tuple(
    Case(
        f"text-good-{separator}-{quoting}-{name}",
        Klass.CSV,
        _delimited(delimiter, quotes, eol),
        accept(*_IDS),
        mapping={"format": {"delimiter": delimiter}},
    )
    for separator, delimiter in _DELIMITERS.items()
    for quoting, quotes in _QUOTES.items()
    for name, eol in _EOLS.items()
)


def _text(change: Callable[[str], str]) -> Callable[[], bytes]:
    return lambda: change(csv_text(_ROWS, eol="\n")).encode()


_FIRST = csv_text(_ROWS[:1], eol="\n").splitlines()[1]
# name of a change → (the change, blank rows that it adds)
_CHANGES: dict[str, tuple[Callable[[str], str], int]] = {
    "no-last-eol": (lambda text: text.rstrip("\n"), 0),
    "blank-row-after-header": (lambda text: text.replace("\n", "\n\n", 1), 1),
    "blank-rows-between": (lambda text: text.replace(_FIRST, _FIRST + "\n" + "," * 8), 1),
    "blank-rows-at-end": (lambda text: text + ("," * 8 + "\n") * 3, 3),
    "rows-of-spaces": (lambda text: text + " , , , , , , , , \n", 1),
    "rows-of-wide-spaces": (lambda text: text + ",".join(["\u3000"] * 9) + "\n", 1),
    "spaces-around-labels": (lambda text: text.replace("スキル", " スキル ", 1), 0),
    "wide-space-in-label": (lambda text: text.replace("職種", "職種\u3000", 1), 0),
    "label-with-line-break": (lambda text: text.replace("参画可能日", '"参画\n可能日"', 1), 0),
    "half-width-kana-label": (lambda text: text.replace("スキル", "ｽｷﾙ", 1), 0),
    "wide-latin-label": (lambda text: text.replace("人材ID", "人材ＩＤ", 1), 0),
    "small-latin-label": (lambda text: text.replace("人材ID", "人材id", 1), 0),
    "quoted-header": (lambda text: text.replace("人材ID,氏名", '"人材ID","氏名"', 1), 0),
    "padded-ids": (lambda text: text.replace("G-001", "  G-001  "), 0),
    "wide-padded-ids": (lambda text: text.replace("G-001", "\u3000G-001"), 0),
    "crlf-and-lf": (lambda text: text.replace("\n", "\r\n", 2), 0),
    "byte-order-mark": (lambda text: "\ufeff" + text, 0),
    "tabs-in-cells": (lambda text: text.replace("設計書を残す", "設計書を残す\t"), 0),
    "quoted-text": (lambda text: text.replace("設計書を残す", '"設計書を残す"'), 0),
    "extra-column-left": (lambda text: "\n".join(f"x,{x}" for x in text.splitlines()), 0),
    "extra-column-right": (lambda text: "\n".join(f"{x},y" for x in text.splitlines()), 0),
    "numbered-rows": (
        lambda text: "\n".join(
            f"{n if n else 'No.'},{line}" for n, line in enumerate(text.splitlines())
        ),
        0,
    ),
    "ten-empty-columns-right": (
        lambda text: "\n".join(line + "," * 10 for line in text.splitlines()),
        0,
    ),
    "comment-column": (lambda text: "\n".join(f'{x},"a,b""c"' for x in text.splitlines()), 0),
}  # fmt: skip
CHANGED = tuple(
    Case(f"csv-good-{name}", Klass.CSV, _text(change), accept(*_IDS, blank=blank))
    for name, (change, blank) in _CHANGES.items()
)

_TITLES = (
    "人材一覧",
    "人材一覧,,,",
    "出力日:2026/11/23",
    "株式会社サンプル\n\n",
    "# export",
    '"a\nb"',
)


def _titled(title: str) -> Callable[[], bytes]:
    return f"{title}\n{csv_text(_ROWS)}".encode


TITLED = tuple(
    Case(
        f"csv-good-title-{number}",
        Klass.CSV,
        _titled(title),
        accept(*_IDS),
        mapping={"format": {"skip_rows": 3 if title.endswith("\n\n") else 1}},
    )
    for number, title in enumerate(_TITLES)
)


def _ordered(labels: Sequence[str]) -> Callable[[], bytes]:
    return lambda: csv_text(_ROWS, labels=labels).encode()


ORDERED = tuple(
    Case(
        f"csv-good-columns-from-{turn}",
        Klass.CSV,
        _ordered((*LABELS[turn:], *LABELS[:turn])),
        accept(*_IDS),
    )
    for turn in range(1, len(LABELS))
) + tuple(
    Case(f"csv-good-{name}", Klass.CSV, _ordered(labels), accept(*_IDS))
    for name, labels in {
        "columns-reversed": LABELS[::-1],
        "columns-sorted": sorted(LABELS),
        "without-names": [label for label in LABELS if label not in {"氏名", "電話番号"}],
        "more-protected": [*LABELS, "性別", "生年月日", "国籍", "本籍"],
        "many-unmapped": [*LABELS, *(f"列{number}" for number in range(60))],
    }.items()
)


def _dumped(**style: Any) -> Callable[[], bytes]:
    return lambda: json.dumps(_ROWS, **style).encode()


def _lines(separator: str, end: str = "") -> Callable[[], bytes]:
    lines = [json.dumps(row, ensure_ascii=False) for row in _ROWS]
    return (separator.join(lines) + end).encode


_BOM = b"\xef\xbb\xbf"
_JSON: dict[str, Callable[[], bytes]] = {
    "escaped": _dumped(),
    "indented": _dumped(indent=2),
    "tabs": _dumped(indent="\t", ensure_ascii=False),
    "narrow": _dumped(separators=(",", ":")),
    "wide": _dumped(separators=(" , ", " : ")),
    "sorted-keys": _dumped(sort_keys=True),
    "byte-order-mark": lambda: _BOM + as_json(_ROWS),
    "leading-space": lambda: b" \r\n\t" + as_json(_ROWS),
    "trailing-lines": lambda: as_json(_ROWS) + b"\n\n\n",
    "crlf": lambda: json.dumps(_ROWS, indent=1).replace("\n", "\r\n").encode(),
    "utf-16": lambda: json.dumps(_ROWS, ensure_ascii=False).encode("utf-16"),
    "cp932": lambda: json.dumps(_ROWS, ensure_ascii=False).encode("cp932"),
    "extra-keys": lambda: as_json([{**row, "備考": "x", "n": 1} for row in _ROWS]),
    "nested-extra": lambda: as_json([{**row, "more": {"a": [1, {"b": 2}]}} for row in _ROWS]),
    "null-extra": lambda: as_json([{**row, "備考": None} for row in _ROWS]),
    "keys-in-turn": lambda: as_json([dict(sorted(row.items())) for row in _ROWS]),
    "keys-reversed": lambda: as_json([dict(reversed(row.items())) for row in _ROWS]),
    "escaped-slash": lambda: as_json(_ROWS).replace(b"/", b"\\/"),
    "skills-as-list": lambda: as_json(
        [{**row, "スキル": row["スキル"].split("、")} for row in _ROWS]
    ),
}
IN_JSON = tuple(
    Case(f"json-good-{name}", Klass.JSON, make, accept(*_IDS), file_name="feed.json")
    for name, make in _JSON.items()
)
_JSONL: dict[str, tuple[Callable[[], bytes], int]] = {
    "lf": (_lines("\n", "\n"), 0),
    "no-last-eol": (_lines("\n"), 0),
    "crlf": (_lines("\r\n", "\r\n"), 0),
    "escaped": (lambda: "".join(json.dumps(row) + "\n" for row in _ROWS).encode(), 0),
    "byte-order-mark": (lambda: _BOM + as_json_lines(_ROWS), 0),
    "keys-reversed": (lambda: as_json_lines([dict(reversed(r.items())) for r in _ROWS]), 0),
    "extra-keys": (lambda: as_json_lines([{**r, "z": [1]} for r in _ROWS]), 0),
    "other-keys-first": (lambda: as_json_lines([{"a": 1, **r} for r in _ROWS]), 0),
    "spaces": (lambda: as_json_lines(_ROWS).replace(b'": "', b'"  :  "'), 0),
    "cp932": (lambda: as_json_lines(_ROWS).decode().encode("cp932"), 0),
    "utf-16": (lambda: as_json_lines(_ROWS).decode().encode("utf-16"), 0),
}
IN_LINES = tuple(
    Case(f"jsonl-good-{name}", Klass.JSON, make, accept(*_IDS, blank=blank), file_name="feed.jsonl")
    for name, (make, blank) in _JSONL.items()
)
_NAMES = (
    "FEED.CSV",
    "人材 一覧.csv",
    "feed",
    "feed.txt",
    "feed.csv.bak",
    "..csv",
    "a%s{0}.csv",
    "-x.csv",
)
NAMED = tuple(
    Case(
        f"csv-good-name-{number}",
        Klass.CSV,
        lambda: csv_text(_ROWS).encode(),
        accept(*_IDS),
        file_name=name,
    )
    for number, name in enumerate(_NAMES)
)
_IDS_AS_THEY_COME = ("00123", "1E5", "NA", "NULL", "3/4", "1-2", "TRUE", "山田-1", "#12", "a.b.c",
                     "１２３", "+1", "=1", "@x", "0x1F", "1_000", "-5", "９",
                     "nan", "inf")  # fmt: skip


def _with_id(talent: str) -> Callable[[], bytes]:
    return lambda: csv_text([good(1, 人材ID=talent)]).encode()


GOOD: tuple[Case, ...] = (
    *ENCODED,
    *DELIMITED,
    *CHANGED,
    *TITLED,
    *ORDERED,
    *IN_JSON,
    *IN_LINES,
    *NAMED,
    *(
        Case(f"csv-good-id-{number}", Klass.CSV, _with_id(talent), accept(talent))
        for number, talent in enumerate(_IDS_AS_THEY_COME)
    ),
)
