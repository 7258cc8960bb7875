"""The calendar of a plan as inline SVG: people by week, and projects by seat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from dxmatch.assignment import Placement, Plan
from dxmatch.models import Lang
from dxmatch.report import plan_words as words

_WEEK, _ROW, _NAME, _TOP = 16, 24, 190, 30
_MOST_WEEKS = 106
"""Two years; of a longer plan the first two are drawn, the tables have all of it."""

_COLOURS = ("#2f6f9f", "#b5651d", "#4f7f3f", "#7f4f8f", "#9f3f4f", "#3f7f7f", "#6f6f2f", "#5f5f9f")


def people_by_week(plan: Plan, lang: Lang) -> str:
    """One row per talent with a seat, one column per week; colours are projects."""
    keys = sorted({one.talent for one in plan.placements})
    weeks = _weeks(plan)
    if not keys:
        return ""
    parts = [_months(weeks)]
    colour = _colours(plan)
    for at, key in enumerate(keys):
        y = _TOP + at * _ROW
        parts.append(_name(key, y))
        mine = plan.of_talent(key)
        for column, week in enumerate(weeks):
            parts.append(_cell(mine, week, _NAME + column * _WEEK, y, colour))
    return _svg(parts, len(weeks), len(keys), words.CALENDAR.get(lang))


def projects_by_seat(plan: Plan, lang: Lang) -> str:
    """One row per seat, filled from its first to its last week; empty seats are hatched."""
    weeks, colour, parts, at = _weeks(plan), _colours(plan), [], 0
    parts.append(_months(weeks))
    for need in plan.market.needs:
        held = {one.seat: one for one in plan.placements if one.need is need}
        for seat in range(1, need.position.headcount + 1):
            y, one = _TOP + at * _ROW, held.get(seat)
            period = need.position.period
            who = one.talent if one else words.EMPTY.get(lang)
            fill = colour[need.project.id] if one else "none"
            first = _column(period.start, weeks)
            width = max(1, _column(period.last_day, weeks) - first + 1) * _WEEK - 2
            x, dash = _NAME + first * _WEEK + 1, "" if one else ' stroke-dasharray="4 3"'
            title = f"{need.key} #{seat}: {who} ({period.start}〜{period.last_day} {need.share}%)"
            parts.append(_name(f"{need.key} #{seat}", y))
            parts.append(
                f'<g><title>{escape(title)}</title><rect x="{x}" y="{y + 3}" width="{width}" '
                f'height="{_ROW - 6}" rx="3" fill="{fill}" stroke="#555"{dash}/>'
                f'<text x="{x + 4}" y="{y + 16}" font-size="11" '
                f'fill="{"#fff" if one else "#555"}">{escape(_short(who, width // 7))}</text></g>'
            )
            at += 1
    return _svg(parts, len(weeks), at, words.SEATS.get(lang))


def _weeks(plan: Plan) -> list[date]:
    """The Mondays of the plan."""
    periods = [need.position.period for need in plan.market.needs]
    first = min(period.start for period in periods)
    first -= timedelta(days=first.weekday())
    last = max(period.last_day for period in periods)
    count = min((last - first).days // 7 + 1, _MOST_WEEKS)
    return [first + timedelta(weeks=week) for week in range(count)]


def _colours(plan: Plan) -> dict[str, str]:
    ids = sorted(project.id for project in plan.projects)
    return {id_: _COLOURS[at % len(_COLOURS)] for at, id_ in enumerate(ids)}


def _column(day: date, weeks: Sequence[date]) -> int:
    return min(len(weeks) - 1, max(0, (day - weeks[0]).days // 7))


def _cell(mine: Sequence[Placement], week: date, x: int, y: int, colour: dict[str, str]) -> str:
    """The busiest day of a week, one block per seat from the bottom up."""
    days = [week + timedelta(days=day) for day in range(7)]
    loads = [[one for one in mine if day in one.need.position.period] for day in days]
    busiest = max(loads, key=lambda seats: sum(one.need.share for one in seats))
    drawn, bottom, room = "", y + _ROW - 2, _ROW - 4
    for one in busiest:
        height = max(1, one.need.share * room // 100)
        bottom -= height
        drawn += (
            f'<rect x="{x}" y="{bottom}" width="{_WEEK - 1}" height="{height}" '
            f'fill="{colour[one.need.project.id]}"/>'
        )
    total = sum(one.need.share for one in busiest)
    what = ", ".join(f"{one.position} {one.need.share}%" for one in busiest) or "–"
    title = f"<title>{escape(f'{week}: {what} = {total}%')}</title>"
    frame = f'<rect x="{x}" y="{y + 2}" width="{_WEEK - 1}" height="{room}" fill="#f2f2ee"/>'
    return f"<g>{title}{frame}{drawn}</g>"


def _months(weeks: Sequence[date]) -> str:
    """The month of each week's Thursday, where it is a new one; the year with the first."""
    drawn, last, room = "", 0, 0
    for column, week in enumerate(weeks):
        thursday = week + timedelta(days=3)
        if thursday.month != last and column >= room:
            first = not last or thursday.month == 1
            shown = f"{thursday.year}-{thursday.month:02}" if first else str(thursday.month)
            x = _NAME + column * _WEEK
            drawn += f'<text x="{x}" y="18" font-size="11" fill="#333">{shown}</text>'
            last, room = thursday.month, column + (4 if first else 1)
    return drawn


def _name(text: str, y: int) -> str:
    shown = escape(_short(text, 27))
    return f'<text x="0" y="{y + 16}" font-size="12"><title>{escape(text)}</title>{shown}</text>'


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: max(1, most - 1)] + "…"


def _svg(parts: Sequence[str], weeks: int, rows: int, title: str) -> str:
    width, height = _NAME + weeks * _WEEK + 4, _TOP + rows * _ROW + 4
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" font-family="sans-serif">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )
