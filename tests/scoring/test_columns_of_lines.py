"""A line of another package may offer columns: those that a kernel cannot read are refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pytest

from dxmatch.errors import PluginContractError
from dxmatch.models import SCALE, Position, SkillClaim, SkillRequirement, Talent, Text, Verdict
from dxmatch.models.pool import Kernels, Rows, SkillNeed, TalentPool
from dxmatch.models.pool.kernels import Below, Early, LookedUp, Served, Share
from dxmatch.models.pool.rows import Bytes, Ints
from dxmatch.scoring import Reason, Scorer, Strategy
from dxmatch.scoring.batch import Batch
from dxmatch.scoring.constraints import FormAllowed
from dxmatch.scoring.evaluate import evaluate
from dxmatch.scoring.ranking import best
from dxmatch.scoring.scorers import LeadTime, SkillCoverage
from tests.scoring.plugged import Everybody

DAYS, PLACES = np.zeros(2, np.uint16), np.array([0, 1], np.uint8)
TABLE = np.array([0, SCALE], np.int32)
SPAN = (DAYS, DAYS)
STARTS, WINDOWS = np.array([0, 1, 2], np.int64), np.array([5, 7], np.int32)
POOL = TalentPool.of([Talent(vendor="v", id=number) for number in "12"])
NEED = Position.model_validate(
    {"id": "x", "title": "x", "period": {"start": "2026-10-01", "end": "2027-04-01"}}
).model_copy(update={"want": (SkillRequirement(skill="python"),)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering(Everybody):
    """列 — offers a test."""

    test: Any

    def column_test(self, position: Position, pool: TalentPool) -> Any:
        return self.test


@dataclass(frozen=True, slots=True, kw_only=True)
class Valued(Scorer):
    """列 — offers values."""

    title: ClassVar[Text] = Text(ja="列", en="A column")
    value: Any

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        return pool.full(rows, 0)

    def column_value(self, position: Position, pool: TalentPool) -> Any:
        return self.value

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        return Reason("X", template=self.title)


@pytest.mark.parametrize(
    ("test", "fault"),
    [
        (Served((DAYS, DAYS[:1]), SPAN, 1, None), "not (2,) of uint16"),
        (Served(SPAN, (DAYS.astype(np.int32), DAYS), 1, None), "not (2,) of uint16"),
        (Served(SPAN, SPAN, 2**16, None), "2**16 percent-days"),
        (Served(SPAN, SPAN, 1, PLACES[:1]), "gates"),
        (Below(PLACES[:1], PLACES, 1), "not (2,) without sign"),
        (Below(PLACES, PLACES.astype(np.int8), 1), "not (2,) without sign"),
        (Below(PLACES, PLACES, 256), "cannot hold"),
        (Below(PLACES, PLACES, -1), "cannot hold"),
        ("anything", "no columns"),
    ],
)
def test_a_test_that_no_kernel_can_read_is_refused(test: Any, fault: str) -> None:
    with pytest.raises(PluginContractError) as caught:
        evaluate(Strategy(must=Offering(test=test)), NEED, POOL)
    assert fault in caught.value.message


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (LookedUp(PLACES[:1], TABLE), "not (2,) without sign"),
        (LookedUp(PLACES.astype(np.int64), TABLE), "not (2,) without sign"),
        (LookedUp(PLACES, TABLE[:1]), "for every place"),
        (LookedUp(PLACES, TABLE.astype(np.int64)), "for every place"),
        (LookedUp(PLACES, TABLE + 1), "outside 0"),
        (Share((DAYS, DAYS[:1]), 5), "not (2,) of uint16"),
        (Share(SPAN, 0), "whole"),
        (Share((DAYS + np.uint16(6), DAYS), 5), "whole"),
        (Early(PLACES[:1], STARTS, WINDOWS, WINDOWS, 9, 5), "not (2,) without sign"),
        (Early(PLACES, STARTS.astype(np.int32), WINDOWS, WINDOWS, 9, 5), "not of int64"),
        (Early(PLACES, STARTS[:2], WINDOWS, WINDOWS, 9, 5), "windows for every code"),
        (Early(PLACES, STARTS[::-1], WINDOWS, WINDOWS, 9, 5), "windows for every code"),
        (Early(PLACES, STARTS + 1, WINDOWS, WINDOWS, 9, 5), "windows for every code"),
        (Early(PLACES, STARTS, WINDOWS, WINDOWS[:1], 9, 5), "not of int32"),
        (Early(PLACES, STARTS, WINDOWS.astype(np.int64), WINDOWS, 9, 5), "not of int32"),
        (Early(PLACES, STARTS, WINDOWS, WINDOWS, 9, 0), "a span"),
        (Early(PLACES, STARTS, WINDOWS, WINDOWS, 9, 2**31), "a span"),
        (Early(PLACES * 0, STARTS[:1], WINDOWS[:0], WINDOWS[:0], 9, 5), "windows for every code"),
        ("anything", "no columns"),
    ],
)
def test_values_that_no_kernel_can_read_are_refused(value: Any, fault: str) -> None:
    sheet = Strategy(want=2 * SkillCoverage() + Valued(value=value))
    for kernels in (Kernels.NUMPY, Kernels.COMPILED):
        with pytest.raises(PluginContractError) as caught:
            best(evaluate(sheet, NEED, POOL.using(kernels)), 1)
        assert fault in caught.value.message


def test_columns_that_are_right_are_used() -> None:
    sheet = Strategy(
        Offering(test=Below(PLACES, PLACES, 1)) & Offering(test=None),
        2 * SkillCoverage() + Valued(value=LookedUp(PLACES, TABLE)),
    )
    filled = evaluate(sheet, NEED, POOL.using(Kernels.COMPILED))
    assert filled.overall.tolist() == [Verdict.YES, Verdict.NO]
    assert best(filled, 2).rows.tolist() == [0]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondsFirst(LeadTime):
    """逆順 — derived from a line that offers columns, with other answers."""

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        return np.arange(len(pool), dtype=np.int32)[rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyTheFirst(FormAllowed):
    """先頭のみ — the same of a must line."""

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        return np.array([2, 0], np.uint8)[rows]


def test_other_answers_of_a_derived_line_count() -> None:
    """Though the line that it is derived from says something else as columns."""
    for kernels in (Kernels.NUMPY, Kernels.COMPILED):
        pool = POOL.using(kernels)
        sheet = Strategy(want=2 * SkillCoverage() + SecondsFirst())
        assert best(evaluate(sheet, NEED, pool), 2).rows.tolist() == [1, 0]
        assert evaluate(Strategy(OnlyTheFirst()), NEED, pool).rows.tolist() == [0]


HELD = TalentPool.of(
    Talent(vendor="v", id=number, skills=(SkillClaim(skill="python"), SkillClaim(skill=other)))
    for number, other in (("1", "go"), ("2", "java"), ("3", "go"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Scorer):
    """計画 — offers a plan."""

    title: ClassVar[Text] = Text(ja="計画", en="A plan")
    changes: Any

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        return pool.coverage(self._needs(), rows)

    def plan(self, position: Position, pool: TalentPool) -> Any:
        made = pool.plan(self._needs())
        assert made is not None
        return self.changes if isinstance(self.changes, str) else made._replace(**self.changes)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        return Reason("X", template=self.title)

    def _needs(self) -> tuple[SkillNeed, ...]:
        return SkillNeed("python", (("python", SCALE), ("go", 4000))), SkillNeed("x", ())


FITS = np.full((16, 1), SCALE, np.int32)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"entries": HELD.languages.entries}, "token that is not of this pool"),
        ({"entries": TalentPool.of(HELD).skills.entries}, "not of this pool"),
        ({"token": [1]}, "do not fit together"),
        ({"similarity": [SCALE]}, "do not fit together"),
        ({"first_source": [0, 2]}, "do not fit together"),
        ({"first_source": [0, 3, 2]}, "do not fit together"),
        ({"first_source": [1, 1, 2]}, "do not fit together"),
        ({"fit": [0]}, "do not fit together"),
        ({"weight": []}, "do not fit together"),
        ({"token": [0, 3]}, "token that is not of this pool"),
        ({"token": [-1, 0]}, "token that is not of this pool"),
        ({"token": [0, "go"]}, "token that is not of this pool"),
        ({"similarity": [0, SCALE + 1]}, "similarity"),
        ({"fits": FITS[:, :0]}, "without a table"),
        ({"fits": FITS[:, 0]}, "without a table"),
        ({"fits": FITS[::2]}, "without a table"),
        ({"fits": FITS.astype(np.int64)}, "without a table"),
        ({"fits": FITS.tolist()}, "without a table"),
        ({"fits": FITS + 1}, "a fit outside"),
        ({"fits": FITS - SCALE - 1}, "a fit outside"),
        ({"fit": [0, 16]}, "not in its table"),
        ({"fit": [0, -1]}, "not in its table"),
        ({"weight": [2, -1]}, "weights"),
        ({"weight": [0, 0]}, "weights"),
        ({"weight": [2**31, 0]}, "weights"),
        ("anything", "no plan"),
    ],
)
def test_a_plan_that_no_kernel_can_read_is_refused(changes: Any, fault: str) -> None:
    sheet = evaluate(Strategy(want=Planned(changes=changes)), NEED, HELD)
    with pytest.raises(PluginContractError) as caught:
        best(sheet, 1)
    assert fault in caught.value.message


def test_a_plan_of_another_package_counts() -> None:
    for kernels in Kernels:
        pool = HELD.using(kernels)
        for changes in ({}, {"weight": [3, 1]}):
            found = best(evaluate(Strategy(want=Planned(changes=changes)), NEED, pool), 3)
            share = 2 if not changes else 4
            assert found.rows.tolist() == [0, 1, 2]
            assert found.totals.tolist() == [SCALE * (share - 1) // share] * 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Planned):
    """計画 — offers plans for many positions at once: so many, each with some changes."""

    count: int

    def plans(self, positions: Sequence[Position], pool: TalentPool) -> Any:
        return [Planned.plan(self, position, pool) for position in positions][: self.count]


@dataclass(frozen=True, slots=True, kw_only=True)
class Other(Several):
    """計画 — derived from that, with another plan: what it inherits for many does not know it."""

    def plan(self, position: Position, pool: TalentPool) -> Any:
        return pool.plan(self._needs()[:1])


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (Several(changes={}, count=1), "not one plan per position"),
        (Several(changes={"weight": [2, -1]}, count=2), "weights"),
        (Several(changes="anything", count=2), "no plan"),
    ],
)
def test_plans_that_no_kernel_can_read_are_refused(line: Scorer, fault: str) -> None:
    batch = Batch(Strategy(want=line), HELD.using(Kernels.COMPILED), 1)
    with pytest.raises(PluginContractError) as caught:
        batch.bests([NEED, NEED])
    assert fault in caught.value.message


def test_plans_of_another_package_count() -> None:
    for kernels in Kernels:
        pool = HELD.using(kernels)
        several, other = Several(changes={}, count=2), Other(changes={}, count=0)
        for line, total in ((several, SCALE // 2), (other, SCALE)):
            found = Batch(Strategy(want=line), pool, 3).bests([NEED, NEED])
            assert found.totals.tolist() == [[total] * 3] * 2
