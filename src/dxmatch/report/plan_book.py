"""A plan as an XLSX workbook: seats, empty seats, sharing, preferences; every cell is text."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from dxmatch.assignment import Plan
from dxmatch.io.writers.workbook import CELL_CHARS, text_workbook
from dxmatch.models import Lang, Text
from dxmatch.report import plan_words as words
from dxmatch.report.plan_view import (
    empty_rows,
    notes,
    period,
    points,
    preferred_rows,
    sharing_rows,
)
from dxmatch.report.printable import printable


def plan_book(plan: Plan, lang: Lang) -> bytes:
    """The workbook; the same bytes for the same plan."""
    out = BytesIO()
    with text_workbook(out) as book:
        _seats(book, plan, lang)
        _sheet(book, words.UNFILLED, words.EMPTY_HEADS, empty_rows(plan, lang), lang)
        _sheet(book, words.SHARING, words.SHARED_HEADS, sharing_rows(plan), lang)
        _sheet(book, words.PREFERRED, words.PREFERRED_HEADS, preferred_rows(plan, lang), lang)
        proof = [
            (words.POLICY.get(lang), plan.objective.policy.get(lang)),
            (words.PROOF.get(lang), plan.certificate.text(lang)),
        ]
        _sheet(book, words.PROOF, (words.NOTE, words.REASON), proof, lang)
    return out.getvalue()


def _seats(book: Any, plan: Plan, lang: Lang) -> None:
    rows = [
        (
            one.need.project.title,
            one.need.position.title,
            str(one.seat),
            one.talent,
            points(one.total, plan),
            period(one),
            notes(one, lang),
        )
        for one in plan.placements
    ]
    _sheet(book, words.PLAN, words.SEAT_HEADS, rows, lang)


def _sheet(
    book: Any, name: Text, heads: Sequence[Text], rows: Sequence[tuple[str, ...]], lang: Lang
) -> None:
    sheet, bold = book.add_worksheet(name.get(lang)), book.add_format({"bold": True})
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head.get(lang), bold)
        sheet.set_column(column, column, 24)
    for at, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            sheet.write_string(at, column, printable(cell)[:CELL_CHARS])
    sheet.freeze_panes(1, 0)
