"""体制の評価表: team lines and their algebra, the same as for talents; rows are combinations.

The row law holds here too: for any index array ``some``,
``check(bench, teams[some]) == check(bench, teams)[some]``. Seats of one position are
interchangeable: their rows come in ascending order, so an answer may not depend on it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, NoReturn, TypeAlias, overload

import numpy as np

from dxmatch.models import SCALE, Text, Verdict
from dxmatch.models.pool.rows import Bytes, Index, Ints
from dxmatch.scoring.algebra import Line, OnUnknown, Trait
from dxmatch.scoring.parameter import checked_choice
from dxmatch.scoring.reason import Reason, none_of
from dxmatch.scoring.refusal import refused_sheet, refused_side, refused_weight
from dxmatch.staffing.bench import Bench, Teams
from dxmatch.staffing.linear_form import Demand, Gain


class TeamConstraint(Line):
    """A must line of a team: YES, UNKNOWN or NO for every combination."""

    __slots__ = ()
    traits: ClassVar[frozenset[Trait]] = frozenset()

    @abstractmethod
    def check(self, bench: Bench, teams: Teams) -> Bytes:
        """Verdicts (uint8: 0 NO, 1 UNKNOWN, 2 YES), one per team."""

    @abstractmethod
    def why(self, bench: Bench, team: Index) -> Reason:
        """The reason for one team; called only for teams that are shown."""

    def hope(self, bench: Bench, teams: Teams) -> Bytes | None:  # noqa: ARG002
        """At least the verdict of every way to fill the `OPEN` seats; None: anything is possible.

        Optional: it lets the search give up hopeless beginnings.
        """
        return None

    def demand(self, bench: Bench, least: Verdict) -> Demand:  # noqa: ARG002
        """Sums without which the verdict is below ``least``. Optional, as `hope`."""
        return Demand()

    def __and__(self, other: TeamConstraint | TeamMust) -> TeamMust:
        return as_team_must(self) & other

    @overload
    def __or__(self, other: TeamConstraint) -> AnyTeamOf: ...
    @overload
    def __or__(self, other: TeamMust) -> TeamMust: ...
    def __or__(self, other: TeamConstraint | TeamMust) -> AnyTeamOf | TeamMust:
        if isinstance(other, TeamMust):
            return as_team_must(self) | other
        return AnyTeamOf(of=(*_alternatives(self), *_alternatives(other)))

    def __invert__(self) -> TeamConstraint:
        return self.of if isinstance(self, NotTeam) else NotTeam(of=self)

    def __add__(self, other: object) -> NoReturn:
        raise refused_side("want", "TeamScorer", self)

    __rmul__ = __add__


class TeamScorer(Line):
    """A want line of a team: an integer 0 … SCALE for every combination."""

    __slots__ = ()
    traits: ClassVar[frozenset[Trait]] = frozenset()

    @abstractmethod
    def score(self, bench: Bench, teams: Teams) -> Ints:
        """Values (int32, 0 … SCALE), one per team."""

    @abstractmethod
    def why(self, bench: Bench, team: Index) -> Reason:
        """The reason for one team; called only for teams that are shown."""

    def hope(self, bench: Bench, teams: Teams) -> Ints | None:  # noqa: ARG002
        """At least the value of every way to fill the `OPEN` seats; None: up to SCALE."""
        return None

    def gains(self, bench: Bench) -> tuple[Gain, ...]:  # noqa: ARG002
        """Parts whose sum is at least the value of any team; none: up to SCALE."""
        return ()

    def __add__(self, other: TeamScorer | TeamWant) -> TeamWant:
        return as_team_want(self) + other

    def __rmul__(self, weight: int) -> TeamWant:
        return weight * as_team_want(self)

    def __and__(self, other: object) -> NoReturn:
        raise refused_side("must", "TeamConstraint", self)

    __or__ = __and__

    def __invert__(self) -> NoReturn:
        raise refused_side("must", "TeamConstraint", self)


@dataclass(frozen=True, slots=True)
class TeamMust:
    """Team constraints that all have to hold."""

    lines: tuple[TeamConstraint, ...] = ()

    def __and__(self, other: TeamConstraint | TeamMust) -> TeamMust:
        return TeamMust(self.lines + as_team_must(other).lines)

    def __or__(self, other: TeamConstraint | TeamMust) -> TeamMust:
        return TeamMust(tuple(a | b for a in self.lines for b in as_team_must(other).lines))

    def __invert__(self) -> TeamConstraint:
        return AnyTeamOf(of=tuple(~line for line in self.lines))


@dataclass(frozen=True, slots=True)
class TeamWant:
    """Team scorers with whole, non-negative weights (配点)."""

    lines: tuple[tuple[int, TeamScorer], ...] = ()

    def __add__(self, other: TeamScorer | TeamWant) -> TeamWant:
        return TeamWant(self.lines + as_team_want(other).lines)

    def __rmul__(self, weight: int) -> TeamWant:
        if type(weight) is not int or weight < 0:
            raise refused_weight()
        return TeamWant(tuple((weight * points, line) for points, line in self.lines))


@dataclass(frozen=True, init=False)
class TeamSheet:
    """体制の評価表: what a team must satisfy and what we want of it, beside its members.

    Args:
        must: a team constraint or several joined by ``&``.
        want: a team scorer or several joined by ``+``, with weights.
        on_unknown: keep and flag (REVIEW, the default) or EXCLUDE teams with an UNKNOWN.

    Raises:
        InvalidStrategy: a side holds the wrong lines. A sheet without lines is allowed.
    """

    must: tuple[TeamConstraint, ...]
    want: tuple[tuple[int, TeamScorer], ...]
    on_unknown: OnUnknown

    def __init__(
        self,
        must: TeamConstraint | TeamMust = TeamMust(),
        want: TeamScorer | TeamWant = TeamWant(),
        *,
        on_unknown: OnUnknown = OnUnknown.REVIEW,
    ) -> None:
        object.__setattr__(self, "must", as_team_must(must).lines)
        object.__setattr__(self, "want", as_team_want(want).lines)
        object.__setattr__(self, "on_unknown", on_unknown)
        checked_choice(self, "on_unknown", OnUnknown)

    @property
    def least(self) -> Verdict:
        """The verdict that every must line has to reach."""
        return Verdict.YES if self.on_unknown is OnUnknown.EXCLUDE else Verdict.UNKNOWN

    @property
    def max_total(self) -> int:
        """The most that the team lines can add: Σ weight × SCALE."""
        return SCALE * sum(weight for weight, _ in self.want)

    def only_must(self, must: Iterable[TeamConstraint] | None = None) -> TeamSheet:
        """The sheet without want lines, and with these must lines only if they are given."""
        lines = self.must if must is None else tuple(must)
        return TeamSheet(TeamMust(lines), on_unknown=self.on_unknown)


TeamSheetLike: TypeAlias = TeamSheet | TeamConstraint | TeamMust | TeamScorer | TeamWant
"""A sheet for teams, or one side of it."""


def as_team_sheet(value: TeamSheetLike | None) -> TeamSheet:
    """A team line alone is a sheet too; None is the sheet without lines."""
    if value is None:
        return TeamSheet()
    if isinstance(value, TeamSheet):
        return value
    if isinstance(value, TeamConstraint | TeamMust):
        return TeamSheet(must=value)
    return TeamSheet(want=value)


def as_team_must(value: TeamConstraint | TeamMust) -> TeamMust:
    """One constraint as a side."""
    if isinstance(value, TeamMust):
        return value
    if isinstance(value, TeamConstraint):
        return TeamMust((value,))
    raise refused_side("must", "TeamConstraint", value)


def as_team_want(value: TeamScorer | TeamWant) -> TeamWant:
    """One scorer as a side, with weight 1."""
    if isinstance(value, TeamWant):
        return value
    if isinstance(value, TeamScorer):
        return TeamWant(((1, value),))
    raise refused_side("want", "TeamScorer", value)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyTeamOf(TeamConstraint):
    """どれか一つを満たす — one of several team lines holds (the best of their verdicts)."""

    title: ClassVar[Text] = Text(ja="いずれかの体制条件", en="Any of the team lines")
    of: tuple[TeamConstraint, ...]

    def __post_init__(self) -> None:
        if not self.of:
            raise refused_sheet(
                "BAD_PARAMETER", "AnyTeamOf needs a line.", "AnyTeamOf に行がありません。"
            )
        for line in self.of:
            as_team_must(line)

    def check(self, bench: Bench, teams: Teams) -> Bytes:
        """The largest verdict of the alternatives."""
        parts = [line.check(bench, teams) for line in self.of]
        return np.asarray(np.maximum.reduce(parts), np.uint8)

    def hope(self, bench: Bench, teams: Teams) -> Bytes | None:
        """The largest hope of the alternatives."""
        parts = [line.hope(bench, teams) for line in self.of]
        told = [part for part in parts if part is not None]
        return np.asarray(np.maximum.reduce(told), np.uint8) if len(told) == len(parts) else None

    def why(self, bench: Bench, team: Index) -> Reason:
        """The reason of the alternative that decided, the first of the best; all if none."""
        told = [int(line.check(bench, team[None, :])[0]) for line in self.of]
        best = max(told)
        if best > Verdict.NO or len(told) == 1:
            return self.of[told.index(best)].why(bench, team)
        return none_of([(line.title, line.why(bench, team)) for line in self.of])


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTeam(TeamConstraint):
    """条件の否定 — the opposite of a team line; unknown stays unknown."""

    title: ClassVar[Text] = Text(ja="体制条件に当たらない", en="Not, of a team line")
    of: TeamConstraint

    def __post_init__(self) -> None:
        as_team_must(self.of)

    def check(self, bench: Bench, teams: Teams) -> Bytes:
        """2 − the verdict."""
        return np.asarray(int(Verdict.YES) - self.of.check(bench, teams), np.uint8)

    def why(self, bench: Bench, team: Index) -> Reason:
        """The reason of the line that is turned round."""
        inner = self.of.why(bench, team)
        told = Text(ja=inner.text("ja"), en=inner.text("en"))
        return Reason("NOT", {"inner": told}, source=inner.source)


def _alternatives(line: TeamConstraint) -> tuple[TeamConstraint, ...]:
    return line.of if isinstance(line, AnyTeamOf) else (line,)
