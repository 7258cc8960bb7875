"""Shortlists, matches and funnels in a notebook: in both languages, in the look of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dxmatch.models import SCALE, Text, Verdict
from dxmatch.page import Block, Cell, Note, Step, Table, Tone, Waterfall, number, piece_text
from dxmatch.scoring.evaluate import FunnelStep

if TYPE_CHECKING:
    from dxmatch.matching.finding import Finding, Match
    from dxmatch.matching.shortlist import Shortlist

_SIGNS: Final = {Verdict.YES: "○", Verdict.UNKNOWN: "？", Verdict.NO: "×"}
_TONES: Final = {Verdict.YES: Tone.GOOD, Verdict.UNKNOWN: Tone.OPEN, Verdict.NO: Tone.BAD}
_HEADS: Final = ("順位 / Rank", "人材 / Talent", "総得点 / Total", "要確認 / Review")
_POINTS: Final = (
    "評価行 / Line",
    "配点 × 評点 / Points × value",
    "得点 / Result",
    "積み上げ / Adding up",
    "理由 / Reason",
    "総得点 / Total",
)
_MUST: Final = ("評価行 / Line", "判定 / Verdict", "理由 / Reason")
_FUNNEL: Final = ("評価行 / Line", "不適合 / No", "要確認 / Unknown", "残り / Left")


def shortlist_html(shortlist: Shortlist) -> str:
    """Heading, table of matches, funnel."""
    lines = [*shortlist.strategy.must, *(line for _, line in shortlist.strategy.want)]
    heads = (*_HEADS, *(_both(line.title) for line in lines))
    title = f"{shortlist.position.title} — {len(shortlist)} / {shortlist.eligible} 名"
    table = Table(f"{title} (listed / eligible)", heads, tuple(map(_row, shortlist)))
    return piece_text(table, _funnel(shortlist.funnel, len(shortlist.pool)))


def _row(match: Match) -> tuple[Cell, ...]:
    bar = (match.total, match.max_total) if match.max_total else None
    review = Cell("要確認", tone=Tone.OPEN) if match.needs_review else Cell("")
    total = Cell(str(match.score), float(match.score), bar=bar)
    cells = [_finding(finding, match) for finding in match.findings]
    return Cell(str(match.rank)), Cell(match.key), total, review, *cells


def _finding(finding: Finding, match: Match) -> Cell:
    if finding.verdict is not None:
        sign, tone = _SIGNS[finding.verdict], _TONES[finding.verdict]
        return Cell(sign, tone=tone, hint=_why(finding))
    points = match.part(finding.points)
    return Cell(str(points), float(points), hint=_why(finding))


def match_html(match: Match) -> str:
    """How the points add up, and what the must lines say."""
    rank = f"{match.rank} 位 / rank {match.rank}" if match.rank else "対象外 / excluded"
    blocks: list[Block] = [Note(f"{match.key} — {rank}, {match.score} / 100")]
    if match.max_total:
        blocks.append(_waterfall(match))
    rows = tuple((Cell(_both(f.title)), _finding(f, match), Cell(_why(f))) for f in match.must)
    if rows:
        blocks.append(Table("必須要件 / Must", _MUST, rows))
    return piece_text(*blocks)


def _waterfall(match: Match) -> Waterfall:
    steps = [
        Step(
            label=_both(finding.title),
            calculation=f"{finding.weight:,} × {(finding.value or 0) / SCALE:.4f}",
            points=finding.points,
            most=finding.weight * SCALE,
            shown=str(match.part(finding.points)),
            reason=_why(finding),
        )
        for finding in match.want
    ]
    return Waterfall(
        caption="評価項目 / Want",
        heads=_POINTS,
        said="{label}: {points}",
        steps=tuple(steps),
        total=str(match.score),
        full=match.max_total,
    )


def funnel_html(steps: Sequence[FunnelStep], pool: int) -> str:
    """One row per must line: whom it keeps out, of whom it does not know, who is left."""
    return piece_text(_funnel(steps, pool))


def _funnel(steps: Sequence[FunnelStep], pool: int) -> Table:
    rows = [(Cell("人材プール / Pool"), Cell(""), Cell(""), _left(pool, pool))]
    for step in steps:
        counts = (number(step.no), number(step.unknown), _left(step.left, pool))
        rows.append((Cell(_both(step.line.title)), *counts))
    return Table("絞り込み内訳 / Funnel", _FUNNEL, tuple(rows))


def _left(people: int, pool: int) -> Cell:
    return Cell(f"{people:,}", people, bar=(people, pool))


def _both(text: Text) -> str:
    return f"{text.ja} / {text.en}"


def _why(finding: Finding) -> str:
    return f"{finding.reason.text('ja')} / {finding.reason.text('en')}"
