"""What a plan is to reach: the policy, stated in the result."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import TypeAlias

from dxmatch.errors import InvalidInput
from dxmatch.models import Text

MOST_ALPHA = 4.0
"""The largest finite aversion to inequality; beyond it scores are hard to tell apart."""


class Proposing(StrEnum):
    """Who makes the offers in deferred acceptance; nobody on that side gains by a false ranking."""

    PROJECTS = "projects"
    TALENTS = "talents"


@dataclass(frozen=True, slots=True)
class Filled:
    """Most seats filled; among those plans the highest total. The default."""

    @property
    def policy(self) -> Text:
        """The policy in words."""
        return Text(
            ja="まず充足する席の数を最大に、その中で総得点の合計を最大に",
            en="most seats filled, then the highest total",
        )


@dataclass(frozen=True, slots=True)
class Total:
    """The highest total, even if a seat stays empty for it."""

    @property
    def policy(self) -> Text:
        """The policy in words."""
        return Text(ja="総得点の合計を最大に", en="the highest total")


@dataclass(frozen=True, slots=True)
class Fair:
    """Most seats filled; among those plans the highest Σ of α-fair utilities of the seats.

    The share of a seat is its total out of the most possible. ``alpha`` 0 adds the shares (as
    `Filled`), 1 their logarithms (Nash), larger values look more at the worst seat, and ``inf`` is
    leximin in whole points of 100: the worst seat as good as possible, then the second worst, and
    so on; then the highest total. Shares below 1 point of 100 count as 1.

    Args:
        alpha: 0 to 4, or ``math.inf``.

    Raises:
        InvalidInput: ``alpha`` is something else.
    """

    alpha: float = 1.0

    def __post_init__(self) -> None:
        alpha: object = self.alpha
        number = isinstance(alpha, int | float) and not isinstance(alpha, bool)
        if not number or not (0 <= self.alpha <= MOST_ALPHA or self.leximin):
            raise InvalidInput(
                f"alpha must be from 0 to {MOST_ALPHA:g}, or infinite.",
                ja=f"alpha は 0〜{MOST_ALPHA:g} か無限大(inf)にしてください。",
                hint="0 is the total, 1 is Nash, inf is leximin.",
                hint_ja="0 は合計、1 はナッシュ積、inf は最も不利な席を優先します。",
                code="BAD_ALPHA",
            )

    @property
    def leximin(self) -> bool:
        """Whether the worst seat decides."""
        return self.alpha == inf

    @property
    def policy(self) -> Text:
        """The policy in words."""
        if self.leximin:
            return Text(
                ja="まず充足する席の数を最大に、次に最も得点の低い席から順にできるだけ高く",
                en="most seats filled, then the worst seat as good as possible, and so on",
            )
        return Text(
            ja=f"まず充足する席の数を最大に、その中で公平さ(α={self.alpha:g})を最大に",
            en=f"most seats filled, then the most α-fair (α = {self.alpha:g})",
        )


@dataclass(frozen=True, slots=True)
class Stable:
    """No talent and no project that would both rather have each other (deferred acceptance).

    Projects rank by total, ties by identity. Talents rank as they declared (`Terms.preferences`),
    what they did not name after that by total. Under ties this is weak stability; where talents
    declared preferences and hold several seats at once a stable plan need not exist: the
    certificate says what is left.

    Args:
        proposing: who makes the offers, and so gets the best of all stable plans.
    """

    proposing: Proposing = Proposing.PROJECTS

    @property
    def policy(self) -> Text:
        """The policy in words."""
        ja = "自治体側" if self.proposing is Proposing.PROJECTS else "人材側"
        return Text(
            ja=f"互いに今より良くなる組合せを残さない(安定マッチング、{ja}が申し込む)",
            en=f"no pair that would both rather have each other ({self.proposing.value} propose)",
        )


@dataclass(frozen=True, slots=True)
class LeastChange:
    """Most seats filled, then most of an earlier plan kept, then what was aimed at before.

    `Plan.recommend` and `Plan.replace` use it.

    Args:
        kept: the pairs of the earlier plan: position (``project/position``) and talent.
        then: the objective of the earlier plan.
    """

    kept: frozenset[tuple[str, str]]
    then: Filled | Total | Fair | Stable

    @property
    def policy(self) -> Text:
        """The policy in words."""
        return Text(
            ja="まず充足する席の数を最大に、次に以前の計画からの変更を最小に、その中で総得点を最大に",
            en="most seats filled, then the fewest changes, then the highest total",
        )


Objective: TypeAlias = Filled | Total | Fair | Stable | LeastChange
"""What a plan is to reach."""
