"""The positions of a project as groups of seats, with all who are eligible for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dxmatch.models import Position, Verdict
from dxmatch.models.pool import ALL, TalentPool
from dxmatch.models.pool.rows import Bytes
from dxmatch.scoring.algebra import OnUnknown, Strategy
from dxmatch.scoring.asking import checked
from dxmatch.scoring.evaluate import Sheet, evaluate
from dxmatch.staffing.problem import Group, Problem
from dxmatch.staffing.team_algebra import TeamSheet


@dataclass(frozen=True, eq=False)
class Openings:
    """Positions in order of their id, each with its filled sheet."""

    positions: tuple[Position, ...]
    pool: TalentPool
    strategy: Strategy
    team: TeamSheet
    sheets: tuple[Sheet, ...]

    @classmethod
    def of(
        cls,
        positions: tuple[Position, ...],
        pool: TalentPool,
        strategy: Strategy,
        team: TeamSheet,
    ) -> Openings:
        """Judge the whole pool once for every position."""
        ordered = tuple(sorted(positions, key=lambda position: position.id))
        sheets = tuple(evaluate(strategy, position, pool) for position in ordered)
        return cls(ordered, pool, strategy, team, sheets)

    @cached_property
    def problem(self) -> Problem:
        """The team that is looked for: everybody who is eligible, no candidate left out."""
        groups, first = [], 0
        for position, sheet in zip(self.positions, self.sheets, strict=True):
            groups.append(Group(position, first, position.headcount, sheet.rows, sheet.totals))
            first += position.headcount
        return Problem(tuple(groups), self.pool, self.team)

    @cached_property
    def _verdicts(self) -> tuple[tuple[Bytes, ...], ...]:
        """For each position what each must line says of everybody."""
        return tuple(
            tuple(checked(line, position, self.pool, ALL) for line in self.strategy.must)
            for position in self.positions
        )

    def relaxed(
        self,
        without_lines: Collection[tuple[int, int]],
        without_team: Collection[int],
        without_positions: Collection[int] = (),
    ) -> Problem | None:
        """The same need without points and without some of its lines; None if no seat is left.

        Args:
            without_lines: position and must line, by number.
            without_team: team must lines, by number.
            without_positions: positions that are left out, by number.
        """
        groups, first = [], 0
        for number, position in enumerate(self.positions):
            if number in without_positions:
                continue
            dropped = {line for place, line in without_lines if place == number}
            rows = np.flatnonzero(self._least_verdict(number, dropped) >= self._least)
            totals = np.zeros(rows.size, np.int64)
            groups.append(Group(position, first, position.headcount, rows, totals))
            first += position.headcount
        kept = [line for n, line in enumerate(self.team.must) if n not in without_team]
        return Problem(tuple(groups), self.pool, self.team.only_must(kept)) if groups else None

    @property
    def _least(self) -> int:
        exclude = self.strategy.on_unknown is OnUnknown.EXCLUDE
        return int(Verdict.YES if exclude else Verdict.UNKNOWN)

    def _least_verdict(self, number: int, dropped: Collection[int]) -> Bytes:
        overall = np.full(len(self.pool), int(Verdict.YES), np.uint8)
        for line, verdicts in enumerate(self._verdicts[number]):
            if line not in dropped:
                overall = np.minimum(overall, verdicts)
        return overall
