from __future__ import annotations

from dxmatch.matching.pages.answers import (
    Asked,
    Relaxed,
    Relaxing,
    questions_section,
    relaxing_section,
)
from dxmatch.matching.pages.setup import Setup, View
from dxmatch.page import Note, Section, Table

FOUND = Relaxing(
    now=2,
    at_least=10,
    changes=(Relaxed("予算を 50,000 円増やす", 12, 10),),
    dropped=(Relaxed("「予算」を外す", 31, 29),),
    conflicts=(Relaxed("「予算」と「勤務場所・出社」", 3),),
)
ASKED = (
    Asked("hoshi", "hoshi:1", "希望単価", ("予算", "単価の余裕"), 100_000),
    Asked("midori", "midori:2", "希望単価", ("予算",), 50_000),
)


def rows(section: Section) -> list[tuple[str, ...]]:
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return [tuple(cell.text for cell in row) for table in tables for row in table.rows]


def test_relaxations_with_counts() -> None:
    section = relaxing_section(FOUND, Setup("ja"))
    assert rows(section) == [
        ("予算を 50,000 円増やす", "12", "10"),
        ("「予算」を外す", "31", "29"),
        ("「予算」と「勤務場所・出社」", "3"),
    ]
    note = section.blocks[0]
    assert isinstance(note, Note) and "2 名" in note.text and "10 名以上" in note.text


def test_relaxations_outside_have_rounded_counts() -> None:
    section = relaxing_section(FOUND, Setup("en", View.EXTERNAL))
    assert [row[1:] for row in rows(section)] == [
        ("about 10", "about 10"),
        ("about 30", "about 25"),
        ("fewer than 5",),
    ]


def test_enough_needs_nothing() -> None:
    section = relaxing_section(Relaxing(12, 10, (), (), ()), Setup("en"))
    assert section.blocks == (
        Note("12 are eligible, at least the 10 wanted. Nothing has to give way."),
    )


def test_questions_name_whom_to_ask_inside_only() -> None:
    inside = questions_section(ASKED, 1_000_000, Setup("ja"))
    assert rows(inside)[0] == ("hoshi:1", "hoshi", "希望単価", "予算、単価の余裕", "10.00")
    outside = questions_section(ASKED, 1_000_000, Setup("ja", View.EXTERNAL))
    assert rows(outside) == [("希望単価", "予算、単価の余裕")]
    assert rows(questions_section((), 1, Setup("en"))) == []
