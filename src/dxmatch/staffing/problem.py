"""A team to be found: groups of seats with their candidates, and what the team lines say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dxmatch.models import SCALE, Position
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Bools, Index, Longs
from dxmatch.scoring.refusal import refused_sheet
from dxmatch.staffing.bench import Bench, Teams
from dxmatch.staffing.linear_form import AtLeast, Gain
from dxmatch.staffing.team_algebra import TeamConstraint, TeamScorer, TeamSheet
from dxmatch.staffing.team_contract import team_scores, team_verdicts

LARGEST = 2**56
"""Totals of teams stay below, so that scaled bounds never leave 64 bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The seats of one position, which are interchangeable, and who may take them.

    Attributes:
        first: number of the first seat.
        size: how many seats.
        rows: eligible rows of the pool, ascending.
        totals: their totals for this position.
    """

    position: Position
    first: int
    size: int
    rows: Index
    totals: Longs

    @property
    def end(self) -> int:
        """Number of the seat after the last."""
        return self.first + self.size


@dataclass(frozen=True, eq=False)
class Problem:
    """Groups in order of position id, so that the order of the project never matters."""

    groups: tuple[Group, ...]
    pool: TalentPool
    sheet: TeamSheet
    differing: tuple[AtLeast, ...] = ()
    """Sums by which a team differs enough from others."""

    def __post_init__(self) -> None:
        best = sum(g.size * int(g.totals.max()) for g in self.groups if g.totals.size)
        if best + self.sheet.max_total >= LARGEST:
            raise refused_sheet(
                "BAD_WEIGHT", "The weights are too large for a team.", "配点が大きすぎます。"
            )

    @cached_property
    def bench(self) -> Bench:
        """What team lines look at."""
        seats = tuple(group.position for group in self.groups for _ in range(group.size))
        return Bench(seats, self.pool, np.unique(np.concatenate([g.rows for g in self.groups])))

    @property
    def seats(self) -> int:
        """How many people the team has."""
        return sum(group.size for group in self.groups)

    @cached_property
    def demands(self) -> tuple[AtLeast, ...]:
        """Sums that every team must reach."""
        demanded = [line.demand(self.bench, self.sheet.least) for line in self.sheet.must]
        return (*(each for demand in demanded for each in demand.sums), *self.differing)

    @cached_property
    def norms(self) -> tuple[float, ...]:
        """The largest number that a candidate can add to each sum, at least 1."""
        return tuple(
            float(
                max(
                    1,
                    *(
                        int(np.abs(demand.person[g.rows]).max(initial=0))
                        * abs(demand.factors[g.first])
                        for g in self.groups
                    ),
                )
            )
            for demand in self.demands
        )

    @cached_property
    def asked(self) -> tuple[TeamConstraint, ...]:
        """Must lines that their sums do not settle."""
        least = self.sheet.least
        return tuple(line for line in self.sheet.must if not line.demand(self.bench, least).exact)

    @cached_property
    def gains(self) -> tuple[tuple[int, Gain], ...]:
        """Parts of want lines, with the weight of the line."""
        wants = [(weight, line) for weight, line in self.sheet.want if weight]
        return tuple((weight, gain) for weight, line in wants for gain in line.gains(self.bench))

    @cached_property
    def loose(self) -> tuple[tuple[int, TeamScorer], ...]:
        """Want lines without parts: they may give SCALE until the team is known."""
        return tuple((w, line) for w, line in self.sheet.want if w and not line.gains(self.bench))

    def legal(self, teams: Teams) -> Bools:
        """Whether the must lines of the sheet allow each team."""
        fits = np.ones(len(teams), np.bool_)
        for line in self.sheet.must:
            fits &= team_verdicts(line, self.bench, teams) >= int(self.sheet.least)
        return fits

    def points(self, teams: Teams) -> Longs:
        """Σ of the seats' totals; every member must be a candidate for their seat."""
        points = np.zeros(len(teams), np.int64)
        for group in self.groups:
            rows = teams[:, group.first : group.end]
            points += group.totals[np.searchsorted(group.rows, rows)].sum(axis=1)
        return points

    def added(self, teams: Teams) -> Longs:
        """Points of the want lines of the sheet."""
        points = np.zeros(len(teams), np.int64)
        for weight, line in self.sheet.want:
            if weight:
                points += np.int64(weight) * team_scores(line, self.bench, teams)
        return points

    def without(self, row: int) -> Problem:
        """The same problem if one talent were not there."""
        groups = []
        for g in self.groups:
            kept = g.rows != row
            groups.append(Group(g.position, g.first, g.size, g.rows[kept], g.totals[kept]))
        return Problem(tuple(groups), self.pool, self.sheet)

    def apart(self, teams: Sequence[Sequence[int]], people: int) -> Problem:
        """The same problem for a team of which so many people are not in each of some teams."""
        sums = []
        for team in teams:
            new = np.ones(len(self.pool), np.int64)
            new[list(team)] = 0
            sums.append(AtLeast(new, (1,) * self.seats, people))
        return Problem(self.groups, self.pool, self.sheet, tuple(sums))

    def most(self) -> int:
        """The most that the team lines could add."""
        return SCALE * sum(weight for weight, _ in self.sheet.want)
