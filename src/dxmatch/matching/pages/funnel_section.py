"""絞り込み内訳: how many each must line keeps out, and who is left."""

from __future__ import annotations

from collections.abc import Sequence

from dxmatch.matching.pages.setup import Setup
from dxmatch.page import Cell, Note, Section, Table
from dxmatch.scoring.evaluate import FunnelStep


def funnel_section(steps: Sequence[FunnelStep], pool: int, setup: Setup) -> Section:
    """The funnel with what its columns count."""
    words = setup.words
    blocks = (funnel_block(steps, pool, setup), Note(words("funnel_note")))
    return Section("funnel", words("funnel"), blocks)


def funnel_block(steps: Sequence[FunnelStep], pool: int, setup: Setup) -> Table:
    """One row per must line, in the order of the sheet."""
    words = setup.words
    heads = tuple(map(words, ("line", "no", "unknown", "left")))
    rows: list[tuple[Cell, ...]]
    rows = [(Cell(words("whole_pool")), Cell("–"), Cell("–"), people_cell(pool, setup, pool))]
    for step in steps:
        counts = [people_cell(count, setup) for count in (step.no, step.unknown)]
        left = people_cell(step.left, setup, pool)
        rows.append((Cell(step.line.title.get(setup.lang)), *counts, left))
    return Table(words("funnel_caption"), heads, tuple(rows))


def people_cell(people: int, setup: Setup, whole: int = 0) -> Cell:
    """A number of people, rounded in the external view; with a bar if a whole is given."""
    shown = setup.rounded(people)
    text = setup.count(people) if setup.external else f"{people:,}"
    return Cell(text, shown, bar=(shown, whole) if whole else None)
