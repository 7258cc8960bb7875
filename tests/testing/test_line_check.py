"""The checks for plug-ins find what they are there to find: one broken line per law."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
import pytest

from dxmatch import _optional
from dxmatch.errors import MissingExtra, PluginContractError
from dxmatch.models import SCALE, Position, Text, Verdict
from dxmatch.models.pool import ColumnTest, ColumnValue, Plan, Rows, SkillNeed, TalentPool
from dxmatch.models.pool.rows import Bytes, Ints
from dxmatch.scoring import CODE_ONLY, Reason, Scorer, Trait
from dxmatch.scoring.constraints import WithinBudget
from dxmatch.scoring.scorers import LeadTime, SkillCoverage
from dxmatch.testing import check_constraint, check_scorer
from dxmatch.testing.generators import positions, talents
from tests.scoring.plugged import Everybody

WORDS = Text(ja="値", en="a value")
_calls = itertools.count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Years(Scorer):
    """年数 — months of practice, at most 10,000; the honest one."""

    title: ClassVar[Text] = Text(ja="年数", en="Years")
    note: str = ""

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        return np.asarray(self.column(pool)[rows], np.int32)

    def column(self, pool: TalentPool) -> Any:
        return np.maximum(pool.facts.months, 0)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        return Reason("YEARS", template=WORDS)


class Shape(Years):
    """One too few."""

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        return np.asarray(self.column(pool)[rows][1:], np.int32)


class Kind(Years):
    """Floats."""

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Any:
        return self.column(pool)[rows].astype(float)


class Large(Years):
    """Above SCALE."""

    def column(self, pool: TalentPool) -> Any:
        return np.full(len(pool), 10_001)


class Raises(Years):
    """Fails on people without skills."""

    def column(self, pool: TalentPool) -> Any:
        return np.array([len(talent.skills[0].skill) for talent in pool])


class Mean(Years):
    """Depends on which rows are asked for, and claims nothing that this breaks besides."""

    traits: ClassVar[frozenset[Trait]] = frozenset()

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        asked = self.column(pool)[rows]
        return np.asarray(asked - asked.min(initial=10_000), np.int32)


class Moody(Years):
    """Another answer every time."""

    def column(self, pool: TalentPool) -> Any:
        return np.full(len(pool), next(_calls) % 1_000)


class Favourite(Years):
    """Prefers a vendor."""

    def column(self, pool: TalentPool) -> Any:
        return np.array([int(talent.vendor == "w") for talent in pool])


class Ranked(Years):
    """Compares talents with each other, and does not say so."""

    def column(self, pool: TalentPool) -> Any:
        return np.array([sum(pool.facts.months < mine) for mine in pool.facts.months])


class Focus(Years):
    """The fewer skills the better, and does not say so."""

    def column(self, pool: TalentPool) -> Any:
        return np.array([100 - len(talent.skills) for talent in pool])


class Silent(Years):
    """No words in English."""

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        return Reason("YEARS", template=Text(ja="値", en=""))


class NoReason(Years):
    """A text instead of a reason."""

    def why(self, position: Position, pool: TalentPool, row: int) -> Any:
        return "because"


class Wordless(Years):
    """A code that has no words."""

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        return Reason("NO_SUCH_CODE")


class Hasty(Years):
    """Offers the plan of another question."""

    def plan(self, position: Position, pool: TalentPool) -> Plan | None:
        return pool.plan((SkillNeed("python", (("python", SCALE),)),))


class Forgetful(Years):
    """Says that it reads nothing, but reads the workload."""

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        return pool.full(rows, position.workload.percent)

    def reads(self, position: Position) -> Hashable:
        return ()


class Unkept(Forgetful):
    """Tells in a list what it reads."""

    def reads(self, position: Position) -> Any:
        return [position.workload]


class Shallow(Years):
    """Says when the work begins, but reads when it ends."""

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        return pool.full(rows, position.period.end.month)

    def reads(self, position: Position) -> Hashable:
        return position.period.start


class Attentive(Forgetful):
    """Says what it reads."""

    def reads(self, position: Position) -> Hashable:
        return position.workload.percent


class Restless(Attentive):
    """Reads the first month too, and leaves what it inherits; no search uses that."""

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        return pool.full(rows, position.period.start.month)


def test_what_a_line_says_that_it_reads_has_to_be_all() -> None:
    with pytest.raises(PluginContractError, match=r"READS: reads tells .* with another workload"):
        check_scorer(Forgetful())
    with pytest.raises(PluginContractError, match="READS: it raised TypeError: unhashable"):
        check_scorer(Unkept())
    with pytest.raises(PluginContractError, match=r"READS: .* with another period.end too"):
        check_scorer(Shallow())
    check_scorer(Attentive(note="x"), max_examples=20)
    check_scorer(Restless(note="x"), max_examples=20)


class Lax(Everybody):
    """Lets everybody pass in a quick search."""

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        return pool.everybody(Verdict.UNKNOWN, rows)

    def column_test(self, position: Position, pool: TalentPool) -> None:
        return None


def test_a_must_line_with_another_test_is_found() -> None:
    with pytest.raises(PluginContractError, match="breaks the law COLUMNS:"):
        check_constraint(Lax(note="x"))


class Generous(Everybody):
    """Other answers than the line it is derived from, and no columns of its own."""

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        return pool.everybody(Verdict.UNKNOWN, rows)


class AnyBudget(WithinBudget):
    """The same, derived from a built-in line that offers columns."""

    __slots__ = ()

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        return pool.everybody(Verdict.UNKNOWN, rows)


class SlowStart(LeadTime):
    """Half of the points of the built-in line, which offers columns."""

    __slots__ = ()

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        return LeadTime.score(self, position, pool, rows) // 2


class OtherSkills(SkillCoverage):
    """Half of the points of the built-in line, which offers a plan."""

    __slots__ = ()

    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        return SkillCoverage.score(self, position, pool, rows) // 2


def test_an_inherited_offer_that_no_search_uses_is_not_held_against_a_line() -> None:
    check_constraint(Generous(note="x"), max_examples=10)
    check_constraint(AnyBudget(), max_examples=10)
    check_scorer(SlowStart(), max_examples=10)
    check_scorer(OtherSkills(), max_examples=10)


class OfferedAgain(SlowStart):
    """Offers the columns of the built-in line for answers that are others."""

    __slots__ = ()

    def column_value(self, position: Position, pool: TalentPool) -> ColumnValue:
        return LeadTime.column_value(self, position, pool)


class Broken(Everybody):
    """Fails when it is asked for columns."""

    def column_test(self, position: Position, pool: TalentPool) -> ColumnTest | None:
        raise ZeroDivisionError("no columns")


class WrongColumns(Everybody):
    """Offers something that is no test of columns."""

    def column_test(self, position: Position, pool: TalentPool) -> Any:
        return "columns"


def test_an_offer_that_a_search_uses_is_held_against_a_line() -> None:
    with pytest.raises(PluginContractError, match="breaks the law COLUMNS: column_value has"):
        check_scorer(OfferedAgain())
    with pytest.raises(PluginContractError, match="COLUMNS: it raised ZeroDivisionError"):
        check_constraint(Broken(note="x"))
    with pytest.raises(PluginContractError, match=r"COLUMNS: The line .* answered no columns"):
        check_constraint(WrongColumns(note="x"))


@pytest.mark.parametrize(
    ("line", "law"),
    [
        (Hasty(), "COLUMNS"),
        (Shape(), "ANSWER"),
        (Kind(), "ANSWER"),
        (Large(), "ANSWER"),
        (Raises(), "ANSWER"),
        (Mean(), "ROW"),
        (Moody(), "(ROW|DETERMINISM)"),
        (Favourite(), "IDENTITY"),
        (Ranked(), "POOL_INDEPENDENT"),
        (Focus(), "MONOTONE"),
        (Silent(), "REASON"),
        (NoReason(), "REASON"),
        (Wordless(), "REASON"),
    ],
)
def test_a_broken_line_is_found(line: Scorer, law: str) -> None:
    with pytest.raises(PluginContractError, match=f"breaks the law {law}:") as caught:
        check_scorer(line)
    assert caught.value.code.startswith("LAW_")
    assert type(line).__name__ in caught.value.text("ja")
    assert "talents:" in caught.value.message


def test_the_example_is_small() -> None:
    with pytest.raises(PluginContractError) as caught:
        check_scorer(Raises())
    assert "1 talents:\n" in caught.value.message
    assert caught.value.message.endswith('"}')
    with pytest.raises(PluginContractError) as again:
        check_scorer(Raises())
    assert again.value.message == caught.value.message


def test_honest_lines_pass() -> None:
    check_scorer(Years(note="x"), max_examples=20)
    check_constraint(Everybody(note="x"), max_examples=20)
    check_scorer(LeadTime(days=3), max_examples=5, positions=positions(), talents=talents())


def test_what_is_not_claimed_is_not_asked() -> None:
    class Modest(Focus):
        """The fewer skills the better, and says so."""

        traits = frozenset({Trait.POOL_INDEPENDENT})

    check_scorer(Modest(), max_examples=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder(Years):
    """Holds something that cannot be a key."""

    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Untitled(Years):
    """No English title."""

    title: ClassVar[Text] = Text(ja="年数", en="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Undocumented(Years):
    limit: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed(Years):
    """A parameter that changes when it is read from a file."""

    limit: Any = (1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeOnly(Years):
    """The same parameter, declared as one that no file holds."""

    limit: Any = field(default=None, metadata=CODE_ONLY)


@pytest.mark.parametrize(
    ("line", "law"),
    [
        (Holder(), "VALUE"),
        (Untitled(), "WORDS"),
        (Undocumented(), "WORDS"),
        (Typed(limit=(3, 4)), "SHEET"),
    ],
)
def test_a_line_is_a_value_for_sheets(line: Scorer, law: str) -> None:
    with pytest.raises(PluginContractError, match=f"breaks the law {law}:"):
        check_scorer(line, max_examples=1)


def test_a_line_is_frozen() -> None:
    class Loose(Scorer):
        """No dataclass at all."""

        title = Text(ja="緩", en="Loose")

        def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
            return pool.full(rows, Verdict.YES)

        def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
            return Reason("LOOSE", template=WORDS)

    assert not dataclasses.is_dataclass(Loose)
    with pytest.raises(PluginContractError, match="VALUE: it is no frozen dataclass"):
        check_scorer(Loose())


def test_python_objects_are_not_written() -> None:
    check_scorer(CodeOnly(limit=(3, 4)), max_examples=3)


def test_the_side_is_checked() -> None:
    with pytest.raises(PluginContractError, match="LeadTime is no Constraint"):
        check_constraint(LeadTime())  # type: ignore[arg-type]
    with pytest.raises(PluginContractError, match="WithinBudget is no Scorer"):
        check_scorer(WithinBudget())  # type: ignore[arg-type]


def test_without_hypothesis(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> Any:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(_optional, "import_module", nothing)
    with pytest.raises(MissingExtra, match=r"dxmatch\[testing\]"):
        check_scorer(LeadTime())
