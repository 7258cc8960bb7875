"""A plan as one HTML page that needs nothing from outside: pictures, tables, reasons."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dxmatch.assignment import Plan
from dxmatch.models import Lang, Text
from dxmatch.report import plan_words as words
from dxmatch.report.plan_picture import people_by_week, projects_by_seat
from dxmatch.report.plan_view import (
    empty_rows,
    notes,
    period,
    points,
    preferred_rows,
    sharing_rows,
)
from dxmatch.report.printable import printable

_STYLE = (
    "body{font-family:sans-serif;margin:2em;color:#222}table{border-collapse:collapse}"
    "th,td{border:1px solid #ccc;padding:.3em .6em;text-align:left;vertical-align:top}"
    "figure{margin:1em 0;overflow-x:auto}"
)


def plan_page(plan: Plan, lang: Lang) -> str:
    """The page; all text of feeds and projects is escaped."""
    filled = words.FILLED.get(lang).format(filled=plan.filled, seats=plan.seats)
    late = "" if plan.in_time else f"<p><b>{escape(words.LATE.get(lang))}</b></p>"
    body = [
        f"<h1>{escape(words.PLAN.get(lang))}: {escape(filled)}</h1>{late}",
        _line(words.POLICY, plan.objective.policy.get(lang), lang),
        _line(words.PROOF, plan.certificate.text(lang), lang),
        f"<h2>{escape(words.CALENDAR.get(lang))}</h2><p>{escape(words.CALENDAR_NOTE.get(lang))}</p>",
        f"<figure>{people_by_week(plan, lang)}</figure>",
        f"<h2>{escape(words.SEATS.get(lang))}</h2><figure>{projects_by_seat(plan, lang)}</figure>",
        _table(words.PLAN, words.SEAT_HEADS, _seats(plan, lang), lang),
        _table(words.UNFILLED, words.EMPTY_HEADS, empty_rows(plan, lang), lang),
        _table(words.SHARING, words.SHARED_HEADS, sharing_rows(plan), lang),
        _table(words.PREFERRED, words.PREFERRED_HEADS, preferred_rows(plan, lang), lang),
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f"<title>{escape(words.PLAN.get(lang))}</title><style>{_STYLE}</style></head>"
        f"<body>{''.join(body)}</body></html>\n"
    )


def _seats(plan: Plan, lang: Lang) -> list[tuple[str, ...]]:
    return [
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


def _line(head: Text, told: str, lang: Lang) -> str:
    return f"<p>{escape(head.get(lang))}: {escape(told)}</p>"


def _table(title: Text, heads: Sequence[Text], rows: Sequence[tuple[str, ...]], lang: Lang) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{escape(text.get(lang))}</th>" for text in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(printable(cell))}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return (
        f"<h2>{escape(title.get(lang))}</h2>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
