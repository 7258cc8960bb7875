"""A shortlist for the terminal: heading, one card per match, funnel."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from dxmatch.matching import Match, Shortlist
from dxmatch.models import Lang
from dxmatch.report import words
from dxmatch.report.findings_view import findings_view
from dxmatch.report.funnel_table import funnel_table
from dxmatch.report.printable import printable

_RANK, _TOTAL = 6, 8
"""Widths of the first and the third column."""


def shortlist_view(shortlist: Shortlist, lang: Lang) -> RenderableType:
    """Who is on the list, with points and reasons; then who was left out by which line."""
    parts: list[RenderableType] = [_heading(shortlist, lang), Text()]
    if len(shortlist):
        width = max(cell_len(printable(match.key)) for match in shortlist)
        width = max(width, cell_len(words.TALENT.get(lang)))
        parts += [_head(width, lang), Rule(characters="─", style="dim")]
        for match in shortlist:
            parts += [_first_line(match, width, lang)]
            parts += [Padding(findings_view(match, lang), (0, 0, 1, _RANK))]
    else:
        parts += [Text(words.NOBODY.get(lang), style="yellow"), Text()]
    return Group(*parts, funnel_table(shortlist, lang))


def _heading(shortlist: Shortlist, lang: Lang) -> RenderableType:
    position = shortlist.position
    facts = [
        f"{words.PERIOD.get(lang)} {position.period.start}〜{position.period.last_day}",
        f"{words.WORKLOAD.get(lang)} {position.workload.percent}%",
    ]
    if position.headcount > 1:
        facts.append(words.HEADCOUNT.get(lang).format(count=f"{position.headcount:,}"))
    if position.as_of:
        facts.append(f"{words.AS_OF.get(lang)} {position.as_of}")
    if shortlist.strategy.name:
        facts.append(f"{words.SHEET.get(lang)} {printable(shortlist.strategy.name)}")
    counts = words.ELIGIBLE.get(lang).format(
        pool=f"{len(shortlist.pool):,}", eligible=f"{shortlist.eligible:,}", shown=len(shortlist)
    )
    title = Text.assemble((printable(position.title), "bold"), f" [{position.id}]")
    return Group(title, Text("  ".join(facts), style="dim"), Text(counts))


def _head(width: int, lang: Lang) -> Text:
    rank = _right(words.RANK.get(lang), _RANK - 2)
    total = _right(words.TOTAL.get(lang), _TOTAL)
    return Text(f"{rank}  {set_cell_size(words.TALENT.get(lang), width)}{total}", style="bold")


def _first_line(match: Match, width: int, lang: Lang) -> Text:
    rank = _right(str(match.rank), _RANK - 2)
    key = set_cell_size(printable(match.key), width)
    line = Text.assemble(
        f"{rank}  ", (key, "bold"), (_right(str(match.score), _TOTAL), "bold cyan")
    )
    if match.needs_review:
        line.append(f"  {words.REVIEW.get(lang)}", style="yellow")
    return line


def _right(text: str, width: int) -> str:
    return " " * max(0, width - cell_len(text)) + text
