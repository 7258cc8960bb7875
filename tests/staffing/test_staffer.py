"""staff: by hand on five people, and every kind of bad input."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dxmatch.errors import EmptyPool, InvalidInput, InvalidProject, InvalidStrategy, UnknownTalent
from dxmatch.models import Availability, CapacityWindow, Project, Rate, RateUnit, TaxBasis
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.scorers import Experience
from dxmatch.staffing import (
    MunicipalExperience,
    Progress,
    Search,
    Status,
    TeamBudget,
    TeamSheet,
    VendorMix,
    staff,
)
from tests.staffing.sample import PROJECT, SHEET, pool, position, talent


def test_the_best_teams_in_the_order_of_the_project() -> None:
    result = staff(PROJECT, pool(), SHEET)
    # Both best people can do both: a:1 (10 years) must leave java to b:1 (9, and 2 in a town).
    assert [team.keys for team in result] == [("a:1", "b:1"), ("a:2", "b:1"), ("a:2", "a:1")]
    assert result.status is Status.PROVEN and result.gap == 0
    first = result[0]
    assert [seat.position.id for seat in first] == ["web", "batch"]
    assert first.total == sum(seat.match.total for seat in first) == 5_000 + 4_500 + 3_333
    assert first.max_total == 20_000 and str(first.score) == "64.16"
    assert [seat.match.rank for seat in first] == [1, 1]


def test_a_person_sits_once_even_if_they_are_the_best_for_all() -> None:
    project = Project(
        id="two", title="t", municipality="202142",
        positions=(position("one", "java"), position("two", "java")),
    )  # fmt: skip
    result = staff(project, pool(), SHEET, 1)
    assert sorted(result[0].keys) == ["a:1", "b:1"]


def test_headcount_is_as_many_seats() -> None:
    project = PROJECT.model_copy(update={"positions": (position("batch", "java", headcount=3),)})
    result = staff(project, pool(), SHEET, 1)
    assert result[0].keys == ("a:1", "b:1", "b:2")
    assert [seat.number for seat in result[0]] == [1, 2, 3]


def test_budget_is_shared() -> None:
    # a:1 and b:1 cost 500,000 + 450,000 for half a week; b:2 instead of b:1 saves 200,000.
    assert staff(PROJECT, pool(), SHEET, 1, budget=950_000)[0].keys == ("a:1", "b:1")
    assert staff(PROJECT, pool(), SHEET, 1, budget=949_999)[0].keys == ("a:2", "b:1")
    yearly = Rate(unit=RateUnit.YEAR, high=950_000 * 12)
    assert staff(PROJECT, pool(), SHEET, 1, budget=yearly)[0].keys == ("a:1", "b:1")
    taxed = Rate(high=950_000, tax=TaxBasis.INCLUDED)
    assert staff(PROJECT, pool(), SHEET, 1, budget=taxed)[0].keys == ("a:2", "b:1")
    free = staff(PROJECT, pool(), SHEET, 1, budget=Rate(pro_bono=True))
    assert free.status is Status.INFEASIBLE


@pytest.mark.parametrize(
    "budget",
    [Rate(unit=RateUnit.HOUR, high=5_000), Rate(negotiable=True), -1, 1.5, "900000", True],
)
def test_budgets_that_are_none(budget: Any) -> None:
    with pytest.raises(InvalidInput) as caught:
        staff(PROJECT, pool(), SHEET, budget=budget)
    assert caught.value.hint and caught.value.hint_ja


def test_teams_that_differ_enough() -> None:
    result = staff(PROJECT, pool(), SHEET, 5, search=Search(diverse=2))
    assert [team.keys for team in result] == [("a:1", "b:1"), ("a:2", "b:2")]
    assert result.status is Status.PROVEN
    assert "2 案" in result.text("ja") and "5 teams asked for, 2" in result.text("en")
    assert len(staff(PROJECT, pool(), SHEET, 5, search=Search(diverse=3))) == 1


def test_a_member_is_explained_as_in_a_shortlist() -> None:
    team = staff(PROJECT, pool(), SHEET)[0]
    match = team.explain("b:1")
    assert [finding.line for finding in match.findings] == [
        "must_have", "schedule_fits", "experience",
    ]  # fmt: skip
    with pytest.raises(UnknownTalent):
        team.explain("a:2")


def test_who_is_irreplaceable() -> None:
    first, second = staff(PROJECT, pool(), SHEET).irreplaceable()
    assert (first.key, first.points, first.joining) == ("b:1", 3_833, ("a:2",))
    assert (second.key, second.points, second.joining) == ("a:1", 1_000, ("a:2",))
    assert "19.16" in first.text("ja") and "a:2 instead" in first.text("en")


def test_nobody_can_stand_in() -> None:
    result = staff(PROJECT, pool(), SHEET, 1, team=MunicipalExperience())
    loss = result.irreplaceable()[0]
    assert (loss.key, loss.points, loss.joining) == ("b:1", None, ())
    assert "ありません" in loss.text("ja") and "no team at all" in loss.text("en")


def test_a_seat_too_many_is_an_answer() -> None:
    project = PROJECT.model_copy(update={"positions": (position("web", "python", headcount=50),)})
    result = staff(project, pool(), SHEET)
    assert result.status is Status.INFEASIBLE and not result.teams and result.bound == -1
    assert result.conflict is not None and not result.conflict.relaxations
    assert [thing.line for thing in result.conflict.clash] == [None]
    assert "50 席に対し適格 3 名" in result.text("ja")


def test_more_seats_than_people_over_several_positions() -> None:
    positions = tuple(position(f"p{n}", "python") for n in range(4))
    result = staff(PROJECT.model_copy(update={"positions": positions}), pool(), SHEET)
    assert result.status is Status.INFEASIBLE and result.conflict is not None
    assert [[t.line for t in some] for some in result.conflict.relaxations] == [[SHEET.must[0]]] * 4


def test_a_talent_without_days_is_in_no_team() -> None:
    never = talent("z:1", 60, 1, "python").model_copy(
        update={
            "availability": Availability(
                windows=(CapacityWindow(start=date(2000, 1, 1), end=date(2000, 1, 2)),)
            )
        }
    )
    result = staff(PROJECT, pool(never), SHEET, 9)
    assert all("z:1" not in team.keys for team in result)
    alone = PROJECT.model_copy(update={"positions": (position("web", "python"),)})
    nobody = staff(alone, TalentPool.of([never]), SHEET)
    assert nobody.status is Status.INFEASIBLE and nobody.conflict is not None
    assert [t.text("en") for t in nobody.conflict.clash] == [
        "must line “Schedule” of “ポジション <web>”"
    ]


def test_contradictory_lines_are_named() -> None:
    result = staff(PROJECT, pool(), SHEET, team=VendorMix(most=1) & VendorMix(least=2))
    assert result.conflict is not None and result.conflict.complete
    assert {t.line for t in result.conflict.clash} == {VendorMix(most=1), VendorMix(least=2)}
    dropped = [[t.line for t in some] for some in result.conflict.relaxations]
    assert dropped == [[VendorMix(most=1)], [VendorMix(least=2)]]
    assert "体制の条件「会員企業の組合せ」" in result.text("ja")


def test_a_budget_that_is_too_small_is_one_way_out() -> None:
    strict = TeamSheet(VendorMix(), on_unknown="exclude")  # type: ignore[arg-type]
    result = staff(PROJECT, pool(), SHEET, budget=100_000, team=strict)
    assert result.status is Status.INFEASIBLE and result.conflict is not None
    assert [t.line for t in result.conflict.clash] == [TeamBudget(yen=100_000)]
    assert [[t.line for t in some] for some in result.conflict.relaxations] == [
        [TeamBudget(yen=100_000)]
    ]


def test_bad_input_is_refused_by_name() -> None:
    nobody: Any = TalentPool.of([])
    with pytest.raises(EmptyPool):
        staff(PROJECT, nobody, SHEET)
    empty = Project.model_construct(**{**dict(PROJECT), "positions": ()})
    with pytest.raises(InvalidProject) as caught:
        staff(empty, pool(), SHEET)
    assert caught.value.code == "NO_POSITIONS"
    wrong: Any = PROJECT.positions[0]
    with pytest.raises(InvalidInput, match="staff takes a Project, not Position"):
        staff(wrong, pool(), SHEET)
    with pytest.raises(InvalidInput, match="staff takes a TalentPool, not list"):
        staff(PROJECT, [], SHEET)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="k must be"):
        staff(PROJECT, pool(), SHEET, 0)
    with pytest.raises(InvalidStrategy, match="TeamScorer, not Experience"):
        staff(PROJECT, pool(), SHEET, team=Experience())  # type: ignore[arg-type]


def test_weights_that_cannot_be_summed_exactly_are_refused() -> None:
    with pytest.raises(InvalidStrategy, match="too large for a team"):
        staff(PROJECT, pool(), 2**49 * Experience())
    result = staff(PROJECT, pool(), 2**38 * Experience(), 1)
    # Anybody can take either seat, and the seat of "batch" comes first in the order of ids.
    assert result[0].total == 2**38 * 12_833 and result[0].keys == ("b:1", "a:1")


@pytest.mark.parametrize(
    "bad",
    [{"diverse": 0}, {"diverse": 1.5}, {"nodes": 0}, {"seconds": 0}, {"seconds": -1.0},
     {"seconds": float("nan")}, {"seconds": "1"}, {"solver": "simplex"}],
)  # fmt: skip
def test_limits_that_make_no_sense(bad: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput) as caught:
        Search(**bad)
    assert caught.value.code == "BAD_SEARCH"


def test_progress_is_told() -> None:
    told: list[Progress] = []
    staff(PROJECT, pool(), SHEET, 1, search=Search(progress=told.append))
    assert told and all(progress.bound >= (progress.value or 0) for progress in told)


def test_a_time_that_is_up_gives_what_was_found() -> None:
    result = staff(PROJECT, pool(), SHEET, 1, search=Search(seconds=1e-9, solver="search"))  # type: ignore[arg-type]
    assert result.status is Status.GAP
    assert result.bound >= 12_833
    for lang in ("ja", "en"):
        assert result.text(lang)
