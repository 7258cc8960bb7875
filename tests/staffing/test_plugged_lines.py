"""Team lines from outside: no more than the row law is asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pytest

from dxmatch.errors import PluginContractError
from dxmatch.models import Text, Verdict
from dxmatch.models.pool.rows import Bytes, Index, Ints
from dxmatch.scoring.reason import Reason
from dxmatch.staffing import (
    AtLeast,
    Bench,
    Demand,
    Search,
    Status,
    TeamConstraint,
    Teams,
    TeamScorer,
    staff,
)
from tests.staffing.sample import PROJECT, SHEET, pool

BENCH = Bench(PROJECT.positions[::-1], pool(), np.arange(5))
SAID = Reason("MINE", template=Text(ja="独自の条件", en="a line of my own"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OddRows(TeamConstraint):
    """The rows of the members add up to an odd number: no structure that a search could use."""

    title: ClassVar[Text] = Text(ja="奇数", en="Odd")

    def check(self, bench: Bench, teams: Teams) -> Bytes:
        return np.asarray(np.where(teams.sum(axis=1) % 2, 2, 0), np.uint8)

    def why(self, bench: Bench, team: Index) -> Reason:
        return SAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Scattered(TeamScorer):
    """A value that jumps about."""

    title: ClassVar[Text] = Text(ja="ばらばら", en="Scattered")

    def score(self, bench: Bench, teams: Teams) -> Ints:
        return np.asarray((teams * np.array([7, 13])).sum(axis=1) * 977 % 10_001, np.int32)

    def why(self, bench: Bench, team: Index) -> Reason:
        return SAID


def test_lines_of_unknown_structure_are_exact_too() -> None:
    result = staff(PROJECT, pool(), SHEET, 50, team=OddRows() & ~~OddRows())
    assert result.status is Status.PROVEN
    all_teams = staff(PROJECT, pool(), SHEET, 50)
    odd = [t.keys for t in all_teams if sum(pool().row(key) for key in t.keys) % 2]
    assert [team.keys for team in result] == odd
    assert result[0].findings[0].reason.text("ja") == "独自の条件"


def test_values_of_unknown_structure_are_exact_too() -> None:
    result = staff(PROJECT, pool(), SHEET, 1, team=3 * Scattered())
    years = {"a:1": 5_000, "a:2": 4_000, "b:1": 7_833, "b:2": 2_500, "c:1": 1_000}
    totals = [
        years[web] + years[batch] + 3 * int(Scattered().score(BENCH, rows)[0])
        for web in ("a:1", "a:2", "c:1")
        for batch in ("a:1", "b:1", "b:2", "c:1")
        if web != batch
        # Seats are in order of position id, so "batch" comes first.
        for rows in [np.array([[pool().row(batch), pool().row(web)]])]
    ]
    assert result[0].total == max(totals)
    assert result.status is Status.PROVEN


def test_a_limit_is_stated_honestly() -> None:
    search = Search(nodes=1, solver="search")  # type: ignore[arg-type]
    result = staff(PROJECT, pool(), SHEET, 1, team=~OddRows() & OddRows(), search=search)
    assert result.status is Status.GAP and not result.teams and result.conflict is None
    assert "確認できたわけではありません" in result.text("ja")
    assert "does not prove" in result.text("en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong(TeamConstraint):
    """Answers whatever it is told to."""

    title: ClassVar[Text] = Text(ja="誤り", en="Wrong")
    kind: str = "int64"
    least: int = 0
    size: int = 0

    def check(self, bench: Bench, teams: Teams) -> Bytes:
        return np.full(len(teams) + self.size, self.least, self.kind)

    def why(self, bench: Bench, team: Index) -> Reason:
        return SAID


@pytest.mark.parametrize(
    "line", [Wrong(), Wrong(kind="uint8", least=3), Wrong(kind="uint8", size=1)]
)
def test_broken_promises_are_named(line: Wrong) -> None:
    with pytest.raises(PluginContractError, match=r"test_plugged_lines\.Wrong answered"):
        staff(PROJECT, pool(), SHEET, team=line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overclaiming(OddRows):
    """Says that nothing but a sum matters, although it does."""

    def demand(self, bench: Bench, least: Verdict) -> Demand:
        zeros = np.zeros(len(bench.pool), np.int64)
        return Demand((AtLeast(zeros, (1,) * len(bench.seats), 0),), exact=True)


def test_sums_that_are_not_exact_are_noticed() -> None:
    with pytest.raises(PluginContractError, match="says that its sums are exact"):
        staff(PROJECT, pool(), SHEET, 50, team=Overclaiming())
