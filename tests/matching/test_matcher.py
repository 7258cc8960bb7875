"""match: for a position, for a project, with any kind of sheet."""

from __future__ import annotations

from typing import Any

import pytest

from dxmatch.errors import EmptyPool, InvalidInput, PluginContractError
from dxmatch.matching import match
from dxmatch.models import Project
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy
from dxmatch.scoring.constraints import PlaceReachable, WithinBudget
from dxmatch.scoring.presets import default_sheet
from dxmatch.scoring.scorers import SkillCoverage
from tests.matching.sample import NEED, TALENTS
from tests.scoring.plugged import Everybody

POOL = TalentPool.of(TALENTS)


def test_the_standard_sheet_by_default() -> None:
    assert match(NEED, POOL).strategy == default_sheet()
    assert sum(weight for weight, _ in default_sheet().want) == 100
    assert len(default_sheet().must) == 6


def test_a_line_alone_is_a_sheet() -> None:
    assert match(NEED, POOL, WithinBudget()).eligible == 3
    assert match(NEED, POOL, WithinBudget())[0].max_total == 0
    assert match(NEED, POOL, SkillCoverage())[0].key == "a:1"
    assert match(NEED, POOL, Strategy(WithinBudget(), SkillCoverage())).eligible == 3


def test_a_project_gives_one_list_per_position_at_its_place() -> None:
    other = NEED.model_copy(update={"id": "pm", "onsite_days": 4, "prefecture": 13})
    project = Project(id="chino", title="茅野市", municipality="202142", positions=(NEED, other))
    first, second = match(project, POOL, PlaceReachable(), 2)
    assert (first.position.id, first.position.prefecture) == ("dev", 20)
    assert (second.position.id, second.position.prefecture) == ("pm", 13)
    assert len(first) == len(second) == 2


def test_nobody_to_match() -> None:
    with pytest.raises(EmptyPool) as caught:
        match(NEED, TalentPool.of([]))
    assert caught.value.code == "EMPTY_POOL" and "空" in caught.value.text("ja")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda pool, rows: [2] * len(pool), "list of"),
        (lambda pool, rows: pool.full(rows, 2), "int32, not"),
        (lambda pool, rows: pool.full(rows, 3).astype("uint8"), "a verdict above 2"),
        (lambda pool, rows: pool.full(rows, 2).astype("uint8")[1:], "not (4,)"),
    ],
)
def test_a_line_that_answers_wrongly_is_named(answer: object, said: str) -> None:
    class Wrong(Everybody):
        """Answers wrongly."""

        __slots__ = ()

        def check(self, position, pool, rows):  # type: ignore[no-untyped-def]
            return answer(pool, rows)  # type: ignore[operator]

    with pytest.raises(PluginContractError) as caught:
        match(NEED, POOL, Wrong())
    assert said in caught.value.text("en") and "Wrong" in caught.value.text("en")
    assert "check_constraint" in caught.value.hint


@pytest.mark.parametrize("need", [None, "kobe.toml", 3, NEED.model_dump()])
def test_what_is_no_need(need: Any) -> None:
    with pytest.raises(InvalidInput, match="takes a Position or a Project") as caught:
        match(need, POOL)
    assert caught.value.hint and caught.value.hint_ja


@pytest.mark.parametrize("pool", [None, [], list(TALENTS), "pool"])
def test_what_is_no_pool(pool: Any) -> None:
    with pytest.raises(InvalidInput, match="takes a TalentPool") as caught:
        match(NEED, pool)
    assert "TalentPool.of" in caught.value.hint


@pytest.mark.parametrize("k", [0, -1, 1.5, float("nan"), "3", None, True])
def test_a_length_that_is_none(k: Any) -> None:
    with pytest.raises(InvalidInput) as caught:
        match(NEED, POOL, k=k)
    assert caught.value.code == "BAD_K" and caught.value.hint and caught.value.hint_ja


def test_a_list_longer_than_the_pool_holds_all_who_are_eligible() -> None:
    assert len(match(NEED, POOL, WithinBudget(), k=10**30)) == 3
