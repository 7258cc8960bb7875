"""CSV: damaged rows between good ones, files that are no table, and odd but good exports."""

from __future__ import annotations

import csv
from collections.abc import Mapping as Table
from functools import partial
from typing import Any

from dxmatch.io.limits import Limits
from tests.badinput.building import LABELS, as_csv, csv_text, good, goods, ids
from tests.badinput.case import Case, Klass, Read, Refused, accept

HEADER = ",".join(LABELS) + "\r\n"
_BEFORE, _AFTER = goods(1, 3), goods(4, 6)
_WIDTH = len(LABELS)


def rows_text(first: int, last: int) -> str:
    """Good rows without a header."""
    return csv_text(goods(first, last)).split("\r\n", 1)[1]


def _between(raw: str) -> bytes:
    return (csv_text(_BEFORE) + raw + rows_text(4, 6)).encode()


def _read(quarantined: int, code: str, blank: int = 0) -> Read:
    return Read(6, quarantined, blank, {code} if code else set(), ids(1, 6))


def _row(*cells: str, end: str = "\r\n") -> str:
    return ",".join(cells + ("x",) * (_WIDTH - len(cells))) + end


# A row between six good ones → code, and how many rows wait. The good ones are all accepted.
_DAMAGED: dict[str, tuple[str, str, int]] = {
    "short-by-one": (",".join(["X-1"] * (_WIDTH - 1)) + "\r\n", "RAGGED_ROW", 1),
    "long-by-one": (",".join(["X-1"] * (_WIDTH + 1)) + "\r\n", "RAGGED_ROW", 1),
    "id-alone": ("X-1\r\n", "RAGGED_ROW", 1),
    "thousand-cells": (",".join(["X"] * 1000) + "\r\n", "RAGGED_ROW", 1),
    "two-thousand-cells": (",".join(["X"] * 2000) + "\r\n", "MALFORMED_ROW", 1),
    "decimal-comma": (_row("X-1", "y", "z")[:-2] + ",5\r\n", "RAGGED_ROW", 1),
    "other-separator": (_row("X-1").replace(",", ";"), "RAGGED_ROW", 1),
    "tab-separator": (_row("X-1").replace(",", "\t"), "RAGGED_ROW", 1),
    "mark-never-closed": (_row("X-1", '"open'), "MALFORMED_ROW", 1),
    "mark-in-last-cell": (_row(*["X-1"] * (_WIDTH - 1), '"open'), "MALFORMED_ROW", 1),
    "mark-in-first-cell": (_row('"X-1', "y"), "MALFORMED_ROW", 1),
    "mark-closed-early": (_row("X-1", '"a"b'), "MALFORMED_ROW", 1),
    "mark-then-space": (_row("X-1", '"a" '), "MALFORMED_ROW", 1),
    "marks-odd": (_row("X-1", '"a""'), "MALFORMED_ROW", 1),
    "marks-three": (_row("X-1", '"""'), "MALFORMED_ROW", 1),
    "lonely-mark": ('"\r\n', "MALFORMED_ROW", 1),
    "mark-over-lines": (_row("X-1", '"one\r\ntwo\r\nthree'), "MALFORMED_ROW", 1),
    "two-open-rows": (_row("X-1", '"open') + _row("X-2", '"open'), "MALFORMED_ROW", 2),
    "open-then-ragged": (_row("X-1", '"open') + "X-2,y\r\n", "RAGGED_ROW", 2),
    "ragged-then-open": ("X-2,y\r\n" + _row("X-1", '"open'), "MALFORMED_ROW", 2),
    "open-then-quoted-good": (
        _row("X-1", '"open') + _row('"X-2"')[:-2] + ',"y"\r\n',
        "RAGGED_ROW",
        2,
    ),
    "lines-and-missing-cell": ('X-1,"one\r\ntwo",y\r\n', "RAGGED_ROW", 1),
    "total": (_row("合計").replace("x", ""), "SUMMARY_ROW", 1),
    "total-number": ("合計" + "," * (_WIDTH - 2) + ",6\r\n", "SUMMARY_ROW", 1),
    "subtotal": ("小計," + "3" + "," * (_WIDTH - 2) + "\r\n", "SUMMARY_ROW", 1),
    "count": ("件数：6件" + "," * (_WIDTH - 1) + "\r\n", "SUMMARY_ROW", 1),
    "count-short": ("計,6名\r\n", "SUMMARY_ROW", 1),
    "total-english": ("TOTAL" + "," * (_WIDTH - 1) + "\r\n", "SUMMARY_ROW", 1),
    "total-in-middle": ("," * (_WIDTH - 2) + "合計,6\r\n", "SUMMARY_ROW", 1),
    "end-of-list": ("以上\r\n", "SUMMARY_ROW", 1),
    "sql-count": ("(6 rows affected)\r\n", "SUMMARY_ROW", 1),
    "dashes-end": ("-- END --\r\n", "SUMMARY_ROW", 1),
    "header-again": (HEADER, "SUMMARY_ROW", 1),
    "nul-in-cell": (_row("X-1", "a\0b"), "BAD_BYTES", 1),
    "nul-row": ("\0" * 20 + "\r\n", "BAD_BYTES", 1),
    "no-id": (_row(" "), "MISSING_REQUIRED", 1),
    "same-id": (rows_text(3, 3), "DUPLICATE_ID", 1),
    "separators-only-more": ("," * (_WIDTH + 5) + "x\r\n", "RAGGED_ROW", 1),
    "html-error-page": ("<html><body>502 Bad Gateway</body></html>\r\n", "RAGGED_ROW", 1),
    "log-line": ("WARNING: connection lost\r\n", "RAGGED_ROW", 1),
    "json-line": ('{"人材ID": "X-1"}\r\n', "RAGGED_ROW", 1),
    "long-cell": (_row("X-1", "あ" * 1_100_000), "LONG_CELL", 1),
    "long-quoted-cell": (_row("X-1", '"' + "あ\n" * 600_000 + '"'), "LONG_CELL", 1),
    "backslash-mark": (_row("X-1", r'"a \"b'), "MALFORMED_ROW", 1),
}

# Whole files → code.
_REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "FEED_EMPTY"),
    "blank": (b"\r\n \r\n\t\r\n", "FEED_EMPTY"),
    "mark-alone": (b"\xef\xbb\xbf", "FEED_EMPTY"),
    "end-mark-alone": (b"\x1a", "FEED_EMPTY"),
    "separators-alone": (b",,,\r\n,,,\r\n", "FEED_NO_HEADER"),
    "no-header": (rows_text(1, 5).encode(), "COLUMN_NOT_FOUND"),
    "another-table": (b"date,amount\r\n2026-11-23,5\r\n", "COLUMN_NOT_FOUND"),
    "semicolons": (as_csv(_BEFORE, delimiter=";"), "COLUMN_NOT_FOUND"),
    "pipes": (as_csv(_BEFORE, delimiter="|"), "COLUMN_NOT_FOUND"),
    "open-header": (b'"' + as_csv(_BEFORE), "FEED_CSV_BROKEN"),
    "label-twice": (
        (HEADER.replace("氏名", "スキル") + rows_text(1, 2)).encode(),
        "COLUMN_REPEATED",
    ),
    "label-lost": ((HEADER.replace("スキル", "") + rows_text(1, 2)).encode(), "COLUMN_NOT_FOUND"),
    "million-columns": (b"a," * 1_000_000 + b"\n", "FEED_TOO_LARGE"),
    "one-line-giant": (b"a" * 10_000_000, "COLUMN_NOT_FOUND"),
    "one-line-of-marks": (b'"' * 2_000_001, "FEED_NO_HEADER"),
    "html": (b"<!DOCTYPE html><html><body>login</body></html>", "FEED_HTML"),
}

_LIMITED: dict[str, tuple[Limits, str]] = {
    "rows": (Limits(rows=6), "FEED_TOO_LARGE"),
    "columns": (Limits(columns=5), "FEED_TOO_LARGE"),
    "bytes": (Limits(file_bytes=100), "FEED_TOO_LARGE"),
}


def _open_mark_before_many() -> bytes:
    rows = rows_text(1, 20_000).replace("G-", "Y-")
    return f"{HEADER}{_row('X-0', chr(34) + 'open')}{rows}".encode()


def _open_mark_in_every_row() -> bytes:
    return "".join([HEADER, *(_row(f"X-{n}", '"open') for n in range(5000))]).encode()


CASES: tuple[Case, ...] = (
    *(
        Case(f"csv-{name}", Klass.CSV, partial(_between, raw), _read(count, code))
        for name, (raw, code, count) in _DAMAGED.items()
    ),
    *(
        Case(f"csv-file-{name}", Klass.CSV, partial(bytes, content), Refused(code))
        for name, (content, code) in _REFUSED.items()
    ),
    *(
        Case(
            f"csv-limit-{name}",
            Klass.CSV,
            lambda: as_csv(goods(1, 9)),
            Refused(code),
            limits=limits,
        )
        for name, (limits, code) in _LIMITED.items()
    ),
    Case("csv-header-only", Klass.CSV, HEADER.encode, accept()),
    Case(
        "csv-open-mark-before-20000-rows",
        Klass.CSV,
        _open_mark_before_many,
        Read(20_000, 1, codes={"MALFORMED_ROW"}),
    ),
    Case(
        "csv-open-mark-in-every-row",
        Klass.CSV,
        _open_mark_in_every_row,
        Read(0, 5000, codes={"MALFORMED_ROW"}),
    ),
)

# Odd but good texts of the rows G-001 to G-003, with what the mapping has to state.
_PLAIN = csv_text(_BEFORE)
_SHOWN = [good(n, 自己PR='一行目\n二行目、"引用"付き', 人材ID=f"X-{n}") for n in range(1, 4)]
_GOOD: dict[str, tuple[str, Table[str, Any]]] = {
    "lf": (_PLAIN.replace("\r\n", "\n"), {}),
    "cr": (_PLAIN.replace("\r\n", "\r"), {}),
    "mixed-line-ends": (_PLAIN.replace("\r\n", "\n", 2), {}),
    "cr-then-lf": (_PLAIN.replace("\r\n", "\r", 2), {}),
    "no-last-line-end": (_PLAIN.rstrip(), {}),
    "all-quoted": (csv_text(_BEFORE, quoting=csv.QUOTE_ALL), {}),
    "header-quoted": ('"' + _PLAIN.replace("\r\n", '"\r\n', 1).replace(",", '","', _WIDTH - 1), {}),
    "tabs": (csv_text(_BEFORE, "\t"), {"format": {"delimiter": "\t"}}),
    "tsv-kind": (csv_text(_BEFORE, "\t"), {"format": {"kind": "tsv"}}),
    "semicolons-stated": (csv_text(_BEFORE, ";"), {"format": {"delimiter": ";"}}),
    "pipes-stated": (csv_text(_BEFORE, "|"), {"format": {"delimiter": "|"}}),
    "ideographic-comma": (csv_text(_BEFORE, "│"), {"format": {"delimiter": "│"}}),
    "sep-line": ("sep=;\r\n" + csv_text(_BEFORE, ";"), {}),
    "sep-line-quoted": ('"sep=|"\r\n' + csv_text(_BEFORE, "|"), {}),
    "sep-line-comma": ("SEP=,\r\n" + _PLAIN, {}),
    "title": ("人材一覧\r\n" + _PLAIN, {}),
    "title-padded": ("人材一覧" + "," * (_WIDTH - 1) + "\r\n" + _PLAIN, {}),
    "titles-and-blank": ("株式会社みどり\r\n出力日,2026/11/23\r\n\r\n" + _PLAIN, {}),
    "title-stated": ("人材一覧\r\n\r\n" + _PLAIN, {"format": {"skip_rows": 2}}),
    "blank-line-first": ("\r\n" + _PLAIN, {}),
    "blank-cells-first": ("," * (_WIDTH - 1) + "\r\n" + _PLAIN, {}),
    "empty-columns-at-end": (_PLAIN.replace("\r\n", ",,,\r\n"), {}),
    "separator-at-end-of-rows": (HEADER + rows_text(1, 3).replace("\r\n", ",\r\n"), {}),
    "label-at-end-missing": (
        _PLAIN.replace("\r\n", ",\r\n", 1).replace("残す\r\n", "残す,備考\r\n"),
        {},
    ),
    "label-twice-unread": (_PLAIN.replace("氏名,電話番号", "氏名,氏名"), {}),
    "label-empty-unread": (_PLAIN.replace("氏名,", ",", 1), {}),
    "labels-decorated": (_PLAIN.replace("スキル", "【スキル】").replace("人材ID", "◆人材 ID◆"), {}),
    "labels-full-width": (_PLAIN.replace("人材ID", "人材ＩＤ"), {}),
    "labels-spaced": (_PLAIN.replace("職種", " 職 種 "), {}),
    "labels-over-lines": (_PLAIN.replace("希望単価", '"希望\n単価"'), {}),
    "header-of-two-lines": (
        "基本" + "," * (_WIDTH - 1) + "\r\n" + _PLAIN,
        {"format": {"header_rows": 2}},
    ),
    "columns-reordered": (csv_text(_BEFORE, labels=LABELS[::-1]), {}),
    "more-columns": (csv_text([row | {"社内メモ": "済"} for row in _BEFORE]), {}),
    "no-break-space-around": (_PLAIN.replace("スキル,", "\u00a0スキル\u3000,"), {}),
    "marked": ("\ufeff" + _PLAIN, {}),
    "end-mark": (_PLAIN + "\x1a", {}),
    "end-mark-and-zeros": (_PLAIN + "\x1a" + "\0" * 100, {}),
    "zeros-at-end": (_PLAIN + "\0" * 512, {}),
}
_NAMED: dict[str, bytes] = {
    "feed.txt": _PLAIN.encode(),
    "feed": _PLAIN.encode(),
    "人材 一覧(最新).csv": _PLAIN.encode(),
    "FEED.CSV": _PLAIN.encode(),
    "feed.tsv": csv_text(_BEFORE, "\t").encode(),
    "feed.tab": csv_text(_BEFORE, "\t").encode(),
}

GOOD: tuple[Case, ...] = (
    *(
        Case(
            f"csv-good-{name}",
            Klass.CSV,
            partial(str.encode, text),
            accept(*ids(1, 3)),
            mapping=mapping or None,
        )
        for name, (text, mapping) in _GOOD.items()
    ),
    *(
        Case(
            f"csv-good-named-{place}",
            Klass.CSV,
            partial(bytes, content),
            accept(*ids(1, 3)),
            file_name=name,
        )
        for place, (name, content) in enumerate(_NAMED.items())
    ),
    Case(
        "csv-good-cells-over-lines", Klass.CSV, lambda: as_csv(_SHOWN), accept("X-1", "X-2", "X-3")
    ),
    Case(
        "csv-good-marks-by-backslash",
        Klass.CSV,
        lambda: as_csv(_SHOWN).replace(b'""', b'\\"'),
        accept("X-1", "X-2", "X-3"),
    ),
    Case(
        "csv-good-mark-inside-a-cell",
        Klass.CSV,
        lambda: _PLAIN.replace("設計書を残す", '15"の画面で設計').replace("G-00", "X-").encode(),
        accept("X-1", "X-2", "X-3"),
    ),
    Case(
        "csv-good-blank-lines-between",
        Klass.CSV,
        lambda: _PLAIN.replace("\r\n", "\r\n\r\n").encode(),
        accept(*ids(1, 3), blank=4),
    ),
    Case(
        "csv-good-blank-cells-between",
        Klass.CSV,
        (_PLAIN + "," * (_WIDTH - 1) + "\r\n" + rows_text(4, 4)).encode,
        accept(*ids(1, 4), blank=1),
    ),
    Case(
        "csv-good-cell-of-300000-signs",
        Klass.CSV,
        lambda: _PLAIN.replace("090-7777-1234", '"' + "090,\n" * 60_000 + '"').encode(),
        accept(*ids(1, 3)),
    ),
)
