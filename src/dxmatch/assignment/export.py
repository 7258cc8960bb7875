"""A plan as plain values: the documented JSON shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dxmatch.assignment.certificate import Certificate
from dxmatch.assignment.placement import Placement, Unfilled
from dxmatch.matching.export import match_table, strategy_table
from dxmatch.models import Lang

if TYPE_CHECKING:
    from dxmatch.assignment.plan import Plan


def plan_table(plan: Plan, lang: Lang) -> dict[str, Any]:
    """Policy, seats with their matches, empty seats with remedies, sharing, certificate."""
    return {
        "policy": plan.objective.policy.get(lang),
        "strategy": strategy_table(plan.strategy),
        "pool": len(plan.pool),
        "seats": plan.seats,
        "filled": plan.filled,
        "total": plan.total,
        "in_time": plan.in_time,
        "certificate": _certificate(plan.certificate, lang),
        "placements": [_placement(one, lang) for one in plan.placements],
        "unfilled": [_unfilled(one, lang) for one in plan.unfilled],
        "sharing": [
            {
                "project": one.project,
                "alone": {"filled": one.alone_filled, "total": one.alone_total},
                "here": {"filled": one.filled, "total": one.total},
            }
            for one in plan.sharing()
        ],
        "talents": [_talent(plan, key, lang) for key in sorted({p.talent for p in plan})],
    }


def _placement(one: Placement, lang: Lang) -> dict[str, Any]:
    return {
        "project": one.need.project.id,
        "position": one.need.position.id,
        "seat": one.seat,
        "locked": one.locked,
        "start": one.need.position.period.start.isoformat(),
        "end": one.need.position.period.end.isoformat(),
        "share": one.need.share,
        "match": match_table(one.match, lang),
    }


def _unfilled(one: Unfilled, lang: Lang) -> dict[str, Any]:
    return {
        "project": one.need.project.id,
        "position": one.need.position.id,
        "seats": one.seats,
        "code": one.reason.code,
        "text": one.reason.text(lang),
        "remedy_code": one.remedy.code,
        "remedy": one.remedy.text(lang),
    }


def _certificate(certificate: Certificate, lang: Lang) -> dict[str, Any]:
    check = certificate.check()
    return {
        "kind": certificate.kind.value,
        "proven": check.proven,
        "covers_pool": certificate.covers_pool,
        "canonical": certificate.canonical,
        "text": certificate.text(lang),
        "bounds": [
            {
                "aim": b.aim.value, "level": b.level,
                "value": b.value, "most": b.most, "claimed": b.claimed,
            }
            for b in check.bounds
        ],
        "blocking": [{"position": need, "talent": talent} for need, talent in check.blocking],
    }  # fmt: skip


def _talent(plan: Plan, key: str, lang: Lang) -> dict[str, Any]:
    price = plan.price(key)
    return {
        "talent": key,
        "positions": [one.position for one in plan.of_talent(key)],
        "price": {"seats": price.seats, "points": price.points},
        "preferred": [
            {
                "here": one.here, "other": one.other, "gain": one.gain,
                "code": one.reason.code, "text": one.reason.text(lang),
            }
            for one in plan.preferred(key)
        ],
    }  # fmt: skip
