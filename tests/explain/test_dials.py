from dxmatch.explain.change import ChangeKind
from dxmatch.explain.dials import Dial, dials
from dxmatch.models import (
    CertificateRequirement,
    EngagementForm,
    Period,
    Position,
    Rate,
    RateUnit,
    SkillRequirement,
)
from tests.explain.sample import POSITION


def amounts(position: Position, kind: ChangeKind) -> list[list[int]]:
    return [[s.amount for s in dial.steps] for dial in dials(position) if dial.kind is kind]


def test_the_steps() -> None:
    assert amounts(POSITION, ChangeKind.START) == [[7, 14, 21, 28, 42, 56, 70, 84]]
    assert amounts(POSITION, ChangeKind.BUDGET) == [
        [30_000, 60_000, 90_000, 120_000, 150_000, 180_000, 210_000, 240_000]
    ]
    assert amounts(POSITION, ChangeKind.ONSITE) == [[1, 2, 3, 4]]
    assert amounts(POSITION, ChangeKind.WORKLOAD) == [[10, 20, 30]]
    assert amounts(POSITION, ChangeKind.LEVEL) == [[1, 2, 3, 4, 1]]
    assert amounts(POSITION, ChangeKind.YEARS) == [[1, 2, 3, 1]]
    assert len(amounts(POSITION, ChangeKind.FORM)) == len(EngagementForm) - 1


def test_the_last_step_of_a_requirement_makes_it_a_wish() -> None:
    kinds = [[step.kind for step in dial.steps] for dial in dials(POSITION)[-2:]]
    assert [each[-1] for each in kinds] == [ChangeKind.WISH, ChangeKind.WISH]


def test_nothing_to_give_way_on() -> None:
    period = Period(start="2027-04-01", end="2027-04-08")  # type: ignore[arg-type]
    bare = Position(id="p", title="t", period=period)
    assert [dial.kind for dial in dials(bare)] == [ChangeKind.WORKLOAD]
    unpaid = bare.model_copy(update={"budget": Rate(pro_bono=True)})
    assert amounts(unpaid, ChangeKind.BUDGET) == []


def test_level_and_years_are_dials_of_their_own() -> None:
    both = SkillRequirement(skill="python", level=2, years=2.5)
    need = POSITION.model_copy(update={"must": (both, CertificateRequirement(certificate="c"))})
    kept = [dial for dial in dials(need) if dial.requirements]
    assert [(d.kind, [s.amount for s in d.steps], d.requirements) for d in kept] == [
        (ChangeKind.LEVEL, [1, 2, 1], (0,)),
        (ChangeKind.YEARS, [1, 2, 3], (0,)),
        (ChangeKind.WISH, [1], (1,)),
    ]


def test_equal_requirements_are_one() -> None:
    twice = POSITION.model_copy(update={"must": (POSITION.must[0],) * 2})
    assert [dial.requirements for dial in dials(twice) if dial.requirements] == [(0, 1)]


def test_a_step_of_the_budget_is_a_round_sum() -> None:
    for unit, high, step in (
        (RateUnit.HOUR, 5_000, 300),
        (RateUnit.DAY, 30_000, 2_000),
        (RateUnit.YEAR, 6_000_000, 300_000),
        (RateUnit.MONTH, 1, 10_000),
    ):
        need = POSITION.model_copy(update={"budget": Rate(unit=unit, high=high)})
        assert amounts(need, ChangeKind.BUDGET)[0][0] == step
    most = POSITION.model_copy(update={"budget": Rate(high=1_000_000_000)})
    assert amounts(most, ChangeKind.BUDGET) == []


def test_a_dial_is_a_value() -> None:
    assert dials(POSITION) == dials(POSITION)
    assert isinstance(hash(dials(POSITION)[0].kind), int) and isinstance(dials(POSITION)[0], Dial)
