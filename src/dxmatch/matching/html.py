"""A shortlist as a small HTML table for notebooks: escaped, readable without colour."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dxmatch.matching.finding import Match, out_of_100
from dxmatch.models import Verdict

if TYPE_CHECKING:
    from dxmatch.matching.shortlist import Shortlist

_SIGN = {Verdict.YES: "○", Verdict.UNKNOWN: "？", Verdict.NO: "×"}


def to_html(shortlist: Shortlist) -> str:
    """Heading, table of matches, funnel."""
    lines = [*shortlist.strategy.must, *(line for _, line in shortlist.strategy.want)]
    heads = ["順位 / Rank", "人材 / Talent", "総得点 / Total", "要確認 / Review"]
    heads += [f"{line.title.ja} / {line.title.en}" for line in lines]
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(_row(match) for match in shortlist)
    funnel = " → ".join(
        [str(len(shortlist.pool)), *(f"{s.line.title.ja} {s.left}" for s in shortlist.funnel)]
    )
    return (
        f"<p><b>{escape(shortlist.position.title)}</b> — {len(shortlist)} / "
        f"{shortlist.eligible} 名 (listed / eligible)</p><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table><p><small>{escape(funnel)}</small></p>"
    )


def _row(match: Match) -> str:
    cells = [str(match.rank), match.key, str(match.score), "要確認" if match.needs_review else ""]
    shown = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    for finding in match.findings:
        why = f"{finding.reason.text('ja')} / {finding.reason.text('en')}"
        told = finding.verdict
        cell = _SIGN[told] if told is not None else str(out_of_100(finding.points, match.max_total))
        shown += f'<td title="{escape(why, quote=True)}">{cell}</td>'
    return f"<tr>{shown}</tr>"
