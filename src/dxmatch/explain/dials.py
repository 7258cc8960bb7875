"""What of a position can be changed, and in which steps.

A dial is one thing that can be given way on: its steps are changes of growing amount. The steps
are sensible ones, not all that are possible, and none gives up more than half of what is asked
for in time, workload or money:

- start: 7, 14, 21, 28, 42, 56, 70 or 84 days later; the end stays;
- budget: up to ten steps of 5% each, rounded up to 10,000 yen (100,000 a year, 1,000 a day, 100 an
  hour);
- days on site: one day a month less at a time, to none;
- workload: 10 percent of full time (half a day a week) less at a time;
- required level: one less at a time, then any level, then the requirement becomes a wish;
- required years: one less at a time, then any years (at most ten steps);
- engagement form: each form that is not offered yet, alone;
- any other requirement: it becomes a wish.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import Final

from dxmatch.explain.change import Change, ChangeKind, unit_label, worded
from dxmatch.models import EngagementForm, Position, RateUnit, Requirement, SkillRequirement
from dxmatch.scoring.labels import form_label, requirement_label, skill_label

_DAYS: Final = (7, 14, 21, 28, 42, 56, 70, 84)
_POINTS: Final = 10
_STEPS: Final = 10
_BUDGET_SHARE: Final = 20
"""A step of the budget is one twentieth of it."""
_MOST_YEN: Final = 1_000_000_000
_ROUND_YEN: Final = {
    RateUnit.HOUR: 100,
    RateUnit.DAY: 1_000,
    RateUnit.MONTH: 10_000,
    RateUnit.PERSON_MONTH: 10_000,
    RateUnit.YEAR: 100_000,
}


@dataclass(frozen=True, slots=True)
class Dial:
    """One thing to give way on.

    Attributes:
        steps: changes of growing amount; step 0, which is not listed, is the position as it is.
        fields: the fields of the position that its steps change.
        requirements: which of ``position.must`` it changes.
    """

    kind: ChangeKind
    steps: tuple[Change, ...]
    fields: frozenset[str]
    requirements: tuple[int, ...] = ()


def dials(position: Position) -> tuple[Dial, ...]:
    """All dials of a position that have a step, in a fixed order."""
    found = [_start(position), _budget(position), _onsite(position), _workload(position)]
    found += _forms(position)
    for requirement in dict.fromkeys(position.must):
        where = tuple(i for i, item in enumerate(position.must) if item == requirement)
        found += _requirement(requirement, where)
    return tuple(dial for dial in found if dial.steps)


def _start(position: Position) -> Dial:
    start = position.period.start
    steps = [
        Change(
            ChangeKind.START,
            days,
            worded(
                "START",
                days=days,
                before=start.isoformat(),
                after=(start + timedelta(days=days)).isoformat(),
            ),
        )
        for days in _DAYS
        if days * 2 <= position.period.days
    ]
    return Dial(ChangeKind.START, tuple(steps), frozenset({"period"}))


def _budget(position: Position) -> Dial:
    budget, steps = position.budget, []
    if budget is not None and budget.high:
        high, whole = budget.high, _ROUND_YEN[budget.unit]
        step = ceil(high / _BUDGET_SHARE / whole) * whole
        for more in range(step, step * _STEPS + 1, step):
            if high + more <= _MOST_YEN and more <= max(high // 2, step):
                told = worded(
                    "BUDGET",
                    yen=more,
                    before=high,
                    after=high + more,
                    unit=unit_label(budget.unit),
                )
                steps.append(Change(ChangeKind.BUDGET, more, told))
    return Dial(ChangeKind.BUDGET, tuple(steps), frozenset({"budget"}))


def _onsite(position: Position) -> Dial:
    before = position.onsite_days
    steps = [
        Change(
            ChangeKind.ONSITE, less, worded("ONSITE", days=less, before=before, after=before - less)
        )
        for less in range(1, before + 1)
    ]
    return Dial(ChangeKind.ONSITE, tuple(steps), frozenset({"onsite_days"}))


def _workload(position: Position) -> Dial:
    before = position.workload.percent
    steps = [
        Change(
            ChangeKind.WORKLOAD,
            less,
            worded("WORKLOAD", percent=less, before=before, after=before - less),
        )
        for less in range(_POINTS, before // 2 + 1, _POINTS)
    ]
    return Dial(ChangeKind.WORKLOAD, tuple(steps), frozenset({"workload"}))


def _forms(position: Position) -> list[Dial]:
    """No forms stand for any form: then there is nothing to add."""
    if not position.forms:
        return []
    fields = frozenset({"forms"})
    return [
        Dial(
            ChangeKind.FORM,
            (Change(ChangeKind.FORM, 1, worded("FORM", form=form_label(form)), form=form),),
            fields,
        )
        for form in EngagementForm
        if form not in position.forms
    ]


def _requirement(requirement: Requirement, where: tuple[int, ...]) -> list[Dial]:
    fields = frozenset({"must", "want"})
    told = worded("WISH", requirement=requirement_label(requirement))
    wish = Change(ChangeKind.WISH, 1, told, where)
    if not isinstance(requirement, SkillRequirement):
        return [Dial(ChangeKind.WISH, (wish,), fields, where)]
    levels, years = _levels(requirement, where), _years(requirement, where)
    if levels:
        found = [Dial(ChangeKind.LEVEL, (*levels, wish), fields, where)]
        return [*found, Dial(ChangeKind.YEARS, years, fields, where)]
    return [Dial(ChangeKind.YEARS if years else ChangeKind.WISH, (*years, wish), fields, where)]


def _levels(requirement: SkillRequirement, where: tuple[int, ...]) -> tuple[Change, ...]:
    before, skill = requirement.level or 0, skill_label(requirement.skill)
    steps = []
    for less in range(1, before + 1):
        told = worded("LEVEL", skill=skill, levels=less, before=before, after=before - less)
        if less == before:
            told = worded("ANY_LEVEL", skill=skill, before=before)
        steps.append(Change(ChangeKind.LEVEL, less, told, where))
    return tuple(steps)


def _years(requirement: SkillRequirement, where: tuple[int, ...]) -> tuple[Change, ...]:
    before, skill = requirement.years or 0.0, skill_label(requirement.skill)
    whole, shown = ceil(before), f"{before:g}"
    steps = []
    for less in (*range(1, min(whole, _STEPS)), *([whole] if whole else [])):
        told = worded("YEARS", skill=skill, years=less, before=shown, after=f"{before - less:g}")
        if less == whole:
            told = worded("ANY_YEARS", skill=skill, before=shown)
        steps.append(Change(ChangeKind.YEARS, less, told, where))
    return tuple(steps)
