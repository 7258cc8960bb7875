"""Teams for the terminal: status, one card per team with its members, then the team lines."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dxmatch.matching.finding import out_of_100
from dxmatch.models import Lang
from dxmatch.report import words
from dxmatch.report.findings_view import findings_view
from dxmatch.report.flowing import Flowing
from dxmatch.report.printable import printable
from dxmatch.staffing import Staffing, Team
from dxmatch.staffing.staffing_text import conflict_lines, eligible_lines, status_text


def staffing_view(staffing: Staffing, lang: Lang) -> RenderableType:
    """Who sits where in each team, with points and reasons; or why there is no team."""
    project = staffing.project
    title = Text.assemble("■ ", (printable(project.title), "bold underline"), f" [{project.id}]")
    style = "green" if staffing.status.value == "proven" else "yellow"
    parts: list[RenderableType] = [title, Text(status_text(staffing, lang), style=style)]
    for team in staffing:
        parts += [Text(), _members(team, lang)]
        parts += [_lines(team, lang)] if team.findings else []
        if team.rank == 1:
            parts += [_reasons(team, lang)]
    if staffing.conflict is not None:
        told = [*eligible_lines(staffing, lang), "", *conflict_lines(staffing.conflict, lang)]
        parts += [Text(), *(Flowing(printable(line)) for line in told)]
    return Group(*parts)


def _members(team: Team, lang: Lang) -> Table:
    title = words.TEAM.get(lang).format(rank=team.rank, score=team.score)
    table = Table(
        title=Text(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD,
        show_edge=False,
    )  # fmt: skip
    table.add_column(words.POSITION.get(lang), overflow="fold")
    table.add_column(words.TALENT.get(lang), overflow="fold")
    table.add_column(words.TOTAL.get(lang), justify="right", no_wrap=True)
    table.add_column(words.RANK.get(lang), justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for seat in team:
        review = Text(words.REVIEW.get(lang) if seat.match.needs_review else "", style="yellow")
        table.add_row(
            Text(printable(seat.position.title)),
            Text(printable(seat.match.key), style="bold"),
            Text(str(seat.match.score), style="cyan"),
            str(seat.match.rank),
            review,
        )
    return table


def _lines(team: Team, lang: Lang) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for finding in team.findings:
        if finding.verdict is None:
            sign = Text(f"+{out_of_100(finding.points, team.max_total)}", style="cyan")
        else:
            verdict = finding.verdict
            sign = Text(words.SIGNS[verdict], style=words.STYLES[verdict])
        name = printable(finding.title.get(lang))
        grid.add_row(sign, Flowing(f"{name}: {printable(finding.reason.text(lang))}"))
    return grid


def _reasons(team: Team, lang: Lang) -> RenderableType:
    """What the sheet says of each member of the best team."""
    parts: list[RenderableType] = []
    for seat in team:
        head = f"{seat.position.title} ← {seat.match.key}"
        parts += [Text(), Text(printable(head), style="bold")]
        parts += [Padding(findings_view(seat.match, lang), (0, 0, 0, 2))]
    return Group(*parts)
