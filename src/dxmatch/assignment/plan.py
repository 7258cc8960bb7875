"""配置計画: people for many projects at once, with the evidence and the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from dxmatch.assignment.certificate import Certificate
from dxmatch.assignment.changes import least_change
from dxmatch.assignment.demand import Need
from dxmatch.assignment.empty_seats import why_empty
from dxmatch.assignment.export import plan_table
from dxmatch.assignment.notebook import plan_html
from dxmatch.assignment.objective import Objective
from dxmatch.assignment.placement import Change, Placement, Preferred, Price, Shared, Unfilled
from dxmatch.assignment.pricing import price_of
from dxmatch.assignment.rivalry import preferred_for
from dxmatch.assignment.search import Found
from dxmatch.assignment.sharing import shared_by
from dxmatch.assignment.table import Market
from dxmatch.assignment.terms import Effort, Terms
from dxmatch.errors import UnknownTalent
from dxmatch.matching import Shortlist, match
from dxmatch.models import Lang, Project
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Strategy

Again: TypeAlias = "Callable[[Sequence[Project], Objective, Terms], Plan]"
"""Makes another plan with the same pool, sheet and effort."""


@dataclass(frozen=True, eq=False, repr=False)
class Plan:
    """The result of `assign`: iterate it for `Placement`s, in order of project and position.

    Attributes:
        projects: as given.
        objective: the policy that was asked for; `Objective.policy` says it in words.
        certificate: why no plan is better, checkable without a solver.
        in_time: False if the time limit cut the search short; the bounds say what is open.
    """

    projects: tuple[Project, ...]
    pool: TalentPool
    strategy: Strategy
    objective: Objective
    terms: Terms
    effort: Effort
    certificate: Certificate
    market: Market = field(repr=False)
    found: Found = field(repr=False)
    again: Again = field(repr=False)

    @cached_property
    def placements(self) -> tuple[Placement, ...]:
        """All filled seats: by project and position, then by identity."""
        table, settled = self.found.table, self.market.settled
        rows: dict[int, dict[int, tuple[int, bool]]] = {}
        for at, locked in settled.locks.items():
            totals = self.market.totals(at, locked)
            for row, total in zip(locked, totals, strict=True):
                rows.setdefault(at, {})[row] = (total, True)
        for edge in self.found.chosen.nonzero()[0].tolist():
            place = rows.setdefault(int(table.need[edge]), {})
            place[int(table.row[edge])] = (int(table.total[edge]), False)
        return tuple(
            Placement(need, seat, self.pool.talents[row].key, *rows[at][row], self)
            for at, need in enumerate(self.market.needs)
            for seat, row in enumerate(sorted(rows.get(at, ())), start=1)
        )

    def __len__(self) -> int:
        return len(self.placements)

    def __iter__(self) -> Iterator[Placement]:
        return iter(self.placements)

    @property
    def seats(self) -> int:
        """Seats in all, filled or not."""
        return sum(need.position.headcount for need in self.market.needs)

    @property
    def filled(self) -> int:
        """Seats that are filled."""
        return len(self.placements)

    @property
    def total(self) -> int:
        """The totals of all filled seats, added up."""
        return sum(placement.total for placement in self.placements)

    @property
    def in_time(self) -> bool:
        """Whether the search came to its end within its time limit."""
        return self.found.in_time

    @cached_property
    def unfilled(self) -> tuple[Unfilled, ...]:
        """Positions with empty seats, each with the reason and the smallest remedy."""
        held = Counter(placement.position for placement in self.placements)
        return tuple(
            why_empty(self, at, need.position.headcount - held[need.key])
            for at, need in enumerate(self.market.needs)
            if held[need.key] < need.position.headcount
        )

    def of_talent(self, key: str) -> tuple[Placement, ...]:
        """The seats of one talent.

        Raises:
            UnknownTalent: no such talent in the pool.
        """
        self.pool.row(key)
        return tuple(one for one in self.placements if one.talent == key)

    def shortlist(self, position: str, k: int = 10) -> Shortlist:
        """The shortlist of ``project/position`` alone, as `dxmatch.match` gives it.

        Raises:
            UnknownTalent: the plan has no such position.
        """
        need = self.need(position).position
        return match(need, self.pool, self.strategy, k)

    def need(self, position: str) -> Need:
        """The position called ``project/position``.

        Raises:
            UnknownTalent: the plan has no such position.
        """
        for need in self.market.needs:
            if need.key == position:
                return need
        raise UnknownTalent(
            f"The plan has no position {position!r}.",
            ja=f"計画に「{position}」というポジションはありません。",
            hint="Write it as project/position.",
            hint_ja="「案件/ポジション」の形で指定してください。",
            code="UNKNOWN_POSITION",
        )

    def price(self, key: str) -> Price:
        """潜在価格: what the time of ``"vendor:id"`` that is not locked is worth to the plan.

        0 for those the plan could do without; always 0 in a stable plan, which has no prices.

        Raises:
            UnknownTalent: no such talent in the pool.
        """
        return price_of(self.found, self.pool.row(key))

    def sharing(self) -> tuple[Shared, ...]:
        """What each project gave up against having the whole pool to itself."""
        return shared_by(self)

    def preferred(self, key: str) -> tuple[Preferred, ...]:
        """Where else ``"vendor:id"`` would have been wanted, and why they are where they are.

        Raises:
            UnknownTalent: no such talent in the pool.
        """
        return preferred_for(self, key)

    def recommend(self, project: Project) -> Change:
        """One more project: most seats filled, and as little as possible changed.

        Raises:
            InvalidInput: a project of that id is in the plan already.
        """
        return least_change(self, (*self.projects, project), self.terms)

    def replace(self, key: str) -> Change:
        """Without ``"vendor:id"``: most seats filled, and as little as possible changed.

        Raises:
            UnknownTalent: no such talent in the pool.
        """
        self.pool.row(key)
        return least_change(self, self.projects, self.terms, without=key)

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """The documented JSON shape as plain values."""
        return plan_table(self, lang)

    def to_json(self, lang: Lang = "ja", *, indent: int | None = 2) -> str:
        """The documented JSON shape; the same bytes for the same input."""
        import json

        return json.dumps(self.to_dict(lang), ensure_ascii=False, indent=indent)

    def __repr__(self) -> str:
        return f"Plan({len(self.projects)} projects: {self.filled} of {self.seats} seats filled)"

    def _repr_html_(self) -> str:
        return plan_html(self)
