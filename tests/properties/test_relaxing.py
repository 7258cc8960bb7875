"""Asking for less never shrinks who is eligible; asking for more never widens it."""

from __future__ import annotations

from datetime import timedelta
from functools import reduce
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dxmatch.models import (
    CapacityWindow,
    EngagementForm,
    Period,
    Position,
    SkillRequirement,
    Talent,
    Workload,
)
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Must, OnUnknown, Strategy
from dxmatch.scoring.constraints import (
    FormAllowed,
    MustHave,
    PlaceReachable,
    ScheduleFits,
    WithinBudget,
)
from dxmatch.scoring.evaluate import evaluate
from dxmatch.testing.generators import constraints, pools, positions, talents

EITHER = st.sampled_from(OnUnknown)


def eligible(line: Any, position: Position, pool: TalentPool, on_unknown: OnUnknown) -> set[str]:
    sheet = evaluate(Strategy(must=line, on_unknown=on_unknown), position, pool)
    return {pool.talents[row].key for row in sheet.rows.tolist()}


@settings(max_examples=60)
@given(positions(), pools(), EITHER, st.integers(1, 500_000))
def test_a_larger_budget(
    position: Position, pool: TalentPool, on_unknown: OnUnknown, more: int
) -> None:
    """budget ≤ budget' ⇒ E ⊆ E'; a budget that is no longer stated admits everybody."""
    budget = position.budget
    if budget is None or budget.high is None:
        return
    high = min(budget.high + more, 1_000_000_000)
    wider = position.model_copy(update={"budget": budget.model_copy(update={"high": high})})
    before = eligible(WithinBudget(), position, pool, on_unknown)
    assert before <= eligible(WithinBudget(), wider, pool, on_unknown)
    anything = position.model_copy(update={"budget": None})
    assert len(eligible(WithinBudget(), anything, pool, on_unknown)) == len(pool)


@settings(max_examples=60)
@given(positions(), pools(), EITHER, st.integers(1, 100))
def test_a_shorter_period(
    position: Position, pool: TalentPool, on_unknown: OnUnknown, days: int
) -> None:
    """A period within the period: whoever has room on every day still has. (A law of
    percent=100 only: a mean over fewer days may be lower.)"""
    period = position.period
    if period.days <= days:
        return
    before = eligible(ScheduleFits(), position, pool, on_unknown)
    for shorter in (
        Period(start=period.start, end=period.end - timedelta(days=days)),
        Period(start=period.start + timedelta(days=days), end=period.end),
    ):
        inside = position.model_copy(update={"period": shorter})
        assert before <= eligible(ScheduleFits(), inside, pool, on_unknown)


@settings(max_examples=60)
@given(
    positions(), pools(people=talents()), EITHER, st.integers(1, 100), st.sampled_from((40, 100))
)
def test_a_lower_workload(
    position: Position, pool: TalentPool, on_unknown: OnUnknown, share: int, percent: int
) -> None:
    """Less work: whoever had room still has. (A law only of talents who take engagements of
    any size: `min_share` makes a small one unwelcome.)"""
    if share > position.workload.percent:
        return
    people = TalentPool.of(_of_any_size(talent) for talent in pool)
    lighter = position.model_copy(update={"workload": Workload(share=share)})
    line = ScheduleFits(percent=percent)
    assert eligible(line, position, people, on_unknown) <= eligible(
        line, lighter, people, on_unknown
    )


def test_counter_example_a_lower_workload_may_be_too_small() -> None:
    """Why the law above needs talents without ``min_share``."""
    talent = Talent(
        vendor="v",
        id="1",
        availability={  # type: ignore[arg-type]
            "windows": (CapacityWindow(start="2027-01-01"),),  # type: ignore[arg-type]
            "min_share": 60,
        },
    )
    pool = TalentPool.of([talent])
    period = Period(start="2027-04-01", end="2027-05-01")  # type: ignore[arg-type]
    full = Position(id="p", title="t", period=period, workload=Workload(share=60))
    less = full.model_copy(update={"workload": Workload(share=59)})
    assert eligible(ScheduleFits(), full, pool, OnUnknown.REVIEW) == {"v:1"}
    assert eligible(ScheduleFits(), less, pool, OnUnknown.REVIEW) == set()


@settings(max_examples=60)
@given(positions(), pools(), EITHER, st.integers(1, 100), st.integers(1, 100))
def test_less_of_the_need(
    position: Position, pool: TalentPool, on_unknown: OnUnknown, a: int, b: int
) -> None:
    """percent ≥ percent' ⇒ E ⊆ E'."""
    strict, mild = ScheduleFits(percent=max(a, b)), ScheduleFits(percent=min(a, b))
    assert eligible(strict, position, pool, on_unknown) <= eligible(
        mild, position, pool, on_unknown
    )


@settings(max_examples=60)
@given(positions(), pools(), EITHER, st.sampled_from(EngagementForm))
def test_one_form_more(
    position: Position, pool: TalentPool, on_unknown: OnUnknown, form: EngagementForm
) -> None:
    """forms ⊆ forms' ⇒ E ⊆ E'; and no form at all stands for any form."""
    before = eligible(FormAllowed(), position, pool, on_unknown)
    anything = position.model_copy(update={"forms": frozenset()})
    assert before <= eligible(FormAllowed(), anything, pool, on_unknown)
    if position.forms:
        wider = position.model_copy(update={"forms": position.forms | {form}})
        assert before <= eligible(FormAllowed(), wider, pool, on_unknown)


@settings(max_examples=60)
@given(positions(), pools(), EITHER)
def test_fewer_days_on_site(position: Position, pool: TalentPool, on_unknown: OnUnknown) -> None:
    """days on site ≥ days' ⇒ E ⊆ E'."""
    before = eligible(PlaceReachable(), position, pool, on_unknown)
    fewer = position.model_copy(update={"onsite_days": position.onsite_days // 2})
    assert before <= eligible(PlaceReachable(), fewer, pool, on_unknown)


@settings(max_examples=60)
@given(positions(), pools(), EITHER)
def test_fewer_and_milder_requirements(
    position: Position, pool: TalentPool, on_unknown: OnUnknown
) -> None:
    """A requirement less, a lower level, fewer years: E never shrinks."""
    before = eligible(MustHave(), position, pool, on_unknown)
    for index, item in enumerate(position.must):
        without = position.must[:index] + position.must[index + 1 :]
        changed = [without]
        if isinstance(item, SkillRequirement):
            head, tail = position.must[:index], position.must[index + 1 :]
            changed += [(*head, milder, *tail) for milder in _milder(item)]
        for must in changed:
            easier = position.model_copy(update={"must": must})
            assert before <= eligible(MustHave(), easier, pool, on_unknown)


@settings(max_examples=60)
@given(st.lists(constraints(), min_size=1, max_size=4), positions(), pools(), EITHER)
def test_conjunction_is_intersection(
    lines: list[Any], position: Position, pool: TalentPool, on_unknown: OnUnknown
) -> None:
    """E(a & b & …) = E(a) ∩ E(b) ∩ …; each line more only takes away; order never matters."""
    parts = [eligible(line, position, pool, on_unknown) for line in lines]
    both = reduce(lambda all_, line: all_ & line, lines, Must())
    turned = reduce(lambda all_, line: all_ & line, reversed(lines), Must())
    found = eligible(both, position, pool, on_unknown)
    assert found == set.intersection(*parts)
    assert found == eligible(turned, position, pool, on_unknown)


@settings(max_examples=60)
@given(constraints(), positions(), pools())
def test_unknown_never_violates(line: Any, position: Position, pool: TalentPool) -> None:
    """Excluding the unknown keeps a subset: exactly those with YES."""
    kept = eligible(line, position, pool, OnUnknown.REVIEW)
    sure = eligible(line, position, pool, OnUnknown.EXCLUDE)
    assert sure <= kept


def _of_any_size(talent: Talent) -> Talent:
    free = talent.availability
    if free is None:
        return talent
    return talent.model_copy(update={"availability": free.model_copy(update={"min_share": 0})})


def _milder(item: SkillRequirement) -> list[SkillRequirement]:
    out = [item.model_copy(update={"level": None}), item.model_copy(update={"years": None})]
    if item.level and item.level > 1:
        out.append(item.model_copy(update={"level": item.level - 1}))
    if item.years:
        out.append(item.model_copy(update={"years": item.years / 2}))
    return out
