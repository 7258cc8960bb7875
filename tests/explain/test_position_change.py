from datetime import date

import pytest

from dxmatch.explain.change import Change, ChangeKind
from dxmatch.explain.dials import dials
from dxmatch.explain.position_change import changed
from dxmatch.models import EngagementForm, Position, SkillRequirement, Workload
from tests.explain.sample import POSITION


def step(kind: ChangeKind, at: int, need: Position = POSITION, nth: int = 0) -> Change:
    return [dial for dial in dials(need) if dial.kind is kind][nth].steps[at]


def test_one_field_each() -> None:
    later = changed(POSITION, [step(ChangeKind.START, 1)]).period
    assert (later.start, later.end) == (date(2027, 4, 15), POSITION.period.end)
    budget = changed(POSITION, [step(ChangeKind.BUDGET, 0)]).budget
    assert budget and budget.high == 510_000
    assert changed(POSITION, [step(ChangeKind.ONSITE, 3)]).onsite_days == 0
    assert changed(POSITION, [step(ChangeKind.WORKLOAD, 1)]).workload == Workload(share=40)
    wider = changed(POSITION, [step(ChangeKind.FORM, 0)]).forms
    assert wider == {EngagementForm.CONTRACT_QUASI_MANDATE, EngagementForm.SPECIAL_PART_TIME}


def test_a_workload_in_days_stays_in_days() -> None:
    need = POSITION.model_copy(update={"workload": Workload(days_per_week=3)})
    assert changed(need, [step(ChangeKind.WORKLOAD, 0, need)]).workload == Workload(
        days_per_week=2.5
    )


def test_requirements() -> None:
    level, years = step(ChangeKind.LEVEL, 0), step(ChangeKind.YEARS, 2)
    both = changed(POSITION, [years, level])
    assert both.must == (SkillRequirement(skill="python", level=3), SkillRequirement(skill="sql"))
    wish = changed(POSITION, [step(ChangeKind.LEVEL, 4), years])
    assert wish.must == (SkillRequirement(skill="sql"),)
    assert wish.want == (POSITION.must[0],)
    assert changed(wish.model_copy(update={"must": POSITION.must}), [level]).want == wish.want


def test_a_wish_that_is_there_is_not_doubled() -> None:
    need = POSITION.model_copy(update={"want": POSITION.must[:1]})
    assert changed(need, [step(ChangeKind.LEVEL, 4, need)]).want == POSITION.must[:1]


@pytest.mark.parametrize("dial", dials(POSITION), ids=lambda dial: dial.kind)
def test_every_step_is_a_valid_position_and_leaves_the_old_one(dial: object) -> None:
    before = POSITION.model_dump_json()
    for change in dial.steps:  # type: ignore[attr-defined]
        after = changed(POSITION, [change])
        assert Position.model_validate(after.model_dump()) == after != POSITION
        fields = {
            name
            for name in Position.model_fields
            if getattr(after, name) != getattr(POSITION, name)
        }
        assert fields <= dial.fields  # type: ignore[attr-defined]
    assert POSITION.model_dump_json() == before
