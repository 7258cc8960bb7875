"""A plan for the terminal: policy, seats, empty seats with remedies, the price of sharing."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dxmatch.assignment import Placement, Plan
from dxmatch.matching.finding import out_of_100
from dxmatch.models import Lang
from dxmatch.models import Text as Words
from dxmatch.report import plan_words as words
from dxmatch.report.printable import printable


def plan_view(plan: Plan, lang: Lang) -> RenderableType:
    """Everything a coordinator needs to read, top down."""
    filled = words.FILLED.get(lang).format(filled=plan.filled, seats=plan.seats)
    parts: list[RenderableType] = [
        Text.assemble("■ ", (words.PLAN.get(lang), "bold underline"), f"  {filled}"),
        Text(f"{words.POLICY.get(lang)}: {plan.objective.policy.get(lang)}", style="dim"),
        Text(f"{words.PROOF.get(lang)}: {plan.certificate.text(lang)}", style="dim"),
    ]
    if not plan.in_time:
        parts.append(Text(words.LATE.get(lang), style="yellow"))
    heads = (words.POSITION, words.SEAT, words.TALENT, words.POINTS, words.PERIOD, words.NOTE)
    rows = [_seat(one, plan, lang) for one in plan.placements]
    parts += [Text(), _table(heads, rows, lang)]
    for title, columns, cells in (
        (words.UNFILLED, words.EMPTY_HEADS, empty_rows(plan, lang)),
        (words.SHARING, words.SHARED_HEADS, sharing_rows(plan)),
        (words.PREFERRED, words.PREFERRED_HEADS, preferred_rows(plan, lang)),
    ):
        if cells:
            table = _table(columns, cells, lang)
            parts += [Text(), Text(title.get(lang), style="bold"), table]
    return Group(*parts)


def notes(one: Placement, lang: Lang) -> str:
    """Locked, to review, or an exception to the must lines."""
    told = [words.LOCKED] if one.locked else []
    told += [words.OVERRIDES] if one.match.excluded else []
    told += [words.REVIEW] if one.match.needs_review else []
    return " / ".join(text.get(lang) for text in told)


def period(one: Placement) -> str:
    """First and last day with the workload."""
    position = one.need.position
    return f"{position.period.start}〜{position.period.last_day} {one.need.share}%"


def points(total: int, plan: Plan) -> str:
    """Points out of 100."""
    return str(out_of_100(total, plan.strategy.max_total))


def empty_rows(plan: Plan, lang: Lang) -> list[tuple[str, ...]]:
    """Per position with empty seats: how many, why, the smallest remedy."""
    return [
        (one.position, f"× {one.seats}", one.reason.text(lang), one.remedy.text(lang))
        for one in plan.unfilled
    ]


def sharing_rows(plan: Plan) -> list[tuple[str, ...]]:
    """Per project: seats and points alone, here, and the difference."""
    return [
        (
            one.project,
            f"{one.alone_filled} / {points(one.alone_total, plan)}",
            f"{one.filled} / {points(one.total, plan)}",
            f"{one.seats_given_up} / {signed(one.points_given_up, plan)}",
        )
        for one in plan.sharing()
    ]


def signed(total: int, plan: Plan) -> str:
    """Points out of 100 with a sign where they are negative."""
    return points(total, plan) if total >= 0 else f"-{points(-total, plan)}"


def preferred_rows(plan: Plan, lang: Lang) -> list[tuple[str, ...]]:
    """Per talent who was wanted elsewhere too: where they are, where else, why."""
    return [
        (one.talent, one.here, one.other, one.reason.text(lang))
        for key in sorted({placement.talent for placement in plan})
        for one in plan.preferred(key)
    ]


def _seat(one: Placement, plan: Plan, lang: Lang) -> tuple[str, ...]:
    shown = points(one.total, plan)
    return one.position, str(one.seat), one.talent, shown, period(one), notes(one, lang)


def _table(heads: Sequence[Words], rows: Sequence[tuple[str, ...]], lang: Lang) -> Table:
    table = Table(box=None, pad_edge=False)
    for head in heads:
        table.add_column(head.get(lang), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table
