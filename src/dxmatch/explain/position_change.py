"""A position with some changes: always a new one, from the original and all changes together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any, Final

from dxmatch.explain.change import Change, ChangeKind
from dxmatch.models import Period, Position, Rate, Requirement, SkillRequirement, Workload
from dxmatch.models.availability import DAYS_PER_WEEK

REQUIREMENT_KINDS: Final = frozenset({ChangeKind.LEVEL, ChangeKind.YEARS, ChangeKind.WISH})


def changed(position: Position, changes: Iterable[Change]) -> Position:
    """``position`` with all of ``changes``, each made for this very position."""
    update: dict[str, Any] = {}
    requirements: list[Change] = []
    for change in changes:
        if change.kind in REQUIREMENT_KINDS:
            requirements.append(change)
        else:
            update |= _FIELD_OF[change.kind](position, change)
    if requirements:
        update |= _requirements(position, requirements)
    return position.model_copy(update=update)


def _start(position: Position, change: Change) -> dict[str, Any]:
    start = position.period.start + timedelta(days=change.amount)
    return {"period": Period(start=start, end=position.period.end)}


def _budget(position: Position, change: Change) -> dict[str, Any]:
    budget = position.budget
    if budget is None or budget.high is None:
        return {}
    return {"budget": Rate(**{**budget.__dict__, "high": budget.high + change.amount})}


def _onsite(position: Position, change: Change) -> dict[str, Any]:
    return {"onsite_days": position.onsite_days - change.amount}


def _workload(position: Position, change: Change) -> dict[str, Any]:
    percent = position.workload.percent - change.amount
    if position.workload.share is not None:
        return {"workload": Workload(share=percent)}
    return {"workload": Workload(days_per_week=percent * DAYS_PER_WEEK / 100)}


def _form(position: Position, change: Change) -> dict[str, Any]:
    added = frozenset() if change.form is None else frozenset({change.form})
    return {"forms": position.forms | added}


_FIELD_OF: Final[Mapping[ChangeKind, Callable[[Position, Change], dict[str, Any]]]] = {
    ChangeKind.START: _start,
    ChangeKind.BUDGET: _budget,
    ChangeKind.ONSITE: _onsite,
    ChangeKind.WORKLOAD: _workload,
    ChangeKind.FORM: _form,
}


def requirement_after(
    requirement: Requirement, index: int, changes: Iterable[Change]
) -> Requirement | None:
    """What is still required of ``position.must[index]``; None if it becomes a wish."""
    here = [change for change in changes if index in change.requirements]
    if any(change.kind is ChangeKind.WISH for change in here):
        return None
    after = requirement
    for change in here:
        if isinstance(after, SkillRequirement):
            after = _milder(after, change)
    return after


def _requirements(position: Position, changes: list[Change]) -> dict[str, Any]:
    must, want = [], list(position.want)
    for index, requirement in enumerate(position.must):
        after = requirement_after(requirement, index, changes)
        if after is not None:
            must.append(after)
        elif requirement not in want:
            want.append(requirement)
    return {"must": tuple(must), "want": tuple(want)}


def _milder(requirement: SkillRequirement, change: Change) -> SkillRequirement:
    if change.kind is ChangeKind.LEVEL:
        level = (requirement.level or 0) - change.amount
        return requirement.model_copy(update={"level": level if level > 0 else None})
    years = (requirement.years or 0) - change.amount
    return requirement.model_copy(update={"years": years if years > 0 else None})
