"""Relaxations, questions and steadiness as sections, from plain values.

Who fills them knows how to explain; here it is decided what each of the two readers may see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dxmatch.matching.pages.funnel_section import people_cell
from dxmatch.matching.pages.setup import Setup
from dxmatch.page import Block, Cell, Note, Section, Table


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Something to give way on, in words, and how many are then eligible; or lines that clash.

    Attributes:
        gained: how many more are eligible; None where the question is who satisfies them all.
    """

    what: str
    eligible: int
    gained: int | None = None


@dataclass(frozen=True, slots=True)
class Relaxing:
    """何を緩めれば何名: changes of the position, must lines to drop, must lines that clash."""

    now: int
    at_least: int
    changes: tuple[Relaxed, ...]
    dropped: tuple[Relaxed, ...]
    conflicts: tuple[Relaxed, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A missing fact that could change the list: of whom, what, for which lines.

    Attributes:
        whom: the vendor to ask, or the municipality.
        key: ``vendor:id`` of the talent.
        effect: the most points that the answer can move, exact.
    """

    whom: str
    key: str
    fact: str
    lines: tuple[str, ...]
    effect: int


def relaxing_section(found: Relaxing, setup: Setup) -> Section:
    """The counted ways to more eligible talents; whom they gain is never said."""
    words = setup.words
    counts = {"now": setup.count(found.now), "at_least": f"{found.at_least:,}"}
    head = words("relax_enough" if found.now >= found.at_least else "relax_few", **counts)
    blocks: list[Block] = [Note(head)]
    both: tuple[str, ...] = (words("change"), words("eligible"), words("gained"))
    tables = (
        ("relax_changes", both, found.changes),
        ("relax_dropped", both, found.dropped),
        ("relax_conflicts", (words("lines"), words("satisfied_by")), found.conflicts),
    )
    for caption, heads, some in tables:
        rows = tuple(_relaxed(one, setup) for one in some)
        if rows:
            blocks.append(Table(words(caption), heads, rows))
    return Section("relaxations", words("relaxations"), tuple(blocks))


def _relaxed(one: Relaxed, setup: Setup) -> tuple[Cell, ...]:
    cells = (Cell(one.what), people_cell(one.eligible, setup))
    return cells if one.gained is None else (*cells, people_cell(one.gained, setup))


def questions_section(found: Sequence[Asked], full: int, setup: Setup) -> Section:
    """What to ask whom; in the external view only which kinds of facts are missing."""
    words = setup.words
    if not found:
        return Section("questions", words("questions"), (Note(words("questions_none")),))
    if setup.external:
        kinds = dict.fromkeys(asked.fact for asked in found)
        rows = tuple((Cell(kind), Cell(words.listed(_lines_of(found, kind)))) for kind in kinds)
        kind_heads = (words("fact"), words("for_lines"))
        return Section(
            "questions", words("questions"), (Table(words("missing"), kind_heads, rows),)
        )
    heads = tuple(map(words, ("talent", "ask", "fact", "for_lines", "effect")))
    table = Table(words("missing"), heads, tuple(_asked(a, full, setup) for a in found))
    return Section("questions", words("questions"), (Note(words("questions_note")), table))


def _lines_of(found: Sequence[Asked], kind: str) -> list[str]:
    return list(dict.fromkeys(line for a in found if a.fact == kind for line in a.lines))


def _asked(asked: Asked, full: int, setup: Setup) -> tuple[Cell, ...]:
    points = asked.effect * 100 / full if full else 0.0
    effect = Cell(f"{points:.2f}", round(points, 2))
    lines = Cell(setup.words.listed(asked.lines))
    return Cell(asked.key), Cell(asked.whom), Cell(asked.fact), lines, effect
