"""What the sheet says of one talent: signs, points, and the main reasons in words."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dxmatch.matching import Finding, Match
from dxmatch.matching.finding import out_of_100
from dxmatch.models import SCALE, Lang, Verdict
from dxmatch.report import words
from dxmatch.report.flowing import Flowing
from dxmatch.report.packed import Packed
from dxmatch.report.printable import printable

_BEST = 2
"""How many want lines are told in words: those with the most points."""


def findings_view(match: Match, lang: Lang) -> RenderableType:
    """Must lines as ○ ？ ×, want lines as points of the most possible, then the main reasons."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    if match.must:
        signs = tuple(_sign(finding, lang) for finding in match.must)
        grid.add_row(Text(words.MUST.get(lang), style="dim"), Packed(signs))
    if match.want:
        points = tuple(_points(finding, match, lang) for finding in match.want)
        grid.add_row(Text(words.WANT.get(lang), style="dim"), Packed(points))
    for sign, finding in _told(match):
        name = printable(finding.title.get(lang))
        grid.add_row(sign, Flowing(f"{name}: {printable(finding.reason.text(lang))}"))
    return grid


def _sign(finding: Finding, lang: Lang) -> Text:
    verdict = Verdict.UNKNOWN if finding.verdict is None else finding.verdict
    name = printable(finding.title.get(lang))
    return Text.assemble((words.SIGNS[verdict], words.STYLES[verdict]), name)


def _points(finding: Finding, match: Match, lang: Lang) -> Text:
    name = printable(finding.title.get(lang))
    got = out_of_100(finding.points, match.max_total)
    most = out_of_100(finding.weight * SCALE, match.max_total).normalize()
    return Text.assemble(f"{name} ", (str(got), "cyan"), f"/{most:f}")


def _told(match: Match) -> list[tuple[Text, Finding]]:
    """What keeps out or is open, where most points come from, where most are missed."""
    told = [
        (Text(words.SIGNS[finding.verdict], style=words.STYLES[finding.verdict]), finding)
        for finding in match.must
        if finding.verdict is not None and finding.verdict < Verdict.YES
    ]
    wants = [finding for finding in match.want if finding.weight]
    best = sorted((f for f in wants if f.points), key=lambda f: -f.points)[:_BEST]
    told += [(Text("＋", style="green"), finding) for finding in best]
    missed = [f for f in wants if f not in best and f.points < f.weight * SCALE]
    if missed:
        worst = max(missed, key=lambda f: f.weight * SCALE - f.points)
        told.append((Text("－", style="red"), worst))
    return told
