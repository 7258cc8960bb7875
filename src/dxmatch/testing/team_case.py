"""One example on which a line for teams is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import numpy as np

from dxmatch.errors import DxMatchError, PluginContractError
from dxmatch.models import Position, Talent
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Bytes, Index, Ints
from dxmatch.staffing.bench import Bench, Teams
from dxmatch.staffing.team_algebra import TeamConstraint, TeamScorer
from dxmatch.staffing.team_contract import (
    hoped_scores,
    hoped_verdicts,
    team_scores,
    team_verdicts,
)
from dxmatch.testing.broken_law import broken_law

Answer = TypeVar("Answer")


@dataclass(frozen=True, eq=False)
class TeamCase:
    """A line, positions, a pool and some teams.

    Attributes:
        positions: in order of their ids; each has as many seats as its headcount.
        people: rows of the pool that may sit somewhere, ascending.
        orders: each is an order of ``people``, of whom the first take the seats: one team.
    """

    line: TeamConstraint | TeamScorer
    positions: tuple[Position, ...]
    pool: TalentPool
    people: tuple[int, ...]
    orders: tuple[tuple[int, ...], ...]

    @cached_property
    def seats(self) -> tuple[Position, ...]:
        """The position of every seat."""
        return tuple(each for each in self.positions for _ in range(each.headcount))

    @cached_property
    def teams(self) -> Teams:
        """As a search compares them: the rows of one position ascend."""
        size = len(self.seats)
        full = [order[:size] for order in self.orders if len(order) >= size]
        teams = np.array(full, np.intp).reshape(len(full), size)
        for first, end in self.groups():
            teams[:, first:end].sort(axis=1)
        return teams

    def groups(self) -> list[tuple[int, int]]:
        """First seat and seat after the last of every position."""
        ends = np.cumsum([each.headcount for each in self.positions]).tolist()
        return list(zip([0, *ends], ends, strict=False))

    def bench(self) -> Bench:
        """What a line looks at, without anything that it keeps there."""
        return Bench(self.seats, self.pool, np.array(self.people, np.intp))

    def answer(self, bench: Bench, teams: Teams) -> Bytes | Ints:
        """Verdicts or values, after their shape, type and range were checked."""
        line = self.line
        if isinstance(line, TeamConstraint):
            return self.asked("ANSWER", lambda given: team_verdicts(line, bench, given), teams)
        return self.asked("ANSWER", lambda given: team_scores(line, bench, given), teams)

    def hope(self, bench: Bench, teams: Teams) -> Bytes | Ints | None:
        """What teams with open seats can still reach, checked in the same way."""
        line = self.line
        if isinstance(line, TeamConstraint):
            return self.asked("HOPE", lambda given: hoped_verdicts(line, bench, given), teams)
        return self.asked("HOPE", lambda given: hoped_scores(line, bench, given), teams)

    def asked(self, law: str, ask: Callable[[Index], Answer], teams: Index) -> Answer:
        """What the line says of some teams, which it may not change.

        Raises:
            PluginContractError: with this law if it raised or broke its contract, with the law
                UNCHANGED if it wrote into the teams.
        """
        given = teams.copy()
        try:
            found = ask(given)
        except DxMatchError as error:
            raise self.broken(law, error.message) from error
        except Exception as error:
            raise self.broken(law, f"it raised {type(error).__name__}: {error}") from error
        if not np.array_equal(given, teams):
            what = f"it was given the rows {teams.tolist()} and left {given.tolist()}"
            raise self.broken("UNCHANGED", what)
        return found

    def named(self, team: Index) -> str:
        """The members by seat."""
        keys = (self.pool.talents[row].key if row >= 0 else "OPEN" for row in team.tolist())
        return f"({', '.join(keys)})"

    def among(self, talents: Iterable[Talent]) -> TeamCase:
        """The same line, seats and teams, with other talents; who is new may sit somewhere."""
        pool = TalentPool.of(talents)
        rows = {talent.key: row for row, talent in enumerate(pool)}
        moved = {row: rows[known.key] for row, known in enumerate(self.pool) if known.key in rows}
        new = [row for row in range(len(pool)) if row not in moved.values()]
        orders = tuple(tuple(moved[row] for row in order if row in moved) for order in self.orders)
        people = sorted([*(moved[row] for row in self.people if row in moved), *new])
        return replace(self, pool=pool, people=tuple(people), orders=orders)

    def broken(self, law: str, what: str) -> PluginContractError:
        """The error that names the law, the line and the example."""
        seats = [f"  {each.model_dump_json(exclude_defaults=True)}" for each in self.positions]
        shown = [f"  {talent.model_dump_json(exclude_defaults=True)}" for talent in self.pool]
        heads = (f"{len(seats)} positions:", f"{len(shown)} talents:")
        return broken_law(self.line, law, what, "\n".join([heads[0], *seats, heads[1], *shown]))
