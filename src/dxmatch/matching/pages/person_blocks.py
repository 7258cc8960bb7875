"""One candidate: how the points add up, and what the must lines say."""

from __future__ import annotations

from dxmatch.matching.finding import Finding, Match, out_of_100
from dxmatch.matching.pages.setup import Setup
from dxmatch.matching.pages.words import Words
from dxmatch.models import SCALE, Verdict
from dxmatch.page import Cell, Step, Table, Tone, Waterfall

_TONES = {Verdict.YES: Tone.GOOD, Verdict.UNKNOWN: Tone.OPEN, Verdict.NO: Tone.BAD}
_SIGNS = {Verdict.YES: "○", Verdict.UNKNOWN: "？", Verdict.NO: "×"}
QUARTER = SCALE // 4


def shown_value(finding: Finding, setup: Setup) -> int:
    """評点 of a want line, 0 … SCALE; to the nearest quarter in the external view."""
    value = finding.value or 0
    return (value + QUARTER // 2) // QUARTER * QUARTER if setup.external else value


def shown_total(match: Match, setup: Setup) -> int:
    """The sum of the points that the page shows; the exact total in the internal view."""
    return sum(finding.weight * shown_value(finding, setup) for finding in match.want)


def points_text(points: int, max_total: int, setup: Setup) -> str:
    """Points out of 100; as few decimals as possible in the external view."""
    shown = out_of_100(points, max_total)
    return f"{shown.normalize():f}" if setup.external else str(shown)


def points_cell(points: int, max_total: int, setup: Setup, note: str = "") -> Cell:
    """Points out of 100 as a cell."""
    text = points_text(points, max_total, setup)
    bar = (points, max_total) if max_total else None
    return Cell(text, float(text), note=note, bar=bar)


def waterfall(match: Match, who: str, setup: Setup) -> Waterfall | None:
    """How the points add up to the total; None where the sheet gives no points."""
    words, full = setup.words, match.max_total
    if not full:
        return None
    steps = [_step(finding, full, setup) for finding in match.want]
    heads = ("line", "calculation", "points", "bar", "reason", "total")
    line, calculation, points, bar, reason, total = map(words, heads)
    return Waterfall(
        caption=words("points_of", who=who),
        heads=(line, calculation, points, bar, reason, total),
        said=words("bar_says", label="{label}", points="{points}"),
        steps=tuple(steps),
        total=points_text(shown_total(match, setup), full, setup),
        full=full,
    )


def _step(finding: Finding, full: int, setup: Setup) -> Step:
    value = shown_value(finding, setup)
    share = f"{value // 100}%" if setup.external else f"{value / SCALE:.4f}"
    return Step(
        label=finding.title.get(setup.lang),
        calculation=f"{finding.weight:,} × {share}",
        points=finding.weight * value,
        most=finding.weight * SCALE,
        shown=points_text(finding.weight * value, full, setup),
        reason="" if setup.external else finding.reason.text(setup.lang),
    )


def must_table(match: Match, who: str, setup: Setup) -> Table | None:
    """Every must line with its verdict, and with its reason in the internal view."""
    if not match.must:
        return None
    words = setup.words
    heads = [words("line"), words("verdict")] + ([] if setup.external else [words("reason")])
    rows = []
    for finding in match.must:
        cells = [Cell(finding.title.get(setup.lang)), verdict_cell(finding.verdict, words)]
        if not setup.external:
            cells.append(Cell(finding.reason.text(setup.lang), note=_source(finding)))
        rows.append(tuple(cells))
    return Table(words("must_of", who=who), tuple(heads), tuple(rows))


def _source(finding: Finding) -> str:
    return finding.reason.source


def verdict_cell(verdict: Verdict | None, words: Words) -> Cell:
    """A verdict as a sign and a word."""
    told = Verdict.UNKNOWN if verdict is None else verdict
    return Cell(f"{_SIGNS[told]} {words(told.name.lower())}", tone=_TONES[told])
