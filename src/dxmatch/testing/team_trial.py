"""All laws of a line for teams on one example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from dxmatch.errors import PluginContractError
from dxmatch.models import Position, Talent
from dxmatch.scoring.algebra import Trait
from dxmatch.staffing.team_algebra import TeamConstraint
from dxmatch.testing import team_bounds, team_laws
from dxmatch.testing.shrinking import plainer
from dxmatch.testing.team_case import TeamCase


@dataclass(frozen=True)
class TeamTrial:
    """A case, and what the laws need besides: numbers of teams, other talents, skills.

    Attributes:
        some: any whole numbers; modulo the number of teams they are some of the teams.
        traits: those that are asked for.
    """

    case: TeamCase
    some: tuple[int, ...]
    others: tuple[Talent, ...]
    skills: tuple[str, ...]
    traits: frozenset[Trait]

    def about(self, error: PluginContractError) -> TeamTrial:
        """The trial without the traits that are not what is broken: they take most of the time."""
        return replace(
            self, traits=frozenset(each for each in self.traits if error.code == _code(each))
        )

    def check(self) -> None:
        """Raise PluginContractError if a law is broken."""
        case = self.case
        team_laws.determinism(case)
        count = len(case.teams)
        some = [number % count for number in self.some] if count else []
        team_laws.row_law(case, np.array(some, np.intp))
        team_laws.interchangeable_seats(case)
        team_bounds.hope(case)
        if isinstance(case.line, TeamConstraint):
            team_bounds.demand(case, case.line)
        else:
            team_bounds.gains(case, case.line)
        team_laws.reasons(case)
        if Trait.POOL_INDEPENDENT in self.traits:
            team_laws.pool_independent(case, self.others)
        if Trait.MONOTONE in self.traits:
            team_laws.monotone(case, self.skills)

    def smaller(self) -> Iterator[TeamTrial]:
        """The same trial with less in it: a team, a seat or a talent fewer, a field left out."""
        case = self.case
        if len(case.orders) > 1:
            for order in case.orders:
                yield self._with(replace(case, orders=(order,)))
            for at in range(len(case.orders)):
                yield self._with(replace(case, orders=case.orders[:at] + case.orders[at + 1 :]))
        for at, position in enumerate(case.positions):
            fewer = _without_seat(case.positions, at, position)
            if fewer:
                yield self._with(replace(case, positions=fewer))
        talents = tuple(case.pool)
        for row in range(len(talents)):
            yield self._with(case.among(talents[:row] + talents[row + 1 :]))
        if self.others:
            yield replace(self, others=())
        for row, talent in enumerate(talents):
            for simple in plainer(talent, ("vendor", "id")):
                yield self._with(case.among((*talents[:row], simple, *talents[row + 1 :])))
        for at, position in enumerate(case.positions):
            for easy in plainer(position, ("id", "title", "period", "headcount")):
                positions = (*case.positions[:at], easy, *case.positions[at + 1 :])
                yield self._with(replace(case, positions=positions))

    def _with(self, case: TeamCase) -> TeamTrial:
        return replace(self, case=case)


def _code(trait: Trait) -> str:
    return f"LAW_{trait.name}"


def _without_seat(
    positions: tuple[Position, ...], at: int, position: Position
) -> tuple[Position, ...]:
    fewer = position.model_copy(update={"headcount": position.headcount - 1})
    kept = (fewer,) if fewer.headcount else ()
    return (*positions[:at], *kept, *positions[at + 1 :])
