"""What lines said is kept by what they read, as long as there is room, and changes no answer."""

from __future__ import annotations

from collections.abc import Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pytest

from dxmatch.errors import PluginContractError
from dxmatch.matching import match_many
from dxmatch.models import SCALE, Position, Rate, RateUnit, Talent, Text, Verdict
from dxmatch.models.pool import ColumnTest, Kernels, Marked, Rows, TalentPool
from dxmatch.models.pool.rows import Bytes, Ints
from dxmatch.scoring import Reason, Scorer, Strategy
from dxmatch.scoring.algebra import Constraint, Must, Want
from dxmatch.scoring.asking import TESTED, VALUED, told_by_reads
from dxmatch.scoring.constraints import FormAllowed, MustHave, ScheduleFits, WithinBudget
from dxmatch.scoring.scorers import Experience, RateFit, SkillCoverage
from dxmatch.scoring.told import Told
from tests.scoring.plugged import Everybody

POOL = TalentPool.of(
    Talent(vendor="v", id=str(number), rate=Rate.exactly(number * 100_000))
    for number in range(1, 9)
)


def need(budget: int | None) -> Position:
    return Position.model_validate(
        {
            "id": "x",
            "title": "x",
            "period": {"start": "2026-10-01", "end": "2027-04-01"},
            "budget": None if budget is None else Rate(unit=RateUnit.PERSON_MONTH, high=budget),
        }
    )


NEEDS = [need(budget) for budget in (300_000, None, 500_000, 300_000, None, 700_000)]


def answers(told: Told, line: Constraint) -> list[list[bool]]:
    """Who passes, position by position: asked about all at once, and then about each alone."""
    at_once, found = told.tests(line, NEEDS), []
    for place, position in enumerate(NEEDS):
        several, one = at_once.of(place), told.tests(line, [position]).of(0)
        passing = [
            POOL.allowed([] if test is None else [test], 2).tolist() for test in (several, one)
        ]
        assert passing[0] == passing[1]
        found.append(passing[0])
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Everybody):
    """数 — counts how often it is asked."""

    def column_test(self, position: Position, pool: TalentPool) -> ColumnTest:
        ASKED.append(position)
        return Marked(np.full(len(pool), 2, np.uint8))

    def reads(self, position: Position) -> Hashable | None:
        return position.budget and position.budget.high


ASKED: list[Position] = []


def test_each_that_differs_is_asked_about_once() -> None:
    priced, told, line = [need for need in NEEDS if need.budget], Told(POOL), Counted()
    ASKED.clear()
    for _ in range(2):
        tests = told.tests(line, priced)
        assert tests.codes == [0, 1, 0, 2] and len(tests.asked) == 3
    assert len(ASKED) == 3
    # One that does not tell what it reads: each of these is asked about.
    assert len(told.tests(line, NEEDS).asked) == 6
    assert len(ASKED) == 9


@pytest.mark.parametrize("room", [2**28, 1200, 0])
def test_what_is_kept_changes_no_answer(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it is kept, forgotten now and then, or at once; asked by several threads too."""
    monkeypatch.setattr("dxmatch.scoring.told._ROOM", room)
    line, told = WithinBudget(), Told(POOL)
    right = [
        [budget is None or number * 100_000 <= budget for number in range(1, 9)]
        for budget in (300_000, None, 500_000, 300_000, None, 700_000)
    ]
    assert answers(told, line) == answers(told, line) == right
    with ThreadPoolExecutor(8) as executor:
        fresh = Told(POOL)
        found = executor.map(lambda _: answers(fresh, line), range(40))
        assert all(each == right for each in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dearer(WithinBudget):
    """高め — derived from a line that says what it reads, with other answers."""

    def column_test(self, position: Position, pool: TalentPool) -> ColumnTest | None:
        return None if position.onsite_days else WithinBudget.column_test(self, position, pool)


def test_what_a_class_inherits_is_not_taken_for_its_own() -> None:
    assert told_by_reads(WithinBudget(), TESTED) and told_by_reads(RateFit(), VALUED)
    assert not told_by_reads(Dearer(), TESTED) and not told_by_reads(Everybody(), TESTED)
    told, near = Told(POOL), NEEDS[0].model_copy(update={"onsite_days": 4})
    tests = told.tests(Dearer(), [NEEDS[0], near])
    assert tests.of(0) is not None and tests.of(1) is None


def test_the_lines_here_say_what_they_read() -> None:
    lines = (ScheduleFits(), FormAllowed(), MustHave(), Experience())
    assert None not in {line.reads(NEEDS[0]) for line in lines}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unkept(Everybody):
    """表 — tells in something that cannot be a key what it reads."""

    told: Any

    def reads(self, position: Position) -> Any:
        return self.told


@pytest.mark.parametrize("told", [[1], {2}, np.arange(2)])
def test_what_cannot_be_a_key_is_refused(told: Any) -> None:
    with pytest.raises(PluginContractError, match=r"Unkept answered with .* key"):
        Told(POOL).tests(Unkept(told=told), NEEDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Both(Constraint, Scorer):  # type: ignore[misc]
    """両側 — a must line and a want line."""

    title: ClassVar[Text] = Text(ja="両側", en="Both sides")

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        return pool.everybody(Verdict.YES, rows)

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        return pool.full(rows, 7)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        return Reason("X", template=self.title)

    def reads(self, position: Position) -> Hashable:
        return ()


def test_a_line_may_stand_on_both_sides() -> None:
    both = Both()
    sheet = Strategy(Must((both,)), Want(((2, SkillCoverage()), (1, both))))
    for kernels in (Kernels.NUMPY, Kernels.COMPILED):
        found = match_many(NEEDS, POOL.using(kernels), sheet, 1)
        assert found.totals.tolist() == [[2 * SCALE + 7]] * len(NEEDS)
