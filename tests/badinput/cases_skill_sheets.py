"""Skill sheets: forms with hostile or careless cells; one person waits, the others go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dxmatch.io.limits import Limits
from tests.badinput.building import (
    CANARY_NAME,
    CANARY_PHONE,
    pack,
    sheet_rows,
    sheet_xml,
    workbook_parts,
)
from tests.badinput.case import Case, Expected, Klass, Read, Refused, accept

Rows = Sequence[Sequence[str | float]]
HISTORY: Rows = (
    ("期間", "業務内容", "言語"),
    ("2020/4〜2021/3", "移行", "Java"),
    ("2021/4〜2022/3", "運用", "Python"),
)


def person(number: int, *more: Sequence[str | float], history: Rows = HISTORY) -> list[Any]:
    """The rows of a good sheet with more cells in its form."""
    head = [("氏名", CANARY_NAME, "電話番号", CANARY_PHONE), ("管理番号", f"S-{number}")]
    return [*head, *more, (), *history]


def sheets(*persons: Rows) -> bytes:
    """A workbook of these sheets."""
    parts = {f"人{n}": sheet_xml(sheet_rows(rows)) for n, rows in enumerate(persons, start=1)}
    return pack(workbook_parts(parts))


def _doctype() -> bytes:
    prolog = '<!DOCTYPE a [<!ENTITY b "c">]>'
    return pack(workbook_parts({"人1": sheet_xml(sheet_rows(person(1)), prolog=prolog)}))


def case(name: str, make: Callable[[], bytes], due: Expected, **more: Any) -> Case:
    return Case(
        name, Klass.XLSX_XML, make, due, file_name="feed.xlsx", mapping="skill-sheet", **more
    )


def one(name: str, rows: Rows, code: str, accepted: bool = False) -> Case:
    """A sheet with a fault between two good ones."""
    ids = ("S-1", "S-2", "S-3") if accepted else ("S-1", "S-3")
    due = Read(len(ids), 3 - len(ids), codes={code}, ids=ids)
    return case(f"form-{name}", lambda: sheets(person(1), rows, person(3)), due)


def _repeated_cell() -> bytes:
    """A cell that two readers would read differently."""
    twice = '<row r="9"><c r="A9"><v>1</v></c><c r="A9"><v>2</v></c></row>'
    parts = {
        "人1": sheet_xml(sheet_rows(person(1)) + twice),
        "人2": sheet_xml(sheet_rows(person(2))),
    }
    return pack(workbook_parts(parts))


CASES: tuple[Case, ...] = (
    one(
        "two-rates", person(2, ("希望単価", "80万円/月", "単価", "60万円/月")), "CONFLICTING_CELLS"
    ),
    one("two-ids", person(2, ("人材ID", "S-9")), "CONFLICTING_CELLS"),
    one("cover", [("ご記入にあたって",), ("太枠の中を書いてください",)], "NO_SKILL_SHEET"),
    one("repeated-id", person(1), "DUPLICATE_ID"),
    one("consent-refused", person(2, ("同意", "なし")), "CONSENT_REFUSED"),
    one("rate-without-sense", person(2, ("希望単価", "夕方")), "UNREADABLE_VALUE"),
    one("load-without-unit", person(2, ("稼働率", "3")), "AMBIGUOUS_UNIT"),
    one("day-that-is-none", person(2, ("参画可能日", "2027/2/31")), "UNREADABLE_VALUE"),
    one("era-out-of-range", person(2, ("参画可能日", "昭和99年1月1日")), "ERA_OUT_OF_RANGE"),
    one("id-with-spaces", [("管理番号", "S 2"), ("資格", "なし"), *HISTORY], "UNREADABLE_VALUE"),
    one(
        "period-in-words",
        person(2, history=[HISTORY[0], ("若い頃", "開発", "Java")]),
        "PERIOD_NOT_COUNTED",
        True,
    ),
    one(
        "period-of-the-year-one",
        person(2, history=[HISTORY[0], ("1/1〜2/2", "開発", "Java")]),
        "PERIOD_NOT_COUNTED",
        True,
    ),
    one("formula-text", person(2, ("自己PR", "=cmd|' /C calc'!A0")), "FORMULA_CELL", True),
    one("hidden-signs", person(2, ("保有スキル", "Ja\u200bva")), "SUSPICIOUS_TEXT", True),
    one("unknown-skill", person(2, ("保有スキル", "謎ツール壱号")), "UNKNOWN_SKILL", True),
    one(
        "protected-phrase",
        person(2, ("自己PR", "設計が得意。外国籍不可。")),
        "PROTECTED_ATTRIBUTE",
        True,
    ),
    one(
        "very-long-history",
        person(2, history=[HISTORY[0], *[("2020/4〜2021/3", "あ" * 900, "Java")] * 20]),
        "HISTORY_SHORTENED",
        True,
    ),
    case("form-repeated-cell", _repeated_cell, Read(1, 1, codes={"MALFORMED_ROW"}, ids=("S-2",))),
    case(
        "form-is-macro-text", lambda: b"PK\x03\x04 not a workbook xl/", Refused("FEED_NO_WORKBOOK")
    ),
    case("form-of-csv", lambda: b"a,b\n", Refused("FEED_WRONG_KIND")),
    case("form-empty-file", lambda: b"", Refused("FEED_EMPTY")),
    case(
        "form-too-many-persons",
        lambda: sheets(*(person(n) for n in range(1, 12))),
        Refused("FEED_TOO_LARGE"),
        limits=Limits(rows=10),
    ),
    case("form-doctype", _doctype, Refused("FEED_XML_DTD")),
)

GOOD: tuple[Case, ...] = (
    case(
        "good-form-three-persons",
        lambda: sheets(person(1), person(2), person(3)),
        accept("S-1", "S-2", "S-3"),
    ),
    case(
        "good-form-empty-sheet-between",
        lambda: sheets(person(1), [], person(3)),
        accept("S-1", "S-3"),
    ),
    case(
        "good-form-no-history",
        lambda: sheets([("管理番号", "S-1"), ("保有スキル", "Java")]),
        accept("S-1"),
    ),
    case(
        "good-form-labels-above",
        lambda: sheets([("管理番号", "職種"), ("S-1", "PM"), (), *HISTORY]),
        accept("S-1"),
    ),
    case(
        "good-form-colons",
        lambda: sheets([("管理番号:S-1", "職種：PM"), (), *HISTORY]),
        accept("S-1"),
    ),
    case(
        "good-form-ornaments",
        lambda: sheets([("■管理番号", "S-1"), ("【職 種】", "PM"), *HISTORY]),
        accept("S-1"),
    ),
    case(
        "good-form-units-in-labels",
        lambda: sheets(person(1, ("希望単価(万円/月)", "80"))),
        accept("S-1"),
    ),
    case(
        "good-form-running",
        lambda: sheets(person(1, history=[HISTORY[0], ("2024年4月～現在", "開発", "Go")])),
        accept("S-1"),
    ),
    case(
        "good-form-history-first",
        lambda: sheets([*HISTORY, ("管理番号", "S-1"), ("資格", "基本情報技術者試験")]),
        accept("S-1"),
    ),
    case(
        "good-form-page-headers",
        lambda: sheets(person(1, history=[*HISTORY, *HISTORY])),
        accept("S-1"),
    ),
)
