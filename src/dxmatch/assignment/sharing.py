"""The price of sharing: every project against its own best plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxmatch.assignment.objective import Filled
from dxmatch.assignment.placement import Shared
from dxmatch.assignment.terms import Terms
from dxmatch.models import Project

if TYPE_CHECKING:
    from dxmatch.assignment.plan import Plan


def shared_by(plan: Plan) -> tuple[Shared, ...]:
    """One entry per project, in order of id."""
    out = []
    for project in sorted(plan.projects, key=lambda project: project.id):
        own = plan.again((project,), Filled(), _own(plan.terms, project))
        mine = [one for one in plan.placements if one.need.project.id == project.id]
        total = sum(one.total for one in mine)
        out.append(Shared(project.id, own.filled, own.total, len(mine), total))
    return tuple(out)


def _own(terms: Terms, project: Project) -> Terms:
    return Terms(
        locks=tuple(lock for lock in terms.locks if lock.project == project.id),
        forbidden=tuple(ban for ban in terms.forbidden if ban.project == project.id),
        budgets={id_: yen for id_, yen in terms.budgets.items() if id_ == project.id},
    )
