"""A plan as a small HTML table for notebooks: escaped, readable without colour."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dxmatch.matching.finding import out_of_100

if TYPE_CHECKING:
    from dxmatch.assignment.plan import Plan

_HEADS = ("案件 / Project", "ポジション / Position", "席 / Seat", "人材 / Talent", "得点 / Total")


def plan_html(plan: Plan) -> str:
    """Policy, filled seats, empty seats with the remedy, certificate."""
    most = plan.strategy.max_total
    rows = [
        (
            one.need.project.title,
            one.need.position.title,
            str(one.seat),
            one.talent + (" (確定 / locked)" if one.locked else ""),
            str(out_of_100(one.total, most)),
        )
        for one in plan.placements
    ]
    rows += [
        (
            one.need.project.title,
            one.need.position.title,
            f"× {one.seats}",
            f"{one.reason.text('ja')} / {one.reason.text('en')}",
            f"{one.remedy.text('ja')} / {one.remedy.text('en')}",
        )
        for one in plan.unfilled
    ]
    head = "".join(f"<th>{escape(text)}</th>" for text in _HEADS)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    policy, proof = plan.objective.policy, plan.certificate
    return (
        f"<p><b>{plan.filled} / {plan.seats}</b> 席 (seats filled) — "
        f"{escape(policy.ja)} / {escape(policy.en)}</p><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table><p><small>{escape(proof.text('ja'))} / "
        f"{escape(proof.text('en'))}</small></p>"
    )
