"""評価表: a strategy has two sides, and this is the whole algebra of it.

``a & b`` lists must lines, ``a | b`` accepts either, ``~a`` turns one round; ``n * a`` gives a
want line n points, ``a + b`` lists them. Both sides are flat, so nesting never matters.

The row law holds for every line and so for the sheet: for any slice or index array ``rows``,
``judge(position, pool, rows) == judge(position, pool, ALL)[rows]``.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, NoReturn, TypeAlias, overload

import numpy as np

from dxmatch.models import SCALE, Position, Text, Verdict
from dxmatch.models.pool import ALL, ColumnTest, ColumnValue, Marked, Plan, Rows, TalentPool
from dxmatch.models.pool.rows import Bytes, Ints
from dxmatch.scoring.line import CODE_ONLY as CODE_ONLY  # noqa: PLC0414 - also known from here
from dxmatch.scoring.line import Line as Line  # noqa: PLC0414 - also known from here
from dxmatch.scoring.parameter import checked_choice
from dxmatch.scoring.reason import Reason, none_of
from dxmatch.scoring.refusal import refused_sheet, refused_side, refused_weight
from dxmatch.scoring.sheet_notebook import strategy_html
from dxmatch.scoring.trait import Trait as Trait  # noqa: PLC0414 - also known from here


class Constraint(Line):
    """A must line: YES, UNKNOWN or NO for every talent."""

    __slots__ = ()

    @abstractmethod
    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        """Verdicts (uint8: 0 NO, 1 UNKNOWN, 2 YES), one per row; called once per search."""

    def column_test(self, position: Position, pool: TalentPool) -> ColumnTest | None:
        """The verdicts of all, as a test of columns if it can be said so. None: all get YES."""
        return Marked(self.check(position, pool, ALL))

    @abstractmethod
    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """The reason for one row; called only for talents that are shown."""

    def __and__(self, other: Constraint | Must) -> Must:
        return as_must(self) & other

    @overload
    def __or__(self, other: Constraint) -> AnyOf: ...
    @overload
    def __or__(self, other: Must) -> Must: ...
    def __or__(self, other: Constraint | Must) -> AnyOf | Must:
        if isinstance(other, Must):
            return as_must(self) | other
        return AnyOf(of=(*_alternatives(self), *_alternatives(other)))

    def __invert__(self) -> Constraint:
        return self.of if isinstance(self, Not) else Not(of=self)

    def __add__(self, other: object) -> NoReturn:
        raise refused_side("want", "Scorer", self)

    __rmul__ = __add__


class Scorer(Line):
    """A want line: an integer 0 … SCALE for every talent, the more the better."""

    __slots__ = ()

    @abstractmethod
    def score(self, position: Position, pool: TalentPool, rows: Rows) -> Ints:
        """Values (int32, 0 … SCALE), one per row: for the eligible, and whoever is asked about."""

    def plan(self, position: Position, pool: TalentPool) -> Plan | None:  # noqa: ARG002
        """The plan of a weighted mean over skills held. None: `score` is asked."""
        return None

    def plans(self, positions: Sequence[Position], pool: TalentPool) -> Sequence[Plan | None]:
        """`plan` for many positions, for lines that are quicker at many than one by one."""
        return [self.plan(position, pool) for position in positions]

    def column_value(self, position: Position, pool: TalentPool) -> ColumnValue | None:  # noqa: ARG002
        """The values of all, if they can be read off columns. None: `score` is asked."""
        return None

    @abstractmethod
    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """The reason for one row; called only for talents that are shown."""

    def __add__(self, other: Scorer | Want) -> Want:
        return as_want(self) + other

    def __rmul__(self, weight: int) -> Want:
        return weight * as_want(self)

    def __and__(self, other: object) -> NoReturn:
        raise refused_side("must", "Constraint", self)

    __or__ = __and__

    def __invert__(self) -> NoReturn:
        raise refused_side("must", "Constraint", self)


@dataclass(frozen=True, slots=True)
class Must:
    """The must side: constraints that all have to hold."""

    lines: tuple[Constraint, ...] = ()

    def __and__(self, other: Constraint | Must) -> Must:
        return Must(self.lines + as_must(other).lines)

    def __or__(self, other: Constraint | Must) -> Must:
        """``(a & b) | c`` is ``(a | c) & (b | c)``: exact for three values, and still flat."""
        return Must(tuple(a | b for a in self.lines for b in as_must(other).lines))

    def __invert__(self) -> Constraint:
        """``~(a & b)`` is ``~a | ~b``."""
        return AnyOf(of=tuple(~line for line in self.lines))


@dataclass(frozen=True, slots=True)
class Want:
    """The want side: scorers with whole, non-negative weights (配点)."""

    lines: tuple[tuple[int, Scorer], ...] = ()

    def __add__(self, other: Scorer | Want) -> Want:
        return Want(self.lines + as_want(other).lines)

    def __rmul__(self, weight: int) -> Want:
        if type(weight) is not int or weight < 0:
            raise refused_weight()
        return Want(tuple((weight * points, line) for points, line in self.lines))


class OnUnknown(StrEnum):
    """What becomes of talents of whom a must line does not know."""

    REVIEW = "review"
    EXCLUDE = "exclude"


@dataclass(frozen=True, init=False)
class Strategy:
    """評価表: what a talent must satisfy and what we want, with points.

    Args:
        must: a constraint or several joined by ``&``.
        want: a scorer or several joined by ``+``, with weights.
        name: shown in reports.
        on_unknown: keep and flag (REVIEW, the default) or EXCLUDE talents with an UNKNOWN.

    Raises:
        InvalidStrategy: no line at all, all weights are zero, or a side holds the wrong lines.
    """

    must: tuple[Constraint, ...]
    want: tuple[tuple[int, Scorer], ...]
    name: str
    on_unknown: OnUnknown

    def __init__(
        self,
        must: Constraint | Must = Must(),
        want: Scorer | Want = Want(),
        *,
        name: str = "",
        on_unknown: OnUnknown = OnUnknown.REVIEW,
    ) -> None:
        object.__setattr__(self, "must", as_must(must).lines)
        object.__setattr__(self, "want", as_want(want).lines)
        object.__setattr__(self, "name", str(name))
        object.__setattr__(self, "on_unknown", on_unknown)
        checked_choice(self, "on_unknown", OnUnknown)
        if not self.must and not self.want:
            raise refused_sheet(
                "EMPTY", "A sheet needs at least one line.", "評価表に行がありません。"
            )
        if self.want and not any(weight for weight, _ in self.want):
            raise refused_sheet("ALL_WEIGHTS_ZERO", "All weights are zero.", "配点が全て 0 です。")
        if self.max_total >= 2**63:
            raise refused_sheet("BAD_WEIGHT", "The weights are too large.", "配点が大きすぎます。")

    @property
    def max_total(self) -> int:
        """The highest possible total: Σ weight × SCALE."""
        return SCALE * sum(weight for weight, _ in self.want)

    def _repr_html_(self) -> str:
        return strategy_html(self)


StrategyLike: TypeAlias = Strategy | Constraint | Must | Scorer | Want
"""A sheet, or one side of it."""


def as_strategy(value: StrategyLike) -> Strategy:
    """A constraint alone or a scorer alone is a sheet too."""
    if isinstance(value, Strategy):
        return value
    if isinstance(value, Constraint | Must):
        return Strategy(must=value)
    return Strategy(want=value)


def as_must(value: Constraint | Must) -> Must:
    """One constraint as a side."""
    if isinstance(value, Must):
        return value
    if isinstance(value, Constraint):
        return Must((value,))
    raise refused_side("must", "Constraint", value)


def as_want(value: Scorer | Want) -> Want:
    """One scorer as a side, with weight 1."""
    if isinstance(value, Want):
        return value
    if isinstance(value, Scorer):
        return Want(((1, value),))
    raise refused_side("want", "Scorer", value)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf(Constraint):
    """どれか一つを満たす — one of several must lines holds (the best of their verdicts)."""

    title: ClassVar[Text] = Text(ja="いずれかの条件", en="Any of")
    of: tuple[Constraint, ...]

    @property
    def traits(self) -> frozenset[Trait]:  # type: ignore[override]
        """What all of the alternatives promise."""
        return frozenset(Trait).intersection(*(line.traits for line in self.of))

    def __post_init__(self) -> None:
        if not self.of:
            raise refused_sheet(
                "BAD_PARAMETER", "AnyOf needs a line.", "AnyOf に評価行がありません。"
            )
        object.__setattr__(self, "of", tuple(map(_checked_part, self.of)))

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        """The largest verdict of the alternatives."""
        parts = [line.check(position, pool, rows) for line in self.of]
        return np.asarray(np.maximum.reduce(parts), np.uint8)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """The reason of the alternative that decided, the first of the best; all if none."""
        told = [int(line.check(position, pool, np.array([row]))[0]) for line in self.of]
        best = max(told)
        if best > Verdict.NO or len(told) == 1:
            return self.of[told.index(best)].why(position, pool, row)
        return none_of([(line.title, line.why(position, pool, row)) for line in self.of])


@dataclass(frozen=True, slots=True, kw_only=True)
class Not(Constraint):
    """条件の否定 — the opposite of a must line; unknown stays unknown."""

    title: ClassVar[Text] = Text(ja="条件に当たらない", en="Not")
    traits: ClassVar[frozenset[Trait]] = frozenset({Trait.POOL_INDEPENDENT})
    of: Constraint

    def __post_init__(self) -> None:
        _checked_part(self.of)

    def check(self, position: Position, pool: TalentPool, rows: Rows) -> Bytes:
        """2 − the verdict."""
        return np.asarray(int(Verdict.YES) - self.of.check(position, pool, rows), np.uint8)

    def why(self, position: Position, pool: TalentPool, row: int) -> Reason:
        """The reason of the line that is turned round."""
        inner = self.of.why(position, pool, row)
        told = {"inner": Text(ja=inner.text("ja"), en=inner.text("en"))}
        return Reason("NOT", told, source=inner.source, as_of=inner.as_of)


def _checked_part(line: Constraint) -> Constraint:
    if not isinstance(line, Constraint):
        raise refused_side("must", "Constraint", line)
    return line


def _alternatives(line: Constraint) -> tuple[Constraint, ...]:
    return line.of if isinstance(line, AnyOf) else (line,)
