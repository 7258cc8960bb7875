"""Encodings: damaged and mixed lines, text garbled before, no text at all, and odd exports."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable

from tests.badinput.building import as_csv, as_json, as_json_lines, csv_text, good, goods, ids
from tests.badinput.case import Case, Expected, Klass, Read, Refused, accept
from tests.badinput.cases_csv import rows_text

_TEXT = csv_text(goods(1, 6))
_ISO = "iso2022_jp_ext"
_ENCODINGS = ("utf-8", "cp932", "euc_jp", _ISO)


def _other_row(encoding: str, **changes: str) -> bytes:
    row = good(9, 人材ID="X-9", 自己PR="設計とデータ分析を担当", **changes)
    return csv_text([row]).split("\r\n", 1)[1].encode(encoding)


def _with(lead: str, line: bytes) -> bytes:
    return as_csv(goods(1, 6), lead) + line + rows_text(7, 7).encode(lead)


def _lost(encoding: str) -> bytes:
    return _other_row(encoding)[:-5] + b"\xff\r\n"


_BAD_BYTES = Read(7, 1, 0, {"BAD_BYTES"}, ids(1, 7))
_MIXED = Read(8, 0, 0, {"MIXED_ENCODING"}, (*ids(1, 6), "X-9", "G-007"))
_GARBLED = Read(8, 0, 0, {"MOJIBAKE"}, (*ids(1, 6), "X-9", "G-007"))

# Mojibake of スキル管理の設計 as it is seen in exports: right encoding → read as.
_GARBLING = (
    ("utf-8", "cp1252x"),
    ("utf-8", "latin-1"),
    ("cp932", "latin-1"),
    ("cp932", "cp1252x"),
    ("euc_jp", "latin-1"),
    ("euc_jp", "cp932"),
)


def _garbled(right: str, wrong: str) -> str:
    content = "データ管理".encode(right)
    if wrong == "cp1252x":  # the five bytes that it leaves open stay as they are
        return "".join(
            bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
            for byte in content
        )
    return content.decode(wrong)


def _garbled_row(text: str) -> bytes:
    row = good(9, 人材ID="X-9", 自己PR=text)
    return csv_text([row]).split("\r\n", 1)[1].encode()


_REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "utf-16-odd": (lambda: codecs.BOM_UTF16_LE + b"a", "ENCODING_WRONG"),
    "utf-16-surrogates": (lambda: codecs.BOM_UTF16_LE + b"\x00\xd8\n\x00" * 9, "ENCODING_WRONG"),
    "utf-32-out-of-range": (lambda: codecs.BOM_UTF32_LE + b"\xf0" * 40, "ENCODING_WRONG"),
    "utf-16-mark-on-utf-8": (
        lambda: codecs.BOM_UTF16_LE + _TEXT.encode(),
        "ENCODING_WRONG|COLUMN_NOT_FOUND",
    ),
    "utf-8-mark-on-cp932": (lambda: codecs.BOM_UTF8 + _TEXT.encode("cp932"), "ENCODING_WRONG"),
    "random-high-bytes": (lambda: bytes(range(128, 256)) * 20, "ENCODING_UNKNOWN"),
    "all-bytes": (lambda: bytes(range(256)) * 8, "FEED_BINARY"),
    "zeros": (lambda: b"a,b\r\n" + b"\0" * 4000 + b"\r\n1,2\r\n", "FEED_BINARY|COLUMN_NOT_FOUND"),
    "controls": (lambda: b"\x01\x02\x81\x03\n\x04\x05\x83\x06\n", "FEED_BINARY|ENCODING_UNKNOWN"),
    "every-line-broken": (lambda: _TEXT.encode().replace(b"\r\n", b"\xff\r\n"), "ENCODING_UNKNOWN"),
    "half-of-the-lines": (
        lambda: as_csv(goods(1, 5)) + b"".join(_other_row("cp932") for _ in range(6)),
        "ENCODING_UNKNOWN",
    ),
    "cp932-or-euc": (lambda: "id,開発\n".encode("euc_jp"), "ENCODING_AMBIGUOUS"),
    "png": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "FEED_BINARY"),
    "gzip": (lambda: b"\x1f\x8b\x08" + b"x" * 99, "FEED_BINARY"),
    "pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "FEED_BINARY"),
    "utf-7": (lambda: _TEXT.encode("utf-7"), "COLUMN_NOT_FOUND"),
}
_STATED: dict[str, tuple[str, str, Expected]] = {
    "utf-8-is-cp932": ("cp932", "utf-8", Refused("ENCODING_WRONG")),
    "cp932-is-euc": ("euc_jp", "cp932", Refused("ENCODING_WRONG|COLUMN_NOT_FOUND")),
    "utf-16-is-utf-8": ("utf-8", "utf-16", Refused("ENCODING_WRONG|COLUMN_NOT_FOUND")),
    "ascii-is-utf-8": ("utf-8", "ascii", Refused("ENCODING_WRONG")),
    "latin-1": ("utf-8", "latin-1", Refused("COLUMN_NOT_FOUND")),
    "none-such": ("utf-8", "utf-99", Refused("ENCODING_NAME")),
    "no-text-codec": ("utf-8", "hex", Refused("ENCODING_NAME")),
}

CASES: tuple[Case, ...] = (
    *(
        Case(
            f"encoding-byte-lost-in-{lead}",
            Klass.ENCODING,
            lambda lead=lead: _with(lead, _lost(lead)),  # type: ignore[misc]
            _BAD_BYTES,
        )
        for lead in _ENCODINGS
    ),
    *(
        Case(
            f"encoding-zero-byte-in-{lead}",
            Klass.ENCODING,
            lambda lead=lead: _with(lead, b"X-9,\0" + _other_row(lead)),  # type: ignore[misc]
            _BAD_BYTES,
        )
        for lead in _ENCODINGS
    ),
    *(
        Case(
            f"encoding-{other}-line-in-{lead}",
            Klass.ENCODING,
            lambda lead=lead, other=other: _with(lead, _other_row(other)),  # type: ignore[misc]
            _MIXED,
        )
        for lead, other in (
            ("utf-8", "cp932"),
            ("utf-8", "euc_jp"),
            ("cp932", "utf-8"),
            ("cp932", "euc_jp"),
            ("euc_jp", "cp932"),
            ("euc_jp", "utf-8"),
        )
    ),
    *(
        Case(
            f"encoding-{right}-seen-as-{wrong}",
            Klass.ENCODING,
            lambda right=right, wrong=wrong: _with("utf-8", _garbled_row(_garbled(right, wrong))),  # type: ignore[misc]
            _GARBLED,
        )
        for right, wrong in _GARBLING
    ),
    *(
        Case(
            f"encoding-garbled-{place}",
            Klass.ENCODING,
            lambda text=text: _with("utf-8", _garbled_row(text)),  # type: ignore[misc]
            _GARBLED,
        )
        for place, text in enumerate(
            ("繧ｹ繧ｭ繝ｫ", "縺ゅ＞", "‰´“¡‘¾˜Y", "設\ufffd\ufffd計", "ã‚¹ã‚­ãƒ«")
        )
    ),
    *(
        Case(f"encoding-{name}", Klass.ENCODING, make, Refused(code))
        for name, (make, code) in _REFUSED.items()
    ),
    *(
        Case(
            f"encoding-stated-{name}",
            Klass.ENCODING,
            lambda found=found: _TEXT.encode(found),  # type: ignore[misc]
            expected,
            options={"encoding": stated},
        )
        for name, (found, stated, expected) in _STATED.items()
    ),
    Case(
        "encoding-overlong-utf-8",
        Klass.ENCODING,
        lambda: _with("utf-8", b"X-9,\xc0\xaf\xe0\x80\xaf" + _other_row("utf-8")),
        _BAD_BYTES,
    ),
    Case(
        "encoding-surrogate-in-utf-8",
        Klass.ENCODING,
        lambda: _with("utf-8", b"X-9,\xed\xa0\x80" + _other_row("utf-8")),
        _BAD_BYTES,
    ),
    Case(
        "encoding-last-character-cut",
        Klass.ENCODING,
        lambda: as_csv(goods(1, 7)) + _other_row("utf-8")[:-3],
        _BAD_BYTES,
    ),
    Case(
        "encoding-utf-16-cut",
        Klass.ENCODING,
        lambda: as_csv([*goods(1, 7), good(8, 人材ID="X-8")], "utf-16")[:-5],
        _BAD_BYTES,
    ),
    Case(
        "encoding-late-byte-after-5000-rows",
        Klass.ENCODING,
        lambda: as_csv([good(n, 人材ID=f"Y-{n}") for n in range(5000)]) + _lost("cp932"),
        Read(5000, 1, codes={"BAD_BYTES"}),
    ),
)

_MARKED = {
    "utf-8-mark": codecs.BOM_UTF8 + _TEXT.encode(),
    "utf-8-two-marks": codecs.BOM_UTF8 * 2 + _TEXT.encode(),
    "utf-16-two-marks": "\ufeff\ufeff".encode("utf-16-le") + _TEXT.encode("utf-16-le"),
    "utf-16-be-mark": codecs.BOM_UTF16_BE + _TEXT.encode("utf-16-be"),
    "utf-32-be-mark": codecs.BOM_UTF32_BE + _TEXT.encode("utf-32-be"),
    "cp932-end-mark": _TEXT.encode("cp932") + b"\x1a",
    "ascii-rows": as_csv(
        [
            good(
                n,
                職種="PM",
                スキル="Java",
                希望単価="",
                参画可能日="2027/4/1",
                稼働率="50%",
                自己PR="",
                人材ID=f"X-{n}",
            )
            for n in range(3)
        ]
    ),
}
_PLAIN_ENCODINGS = (
    *_ENCODINGS, "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
    "iso2022_jp", "shift_jis",
)  # fmt: skip
_STATED_GOOD = (
    ("cp932", "Shift_JIS"), ("cp932", "sjis"), ("cp932", "Windows-31J"), ("euc_jp", "EUC-JP"),
    ("utf-8", "UTF8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-8", "utf-8-sig"),
    ("iso2022_jp", "iso-2022-jp"), ("cp932", "cp932"),
)  # fmt: skip
_WORDS = (
    "髙橋﨑と①㈱Ⅲ",
    "ﾃﾞｰﾀ分析",
    "〜と－と‖",
    "森鷗外と𠮷野家",
    "絵文字🙂も",
    "Zürich と São Paulo",
    "“引用”—です",
)
_IN_CP932 = ("髙橋﨑と①㈱Ⅲ№℡", "ﾃﾞｰﾀ分析", "纊褜鍈銈", "～－∥￢", "全角　空白")


def _named(text: str, encoding: str) -> bytes:
    rows = [good(1, 人材ID="X-1", 氏名=text), *goods(2, 3)]
    return csv_text(rows, quoting=csv.QUOTE_MINIMAL).encode(encoding)


GOOD: tuple[Case, ...] = (
    *(
        Case(
            f"encoding-good-{place}-{name}",
            Klass.ENCODING,
            lambda name=name: _TEXT.encode(name),  # type: ignore[misc]
            accept(*ids(1, 6)),
        )
        for place, name in enumerate(_PLAIN_ENCODINGS)
    ),
    *(
        Case(
            f"encoding-good-{name}",
            Klass.ENCODING,
            lambda content=content: content,  # type: ignore[misc]
            accept(*(ids(1, 6) if name != "ascii-rows" else ("X-0", "X-1", "X-2"))),
        )
        for name, content in _MARKED.items()
    ),
    *(
        Case(
            f"encoding-good-stated-{place}",
            Klass.ENCODING,
            lambda found=found: _TEXT.encode(found),  # type: ignore[misc]
            accept(*ids(1, 6)),
            options={"encoding": stated},
        )
        for place, (found, stated) in enumerate(_STATED_GOOD)
    ),
    *(
        Case(
            f"encoding-good-word-{encoding}-{place}",
            Klass.ENCODING,
            lambda text=text, encoding=encoding: _named(text, encoding),  # type: ignore[misc]
            accept("X-1", "G-002", "G-003"),
        )
        for encoding, words in (("utf-8", _WORDS), ("cp932", _IN_CP932), ("utf-16", _WORDS))
        for place, text in enumerate(words)
    ),
    *(
        Case(
            f"encoding-good-{name}-{encoding}",
            Klass.ENCODING,
            lambda make=make, encoding=encoding: make(goods(1, 3)).decode().encode(encoding),  # type: ignore[misc]
            accept(*ids(1, 3)),
            file_name=f"feed.{name}",
        )
        for name, make in (("json", as_json), ("jsonl", as_json_lines))
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp932", "utf-32")
    ),
)
