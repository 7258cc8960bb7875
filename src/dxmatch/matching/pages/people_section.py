"""候補者: the ranking, everybody on it in detail, and the first few side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from dxmatch.matching.finding import Match
from dxmatch.matching.pages.person_blocks import (
    must_table,
    points_cell,
    points_text,
    shown_total,
    shown_value,
    verdict_cell,
    waterfall,
)
from dxmatch.matching.pages.setup import Setup
from dxmatch.models import Verdict
from dxmatch.page import Cell, Note, Person, Section, Table, Tone

SIDE_BY_SIDE: Final = 3
"""How many are compared; more columns do not fit on paper."""

Shown = tuple[str, Match]
"""A candidate under the name that the page may show."""


def named(matches: Sequence[Match], setup: Setup) -> tuple[Shown, ...]:
    """The candidates in order of rank: by key, or as A, B, C … in the external view."""
    if not setup.external:
        return tuple((match.key, match) for match in matches)
    words = setup.words
    return tuple((words("candidate", letter=letter(at)), m) for at, m in enumerate(matches))


def letter(at: int) -> str:
    """A … Z, AA, AB … for 0, 1 …: as the columns of a spreadsheet."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def people_section(
    people: Sequence[Shown], facts: Sequence[tuple[tuple[str, str], ...]], setup: Setup
) -> Section:
    """The ranking, then one card each with what may be said of the person."""
    words = setup.words
    if not people:
        return Section("people", words("people"), (Note(words("nobody"), Tone.OPEN),))
    cards = [_card(one, said, setup) for one, said in zip(people, facts, strict=True)]
    return Section("people", words("people"), (_ranking(people, setup), *cards))


def _ranking(people: Sequence[Shown], setup: Setup) -> Table:
    words = setup.words
    heads = ("rank", "talent", "total", "remarks") if any(m.want for _, m in people) else None
    same = Counter(match.total for _, match in people)
    rows = []
    for name, match in people:
        tied = words("tied") if same[match.total] > 1 else ""
        open_lines = [f.title.get(setup.lang) for f in match.must if f.verdict is Verdict.UNKNOWN]
        remark = Cell(words("comma").join(open_lines) or "–", tone=_tone(open_lines))
        total = points_cell(shown_total(match, setup), match.max_total, setup, note=tied)
        cells = [Cell(words("rank_is", rank=match.rank)), Cell(name), total, remark]
        rows.append(tuple(cells if heads else [cells[0], cells[1], cells[3]]))
    shown = heads or ("rank", "talent", "remarks")
    return Table(words("ranking"), tuple(map(words, shown)), tuple(rows))


def _tone(open_lines: Sequence[str]) -> Tone:
    return Tone.OPEN if open_lines else Tone.PLAIN


def _card(one: Shown, facts: tuple[tuple[str, str], ...], setup: Setup) -> Person:
    words, (name, match) = setup.words, one
    points = points_text(shown_total(match, setup), match.max_total, setup)
    return Person(
        rank=words("rank_is", rank=match.rank),
        name=name,
        badge=words("review") if match.needs_review else "",
        facts=facts,
        must=must_table(match, name, setup),
        points=waterfall(match, name, setup),
        score=words("of_100", points=points) if match.max_total else "",
    )


def comparison_tables(people: Sequence[Shown], setup: Setup) -> tuple[Table, ...]:
    """The first few side by side, line by line; nothing if there is nobody to compare."""
    words, some = setup.words, people[:SIDE_BY_SIDE]
    if len(some) < 2:
        return ()
    heads, matches = (words("line"), *(name for name, _ in some)), [match for _, match in some]
    tables = [
        Table(words("compared_points"), heads, _points_rows(matches, setup)),
        Table(words("compared_must"), heads, _must_rows(matches, setup)),
    ]
    return tuple(table for table in tables if table.rows)


def _points_rows(matches: Sequence[Match], setup: Setup) -> tuple[tuple[Cell, ...], ...]:
    first, full = matches[0], matches[0].max_total
    if not full:
        return ()
    rows = []
    for at, want in enumerate(first.want):
        got = [want.weight * shown_value(match.want[at], setup) for match in matches]
        title = Cell(want.title.get(setup.lang))
        rows.append((title, *(points_cell(points, full, setup) for points in got)))
    totals = [points_cell(shown_total(match, setup), full, setup) for match in matches]
    return (*rows, (Cell(setup.words("total")), *totals))


def _must_rows(matches: Sequence[Match], setup: Setup) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            Cell(must.title.get(setup.lang)),
            *(verdict_cell(match.must[at].verdict, setup.words) for match in matches),
        )
        for at, must in enumerate(matches[0].must)
    )
