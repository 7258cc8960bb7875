"""Bad input has a clear answer in both languages; no solver ever raises."""

from __future__ import annotations

from datetime import date
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest

from dxmatch.assignment import (
    Effort,
    Fair,
    Filled,
    Objective,
    Pairing,
    Stable,
    Terms,
    Total,
    assign,
    read_terms,
)
from dxmatch.errors import DxMatchError, EmptyPool, InvalidInput, UnknownTalent
from dxmatch.models import Availability, CapacityWindow
from dxmatch.models.pool import TalentPool
from tests.assignment.sample import SHEET, position, project, talent

ALL: tuple[Objective, ...] = (Filled(), Total(), Fair(), Fair(inf), Stable())
TOWN = project("a", position("p", 60), position("q", 60))
POOL = TalentPool.of([talent("1", "python"), talent("2")])


def refused(terms: Terms, pool: TalentPool = POOL) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        assign([TOWN], pool, SHEET, Filled(), terms)
    error = caught.value
    assert error.ja != error.message and error.hint and error.hint_ja != error.hint
    return error


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        (Terms(locks=(Pairing("a", "p", "v:1"), Pairing("a", "q", "v:1"))), "one seat"),
        (Terms(locks=(Pairing("a", "p", "v:1"), Pairing("a", "p", "v:2"))), "1 seat"),
        (Terms((Pairing("a", "p", "v:1"),), (Pairing("a", "p", "v:1"),)), "locked and forbidden"),
    ],
)
def test_contradictory_locks(terms: Terms, told: str) -> None:
    error = refused(terms)
    assert error.code == "CONTRADICTORY_LOCKS"
    assert told in error.message


def test_locks_over_the_calendar() -> None:
    """60 % and 60 % on the same day; the message names talent, day and share."""
    towns = [project("a", position("p", 60)), project("b", position("p", 60))]
    terms = Terms(locks=(Pairing("a", "p", "v:1"), Pairing("b", "p", "v:1")))
    with pytest.raises(InvalidInput, match=r"v:1 need 120% on 2027-04-01"):
        assign(towns, POOL, SHEET, Filled(), terms)


def test_a_lock_to_somebody_without_days() -> None:
    late = Availability(windows=(CapacityWindow(start=date(2028, 1, 1)),))
    pool = TalentPool.of([talent("1", "python").model_copy(update={"availability": late})])
    error = refused(Terms(locks=(Pairing("a", "p", "v:1"),)), pool)
    assert error.code == "CONTRADICTORY_LOCKS"


def test_locks_over_the_budget() -> None:
    terms = Terms(locks=(Pairing("a", "p", "v:1"),), budgets={"a": 10})
    assert refused(terms).code == "LOCKS_OVER_BUDGET"


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (Terms(locks=(Pairing("a", "x", "v:1"),)), "UNKNOWN_PLACE"),
        (Terms(forbidden=(Pairing("x", "p", "v:1"),)), "UNKNOWN_PLACE"),
        (Terms(budgets={"x": 1}), "UNKNOWN_PLACE"),
        (Terms(budgets={"a": -1}), "BAD_BUDGET"),
        (Terms(budgets={"a": 1.5}), "BAD_BUDGET"),  # type: ignore[dict-item]
        (Terms(preferences={"v:1": ("x",)}), "UNKNOWN_PLACE"),
    ],
)
def test_names_and_numbers(terms: Terms, code: str) -> None:
    assert refused(terms).code == code


def test_unknown_talents() -> None:
    for terms in (
        Terms(locks=(Pairing("a", "p", "v:9"),)),
        Terms(forbidden=(Pairing("a", "p", "v:9"),)),
        Terms(preferences={"v:9": ("a",)}),
    ):
        with pytest.raises(UnknownTalent):
            assign([TOWN], POOL, SHEET, Filled(), terms)


def test_projects_and_pool() -> None:
    bad: list[tuple[Any, Any, type[DxMatchError]]] = [
        ([], POOL, InvalidInput),
        ([TOWN, TOWN], POOL, InvalidInput),
        ([TOWN.positions[0]], POOL, InvalidInput),
        ([TOWN], list(POOL), InvalidInput),
        ([TOWN], TalentPool.of([]), EmptyPool),
    ]
    for projects, pool, error in bad:
        with pytest.raises(error):
            assign(projects, pool)


@pytest.mark.parametrize("alpha", [-0.1, 4.1, nan, -inf, True, "1", None])
def test_alpha(alpha: Any) -> None:
    with pytest.raises(InvalidInput, match="alpha must be from 0 to 4"):
        Fair(alpha)


@pytest.mark.parametrize("fields", [{"candidates": 0}, {"candidates": 1.0}, {"seconds": 0}])
def test_effort(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput, match="Effort"):
        Effort(**fields)


@pytest.mark.parametrize("objective", ALL)
def test_more_seats_than_people(objective: Objective) -> None:
    """Not an error: the plan says what is empty, why, and what would help."""
    towns = [project(name, position("p", 100, headcount=3)) for name in "abc"]
    plan = assign(towns, POOL, SHEET, objective)
    assert (plan.filled, plan.seats) == (2, 9)
    assert sum(empty.seats for empty in plan.unfilled) == 7
    for empty in plan.unfilled:
        assert empty.reason.code == "TAKEN" and empty.remedy.code == "MORE_PEOPLE"
        for lang in ("ja", "en"):
            assert empty.reason.text(lang) and empty.remedy.text(lang)


@pytest.mark.parametrize("objective", ALL)
def test_nobody_has_days(objective: Objective) -> None:
    none = Availability(windows=(CapacityWindow(start=date(2027, 4, 1), share=0),))
    pool = TalentPool.of([talent("1", "python").model_copy(update={"availability": none})])
    plan = assign([TOWN], pool, SHEET, objective)
    assert plan.filled == 0 and not list(plan)
    assert {empty.reason.code for empty in plan.unfilled} == {"NO_TIME"}
    assert plan.certificate.check().proven
    assert plan.certificate.text("ja") != plan.certificate.text("en")
    assert plan.price("v:1").seats == 0


def test_a_moment_is_enough_for_some_plan() -> None:
    """When the time is over at once there is still a plan that keeps every rule, and a bound."""
    towns = [project(f"t{n}", position("p", 40), position("q", 60)) for n in range(6)]
    pool = TalentPool.of([talent(f"{n}", "python") for n in range(7)])
    plan = assign(towns, pool, SHEET, Filled(), Terms(), Effort(seconds=1e-9))
    assert not plan.in_time and not plan.certificate.canonical
    check = plan.certificate.check()
    assert check.valid and plan.filled > 0
    assert all(bound.value <= bound.most for bound in check.bounds)


def test_terms_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "terms.toml"
    path.write_text(
        '[[lock]]\nproject = "a"\nposition = "p"\ntalent = "v:1"\n'
        '[[forbid]]\nproject = "a"\nposition = "q"\ntalent = "v:2"\n'
        '[[budget]]\nproject = "a"\nyen = 5\n'
        '[[preference]]\ntalent = "v:1"\norder = ["a", "a/q"]\n',
        "utf-8",
    )
    assert read_terms(path) == Terms(
        (Pairing("a", "p", "v:1"),),
        (Pairing("a", "q", "v:2"),),
        {"a": 5},
        {"v:1": ("a", "a/q")},
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[locks]]\n", "locks is unknown"),
        ("lock = 1\n", r"lock must be \[\[lock\]\] tables"),
        ('[[lock]]\nproject = "a"\n', r"lock\[0\] needs exactly project, position, talent"),
        ('[[budget]]\nproject = "a"\nyen = "5"\n', r"budget\[0\].yen must be whole yen"),
        ('[[preference]]\ntalent = "v:1"\norder = [1]\n', r"preference\[0\].order must be"),
        (
            '[[lock]]\nproject = 1\nposition = "p"\ntalent = "t"\n',
            r"lock\[0\].project must be",
        ),
        ("[[lock\n", "not TOML"),
    ],
)
def test_bad_files_of_terms(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "terms.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidInput, match=told):
        read_terms(path)
