"""Teams as a workbook of strings: no cell can become a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from dxmatch.io.formula_safe import guarded
from dxmatch.io.writers.workbook import CELL_CHARS, text_workbook
from dxmatch.matching import Match
from dxmatch.matching.finding import out_of_100
from dxmatch.models import Lang
from dxmatch.report import words
from dxmatch.staffing import Staffing
from dxmatch.staffing.staffing_text import conflict_lines, eligible_lines, status_text

_WIDTHS = (8, 10, 30, 8, 24, 24, 10, 8, 10, 80)
_HEADS = (
    words.TEAM_NUMBER, words.TOTAL, words.POSITION, words.SEAT, words.VENDOR, words.TALENT,
    words.TOTAL, words.RANK, words.REVIEW, words.REASONS,
)  # fmt: skip


def staffing_xlsx(staffing: Staffing, lang: Lang) -> bytes:
    """One sheet with a row per seat, one with a row per team line; the same bytes every time."""
    out = BytesIO()
    with text_workbook(out) as book:
        seats = [[head.get(lang) for head in _HEADS], *_seats(staffing, lang)]
        _write(book, words.TEAMS.get(lang), seats)
        _write(book, words.TEAM_LINES.get(lang), _lines(staffing, lang))
    return out.getvalue()


def _write(book: Any, name: str, rows: Iterable[Sequence[str]]) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bg_color": "#DDE6F0"})
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            # A cell cannot hold more; what is cut stands in full in the JSON.
            text = guarded(cell)[:CELL_CHARS]
            sheet.write_string(number, place, text, *([] if number else [head]))


def _seats(staffing: Staffing, lang: Lang) -> Iterable[list[str]]:
    for team in staffing:
        for seat in team:
            match = seat.match
            yield [
                str(team.rank),
                str(team.score),
                seat.position.title,
                str(seat.number),
                match.talent.vendor,
                match.talent.id,
                str(match.score),
                str(match.rank),
                words.REVIEW.get(lang) if match.needs_review else "",
                _reasons(match, lang),
            ]


def _lines(staffing: Staffing, lang: Lang) -> Iterable[list[str]]:
    heads = (words.TEAM_NUMBER, words.POINTS, words.LINE, words.REASONS)
    yield [head.get(lang) for head in heads]
    yield ["", "", "", status_text(staffing, lang)]
    for team in staffing:
        for finding in team.findings:
            points = str(out_of_100(finding.points, team.max_total))
            told = points if finding.verdict is None else words.SIGNS[finding.verdict]
            yield [str(team.rank), told, finding.title.get(lang), finding.reason.text(lang)]
    if staffing.conflict is not None:
        for line in (*eligible_lines(staffing, lang), *conflict_lines(staffing.conflict, lang)):
            yield ["", "", "", line]


def _reasons(match: Match, lang: Lang) -> str:
    return " / ".join(f"{f.title.get(lang)}: {f.reason.text(lang)}" for f in match.findings)
