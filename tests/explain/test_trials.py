"""Lines are asked once, only about rows in question, and only when something they read changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from dxmatch.explain.change import ChangeKind
from dxmatch.explain.dials import dials
from dxmatch.explain.least_changes import least_changes
from dxmatch.explain.must_lines import Requires
from dxmatch.explain.trials import Trials
from dxmatch.models import Position, Text
from dxmatch.models.pool import Rows, TalentPool
from dxmatch.models.pool.rows import Bytes
from dxmatch.scoring import Constraint, Reason, Strategy
from dxmatch.scoring.algebra import Must
from tests.explain.sample import POOL, POSITION, SHEET

DIALS = dials(POSITION)
EVERYBODY = np.arange(len(POOL))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Constraint):
    """数える — fine from 500,000 yen on; notes how often it was asked."""

    title: ClassVar[Text] = Text(ja="数える", en="Counted")
    asked: list[int] = field(default_factory=list, compare=False)

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        self.asked.append(pool.count(rows))
        high = position.budget.high if position.budget else 0
        return np.full(pool.count(rows), 2 if (high or 0) >= 500_000 else 0, np.uint8)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        return Reason("COUNTED", template=Text(ja="数える", en="counted"))


def test_a_line_is_asked_once_per_step_of_what_it_reads() -> None:
    line = Counted()
    strategy = Strategy(Must((*SHEET.must, line)))
    trials = Trials.of(strategy, POSITION, POOL, EVERYBODY, DIALS)
    found = least_changes(trials, 1, 3)
    budget = next(dial for dial in DIALS if dial.kind is ChangeKind.BUDGET)
    assert [c.kind for c in trials.turned(found[0])] == [ChangeKind.BUDGET]
    assert len(line.asked) <= 2 + len(budget.steps)


def test_what_each_dial_touches() -> None:
    trials = Trials.of(SHEET, POSITION, POOL, EVERYBODY, DIALS)
    names = [
        type(line).__name__ if not isinstance(line, Requires) else line.requirement.skill  # type: ignore[union-attr]
        for line in trials.lines
    ]
    touched = {
        dial.kind: [names[line] for line in range(len(names)) if trials.touches(at, line)]
        for at, dial in enumerate(DIALS)
    }
    assert touched == {
        ChangeKind.START: ["ScheduleFits"],
        ChangeKind.BUDGET: ["WithinBudget"],
        ChangeKind.ONSITE: ["PlaceReachable"],
        ChangeKind.WORKLOAD: ["ScheduleFits", "WithinBudget"],
        ChangeKind.FORM: ["FormAllowed"],
        ChangeKind.LEVEL: ["python"],
        ChangeKind.YEARS: ["sql"],
    }


def test_only_some_rows_keep_what_is_known() -> None:
    trials = Trials.of(SHEET, POSITION, POOL, EVERYBODY, DIALS)
    budget = next(at for at, dial in enumerate(DIALS) if dial.kind is ChangeKind.BUDGET)
    before = trials.lets_in(1, ((budget, 1),))
    few = trials.only(np.array([0, 3]))
    assert few.lets_in(1, ((budget, 1),)).tolist() == before[[0, 3]].tolist()
    assert few.closed.tolist() == trials.closed[:, [0, 3]].tolist()
    assert few.lets_in(1, ((budget, 0),)).tolist() == [False, True]
