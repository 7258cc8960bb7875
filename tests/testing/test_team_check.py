"""The checks for lines for teams find what they are there to find: a broken line per law."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np
import pytest
from hypothesis import strategies as st

from dxmatch import _optional
from dxmatch.errors import MissingExtra, PluginContractError
from dxmatch.models import SCALE, SkillRequirement, Text, Verdict
from dxmatch.models.pool.rows import Bytes, Index, Ints
from dxmatch.scoring import Reason, Trait
from dxmatch.scoring.constraints import WithinBudget
from dxmatch.staffing import (
    OPEN,
    AtLeast,
    Bench,
    DayOverlap,
    Demand,
    Gain,
    JointCoverage,
    JointSkills,
    MunicipalExperience,
    SharedDays,
    TeamBudget,
    TeamConstraint,
    Teams,
    TeamScorer,
    VendorMix,
    WorkedTogether,
)
from dxmatch.testing import check_constraint, check_team_constraint, check_team_scorer
from dxmatch.testing.generators import positions, projects, talents

SAID = Reason("MINE", template=Text(ja="合計年数", en="years together"))
ASKED = (SkillRequirement(skill="python", level=2), SkillRequirement(skill="java", weight=3))
_calls = itertools.count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Years(TeamScorer):
    """合計年数 — months of practice of all members, at most 10,000; the honest one."""

    title: ClassVar[Text] = Text(ja="合計年数", en="Years together")
    traits: ClassVar[frozenset[Trait]] = frozenset(Trait)

    def score(self, bench: Bench, teams: Teams) -> Ints:
        return np.asarray(np.minimum(self.months(bench)[teams].sum(axis=1), SCALE), np.int32)

    def hope(self, bench: Bench, teams: Teams) -> Ints | None:
        months = self.months(bench)
        brought = np.where(teams == OPEN, months.max(initial=0), months[teams])
        return np.asarray(np.minimum(brought.sum(axis=1), SCALE), np.int32)

    def gains(self, bench: Bench) -> tuple[Gain, ...]:
        return (Gain(self.months(bench), (1,) * len(bench.seats), SCALE, 1, 1),)

    def why(self, bench: Bench, team: Index) -> Reason:
        return SAID

    def months(self, bench: Bench) -> Index:
        return bench.column("years together", lambda rows: self.of(bench, rows))

    def of(self, bench: Bench, rows: Index) -> Iterable[int]:
        return (max(int(months), 0) for months in bench.pool.facts.months[rows])


class TooFew(Years):
    """Says nothing of the last team."""

    def score(self, bench: Bench, teams: Teams) -> Ints:
        return Years().score(bench, teams)[:-1]


class Floats(Years):
    """Means instead of whole numbers."""

    def score(self, bench: Bench, teams: Teams) -> Any:
        return self.months(bench)[teams].mean(axis=1)


class TooLarge(Years):
    """Above SCALE."""

    def score(self, bench: Bench, teams: Teams) -> Ints:
        return np.full(len(teams), SCALE + 1, np.int32)


class Unready(Years):
    """Fails if there is no team to judge."""

    def score(self, bench: Bench, teams: Teams) -> Ints:
        return np.full(len(teams), teams[0, 0] * 0, np.int32)


class Relative(Years):
    """Compares the teams that are asked about with each other."""

    def score(self, bench: Bench, teams: Teams) -> Ints:
        found = Years().score(bench, teams)
        return np.asarray(found - found.min(initial=SCALE), np.int32)


class Moody(Years):
    """Another answer every time."""

    def score(self, bench: Bench, teams: Teams) -> Ints:
        return np.full(len(teams), next(_calls) % 1_000, np.int32)


class Remembering(Years):
    """Keeps what depends on the first teams it was asked about."""

    traits = frozenset()

    def score(self, bench: Bench, teams: Teams) -> Ints:
        first = bench.keep("remembering", lambda: int(teams.max(initial=0)))
        return np.full(len(teams), first, np.int32)

    def hope(self, bench: Bench, teams: Teams) -> Ints | None:
        return None

    def gains(self, bench: Bench) -> tuple[Gain, ...]:
        return ()


class Leader(Years):
    """Whoever sits on the first seat decides."""

    def score(self, bench: Bench, teams: Teams) -> Ints:
        return np.asarray(self.months(bench)[teams[:, 0]], np.int32)


class Sorting(Years):
    """Puts the members in order, in the array of the caller."""

    def score(self, bench: Bench, teams: Teams) -> Ints:
        teams[:] = -np.sort(-teams, axis=1)
        return Years().score(bench, teams)


class WritingReason(Years):
    """Writes into the team when it says why."""

    def why(self, bench: Bench, team: Index) -> Reason:
        team[:] = 0
        return SAID


class Desperate(Years):
    """Open seats bring nothing."""

    def hope(self, bench: Bench, teams: Teams) -> Ints | None:
        return Years().score(bench, np.where(teams == OPEN, 0, teams)) // 2


class HopeOfFloats(Years):
    """A hope of the wrong type."""

    def hope(self, bench: Bench, teams: Teams) -> Any:
        return np.full(len(teams), float(SCALE))


class SmallParts(Years):
    """The parts leave out a month of everybody."""

    def gains(self, bench: Bench) -> tuple[Gain, ...]:
        person = np.maximum(self.months(bench) - 1, 0)
        return (replace(Years().gains(bench)[0], person=person),)


class NegativeParts(Years):
    """Parts that take away."""

    def gains(self, bench: Bench) -> tuple[Gain, ...]:
        return (*Years().gains(bench), Gain(self.months(bench), (1,) * len(bench.seats), 0, -1, 1))


class PartsOfNobody(Years):
    """One number for all instead of one per row."""

    def gains(self, bench: Bench) -> tuple[Gain, ...]:
        return (replace(Years().gains(bench)[0], person=np.array([SCALE], np.int64)[:0]),)


class PartsBySeat(Years):
    """Another factor for each seat."""

    def gains(self, bench: Bench) -> tuple[Gain, ...]:
        return (replace(Years().gains(bench)[0], factors=tuple(range(len(bench.seats) + 1))),)


class Rank(Years):
    """Compares members with everybody in the pool, and does not say so."""

    def of(self, bench: Bench, rows: Index) -> Iterable[int]:
        months = bench.pool.facts.months
        return [int((months < months[row]).sum()) for row in rows.tolist()]


class Focus(Years):
    """The fewer skills the better, and does not say so."""

    def of(self, bench: Bench, rows: Index) -> Iterable[int]:
        return [100 - len(bench.pool.talents[row].skills) for row in rows.tolist()]


class Silent(Years):
    """No words in Japanese."""

    def why(self, bench: Bench, team: Index) -> Reason:
        return Reason("MINE", template=Text(ja="", en="years together"))


class NoReason(Years):
    """A text instead of a reason."""

    def why(self, bench: Bench, team: Index) -> Any:
        return "because"


@pytest.mark.parametrize(
    ("line", "law"),
    [
        (TooFew(), "ANSWER"),
        (Floats(), "ANSWER"),
        (TooLarge(), "ANSWER"),
        (Unready(), "ANSWER"),
        (Relative(), "ROW"),
        (Moody(), "DETERMINISM"),
        (Remembering(), "ROW"),
        (Leader(), "SEATS"),
        (Sorting(), "UNCHANGED"),
        (WritingReason(), "UNCHANGED"),
        (Desperate(), "HOPE"),
        (HopeOfFloats(), "HOPE"),
        (SmallParts(), "GAINS"),
        (NegativeParts(), "GAINS"),
        (PartsOfNobody(), "GAINS"),
        (PartsBySeat(), "GAINS"),
        (Rank(), "POOL_INDEPENDENT"),
        (Focus(), "MONOTONE"),
        (Silent(), "REASON"),
        (NoReason(), "REASON"),
    ],
)
def test_a_broken_want_line_is_found(line: TeamScorer, law: str) -> None:
    with pytest.raises(PluginContractError, match=f"breaks the law {law}:") as caught:
        check_team_scorer(line)
    assert caught.value.code == f"LAW_{law}"
    assert f"規則 {law} に反しています" in caught.value.text("ja")
    assert type(line).__name__ in caught.value.text("ja")
    assert "positions:\n" in caught.value.message and " talents:" in caught.value.message


@dataclass(frozen=True, slots=True, kw_only=True)
class Senior(TeamConstraint):
    """経験豊富な人がいること — so many members with ten years; unknown years leave it open."""

    title: ClassVar[Text] = Text(ja="経験豊富な人", en="Somebody senior")
    traits: ClassVar[frozenset[Trait]] = frozenset(Trait)
    people: int = 1

    def check(self, bench: Bench, teams: Teams) -> Bytes:
        months = bench.pool.facts.months[teams]
        sure = (months >= 120).sum(axis=1)
        possible = sure + (months < 0).sum(axis=1) >= self.people
        return np.asarray(np.where(sure >= self.people, 2, possible), np.uint8)

    def demand(self, bench: Bench, least: Verdict) -> Demand:
        months = bench.pool.facts.months
        counted = (months >= 120) | ((months < 0) & (least is Verdict.UNKNOWN))
        return Demand((self.least(bench, counted),), exact=True)

    def least(self, bench: Bench, counted: Any) -> AtLeast:
        return AtLeast(counted.astype(np.int64), (1,) * len(bench.seats), self.people)

    def why(self, bench: Bench, team: Index) -> Reason:
        return SAID


class Bold(Senior):
    """A fourth verdict."""

    def check(self, bench: Bench, teams: Teams) -> Bytes:
        return np.full(len(teams), 3, np.uint8)


class Strict(Senior):
    """The sums forget those who do not say."""

    def demand(self, bench: Bench, least: Verdict) -> Demand:
        return Demand((self.least(bench, bench.pool.facts.months >= 120),))


class Loose(Senior):
    """The sums count everybody, and say that they are exact."""

    def demand(self, bench: Bench, least: Verdict) -> Demand:
        return Demand((self.least(bench, np.ones(len(bench.pool))),), exact=True)


class SumsOfFloats(Senior):
    """A weight that is no whole number."""

    def demand(self, bench: Bench, least: Verdict) -> Demand:
        form = Senior().demand(bench, least).sums[0]
        return Demand((replace(form, least=0.5),))  # type: ignore[arg-type]


class NoDemand(Senior):
    """The sums alone."""

    def demand(self, bench: Bench, least: Verdict) -> Any:
        return Senior().demand(bench, least).sums


class Hopeless(Senior):
    """Nobody comes who is not there."""

    def hope(self, bench: Bench, teams: Teams) -> Bytes | None:
        brought = bench.pool.facts.months[teams] >= 120
        return np.asarray(np.where((brought & (teams != OPEN)).any(axis=1), 2, 0), np.uint8)


@pytest.mark.parametrize(
    ("line", "law"),
    [
        (Bold(), "ANSWER"),
        (Strict(), "DEMAND"),
        (Loose(), "DEMAND"),
        (SumsOfFloats(), "DEMAND"),
        (NoDemand(), "DEMAND"),
        (Hopeless(), "HOPE"),
    ],
)
def test_a_broken_must_line_is_found(line: TeamConstraint, law: str) -> None:
    with pytest.raises(PluginContractError, match=f"breaks the law {law}:"):
        check_team_constraint(line)


def test_the_example_is_small_and_the_same_in_every_run() -> None:
    told = []
    for _ in range(2):
        with pytest.raises(PluginContractError) as caught:
            check_team_constraint(Strict())
        told.append(caught.value.message)
    assert told[0] == told[1]
    head, *rest = told[0].splitlines()
    assert head.endswith("is below the sums for UNKNOWN, but check allows it")
    assert rest[0] == "1 positions:" and rest[2] == "1 talents:" and len(rest) == 4
    assert "must" not in rest[1] and "skills" not in rest[3]


def test_the_member_who_became_better_is_named() -> None:
    with pytest.raises(PluginContractError, match=r"MONOTONE: \(\S+\), \S+ with the skill \S+: "):
        check_team_scorer(Focus())


@pytest.mark.parametrize(
    "line",
    [
        Senior(people=2),
        TeamBudget(yen=900_000),
        VendorMix(least=2),
        VendorMix(most=1) | SharedDays(percent=10),
        ~VendorMix(each=1),
        JointSkills(requirements=ASKED),
        MunicipalExperience(people=2),
        SharedDays(percent=30),
    ],
)
def test_honest_must_lines_pass(line: TeamConstraint) -> None:
    check_team_constraint(line, max_examples=10)


@pytest.mark.parametrize(
    "line",
    [
        Years(),
        DayOverlap(),
        JointCoverage(requirements=ASKED),
        WorkedTogether(pairs=(("v:0", "w:0"), ("v:1", "v:0"))),
    ],
)
def test_honest_want_lines_pass(line: TeamScorer) -> None:
    check_team_scorer(line, max_examples=10)


def test_what_is_not_claimed_is_not_asked() -> None:
    class Modest(Focus):
        """The fewer skills the better, and says so."""

        traits = frozenset({Trait.POOL_INDEPENDENT})

    check_team_scorer(Modest(), max_examples=10)


def test_other_projects_and_people_may_be_given() -> None:
    """A team of five for one position, of people who all say how long they practise."""
    large = positions(headcount=st.just(5)).map(lambda position: (position,))
    check_team_constraint(
        Strict(),
        max_examples=5,
        projects=projects(positions=large),
        talents=talents(years=st.sampled_from((1.0, 20.0))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Undocumented(Years):
    limit: int = 3


@dataclass
class Changeable(TeamConstraint):
    """May be changed after it was put in a sheet."""

    title: ClassVar[Text] = Text(ja="可変", en="Changeable")

    def check(self, bench: Bench, teams: Teams) -> Bytes:
        return np.full(len(teams), 2, np.uint8)

    def why(self, bench: Bench, team: Index) -> Reason:
        return SAID


def test_a_line_is_a_value_with_words() -> None:
    with pytest.raises(PluginContractError, match="WORDS: it has no docstring"):
        check_team_scorer(Undocumented())
    with pytest.raises(PluginContractError, match="VALUE: it is no frozen dataclass"):
        check_team_constraint(Changeable())


def test_the_side_and_the_kind_are_checked() -> None:
    with pytest.raises(PluginContractError, match="DayOverlap is no TeamConstraint"):
        check_team_constraint(DayOverlap())  # type: ignore[arg-type]
    with pytest.raises(PluginContractError, match="VendorMix is no TeamScorer"):
        check_team_scorer(VendorMix())  # type: ignore[arg-type]
    with pytest.raises(PluginContractError, match="WithinBudget is no TeamConstraint"):
        check_team_constraint(WithinBudget())  # type: ignore[arg-type]
    with pytest.raises(PluginContractError, match="VendorMix is no Constraint") as caught:
        check_constraint(VendorMix())  # type: ignore[arg-type]
    assert "check_team_constraint" in caught.value.text("en")
    assert "check_team_constraint" in caught.value.text("ja")


def test_without_hypothesis(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> Any:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(_optional, "import_module", nothing)
    with pytest.raises(MissingExtra, match=r"dxmatch\[testing\]"):
        check_team_scorer(DayOverlap())
