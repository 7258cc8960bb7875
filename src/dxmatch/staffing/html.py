"""Teams as HTML for notebooks and pages: escaped, readable without colour."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dxmatch.matching.finding import out_of_100
from dxmatch.models import Lang, Text
from dxmatch.staffing.staffing_text import conflict_lines, eligible_lines, status_text
from dxmatch.staffing.team import SIGNS, Seat, Team, TeamFinding

if TYPE_CHECKING:
    from dxmatch.staffing.staffing import Staffing

_HEADS = (
    Text(ja="ポジション", en="Position"),
    Text(ja="人材", en="Talent"),
    Text(ja="総得点", en="Total"),
    Text(ja="順位", en="Rank"),
    Text(ja="所見", en="Findings"),
)
_TEAM = Text(ja="第{rank}案 {score} 点", en="Team {rank}: {score} points")
_REVIEW = Text(ja="要確認", en="review")


def staffing_html(staffing: Staffing, lang: Lang) -> str:
    """Heading, status, one table per team, or why there is none."""
    parts = [f"<p><b>{escape(staffing.project.title)}</b></p>"]
    parts.append(f"<p>{escape(status_text(staffing, lang))}</p>")
    parts += [_team(team, lang) for team in staffing]
    if staffing.conflict is not None:
        lines = [*eligible_lines(staffing, lang), *conflict_lines(staffing.conflict, lang)]
        parts.append("".join(f"<p>{escape(line)}</p>" for line in lines))
    return "".join(parts)


def _team(team: Team, lang: Lang) -> str:
    title = _TEAM.get(lang).format(rank=team.rank, score=team.score)
    review = f" ({_REVIEW.get(lang)})" if team.needs_review else ""
    heads = "".join(f"<th>{escape(head.get(lang))}</th>" for head in _HEADS)
    rows = "".join(_seat(seat, lang) for seat in team)
    found = "".join(f"<li>{_finding(finding, team, lang)}</li>" for finding in team.findings)
    return (
        f"<table><caption>{escape(title + review)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table><ul>{found}</ul>"
    )


def _seat(seat: Seat, lang: Lang) -> str:
    match = seat.match
    review = f" ({_REVIEW.get(lang)})" if match.needs_review else ""
    cells = [seat.position.title, match.key + review, str(match.score), str(match.rank)]
    shown = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    told = []
    for finding in match.findings:
        verdict = finding.verdict
        got = out_of_100(finding.points, match.max_total)
        sign = SIGNS[verdict] if verdict is not None else str(got)
        why = escape(finding.reason.text(lang), quote=True)
        told.append(f'<span title="{why}">{sign} {escape(finding.title.get(lang))}</span>')
    return f"<tr>{shown}<td>{'<br>'.join(told)}</td></tr>"


def _finding(finding: TeamFinding, team: Team, lang: Lang) -> str:
    points = out_of_100(finding.points, team.max_total)
    sign = f"+{points}" if finding.verdict is None else SIGNS[finding.verdict]
    return escape(f"{sign} {finding.title.get(lang)}: {finding.reason.text(lang)}")
