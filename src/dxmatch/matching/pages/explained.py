"""From what `dxmatch.explain` found to the sections of the page."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from dxmatch.explain.comparison import Comparison
from dxmatch.explain.relaxation import titles
from dxmatch.explain.relaxations import Relaxations
from dxmatch.explain.stability import Stability, WeightRange
from dxmatch.explain.unknowns import Question, Unknowns
from dxmatch.matching.finding import out_of_100
from dxmatch.matching.pages.answers import Asked, Relaxed, Relaxing
from dxmatch.matching.pages.setup import Setup
from dxmatch.matching.pages.words import Words
from dxmatch.models import Lang
from dxmatch.page import Block, Cell, Items, Note, Section, Table, number
from dxmatch.scoring.labels import open_label

MOST: Final = 8
"""Of each kind on the page; the methods of a shortlist have all."""


def relaxing(found: Relaxations, lang: Lang) -> Relaxing:
    """The first relaxations of each kind as plain values."""
    return Relaxing(
        now=found.eligible,
        at_least=found.at_least,
        changes=tuple(
            Relaxed(
                " + ".join(change.text(lang) for change in one.changes), one.eligible, one.gained
            )
            for one in found.changes[:MOST]
        ),
        dropped=tuple(
            Relaxed(titles(one.lines, lang), one.eligible, one.gained) for one in found.lines[:MOST]
        ),
        conflicts=tuple(
            Relaxed(titles(one.lines, lang), one.left)
            for one in found.conflicts[:MOST]
            if one.lines
        ),
    )


def asked(found: Unknowns, words: Words) -> tuple[Asked, ...]:
    """The first questions as plain values."""
    return tuple(_asked(question, words) for question in found.questions[:MOST])


def _asked(question: Question, words: Words) -> Asked:
    lines = [line.title.get(words.lang) for line in (*question.decides, *question.lines)]
    return Asked(
        whom=question.vendor or words("municipality"),
        key=question.key,
        fact=open_label(question.fact).get(words.lang),
        lines=tuple(dict.fromkeys(lines)),
        effect=question.effect,
    )


def deciding_lines(found: Comparison, words: Words) -> Items:
    """Why the first ranks above the second: the differences, out of 100, and what decided."""
    title = words("decided_by", first=found.a.key, second=found.b.key)
    differences = [
        words(
            "difference", line=each.line.title.get(words.lang), points=_signed(each.points, found)
        )
        for each in found.want
        if each.points
    ]
    whole = words("whole_difference", points=_signed(found.points, found))
    if not found.points:
        return Items(title, (words("only_identity"), *differences))
    names = words.listed(each.line.title.get(words.lang) for each in found.deciding)
    return Items(title, (whole, *differences, words("decisive", lines=names)))


def _signed(points: int, found: Comparison) -> str:
    sign = "+" if points > 0 else "−"
    return f"{sign}{out_of_100(abs(points), found.max_total)}"


def stability_section(found: Stability, names: Mapping[str, str], setup: Setup) -> Section:
    """Of everybody on the page: how often they stay first or listed when the points change."""
    words = setup.words
    how = "stability_exact" if found.exact else "stability_sampled"
    blocks: list[Block] = [Note(words(how, samples=f"{found.samples:,}", seed=found.seed))]
    rows = tuple(
        (Cell(names[each.key]), *(_percent(s, setup) for s in (each.first, each.within)))
        for each in found.standings
        if each.key in names
    )
    if rows:
        heads = (words("talent"), words("stays_first"), words("stays_listed", k=found.k))
        blocks.append(Table(words("standings"), heads, rows))
    ranges = tuple(_range(each, words) for each in found.ranges)
    if ranges and not setup.external:  # exact totals could be worked out from them
        heads = (words("line"), words("weight"), words("safe_range"))
        blocks.append(Table(words("ranges"), heads, ranges))
    return Section("stability", words("stability"), tuple(blocks))


def _percent(share: Fraction, setup: Setup) -> Cell:
    """With one decimal; in steps of 5% in the external view."""
    tenths = round(share * 20) * 50 if setup.external else int(share * 1000)
    text = f"{tenths // 10}%" if setup.external else f"{tenths / 10:.1f}%"
    return Cell(text, tenths / 1000, bar=(tenths, 1000))


def _range(each: WeightRange, words: Words) -> tuple[Cell, ...]:
    if each.high is None:
        span = words("range_from", low=f"{each.low:,}")
    else:
        span = words("range_between", low=f"{each.low:,}", high=f"{each.high:,}")
    return Cell(each.line.title.get(words.lang)), number(each.line.weight), Cell(span)
