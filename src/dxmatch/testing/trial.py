"""All laws on one example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from dxmatch.models import Position, Talent
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Trait
from dxmatch.testing import line_laws
from dxmatch.testing.case import Case
from dxmatch.testing.shrinking import plainer


@dataclass(frozen=True)
class Trial:
    """A case, and what the laws need besides: rows, an order of the talents, other talents, another
    position."""

    case: Case
    rows: tuple[int, ...]
    order: tuple[int, ...]
    others: tuple[Talent, ...]
    other: Position
    skills: tuple[str, ...]

    def check(self) -> None:
        """Raise PluginContractError if a law is broken."""
        case = self.case
        line_laws.row_law(case, np.array(self.rows, np.intp))
        line_laws.determinism(case)
        line_laws.pool_order(case)
        line_laws.identity_blindness(case, self.order)
        line_laws.columns(case)
        line_laws.reads(case, self.other)
        line_laws.reasons(case)
        if Trait.POOL_INDEPENDENT in case.line.traits:
            line_laws.pool_independent(case, self.others)
        if Trait.MONOTONE in case.line.traits:
            line_laws.monotone(case, self.skills)

    def smaller(self) -> Iterator[Trial]:
        """The same trial with less in it: a talent fewer, a field left out."""
        for row in range(len(self.case.pool)):
            yield self._without(row)
        if self.others:
            yield replace(self, others=())
        for row, talent in enumerate(self.case.pool):
            people = list(self.case.pool)
            for simple in plainer(talent, ("vendor", "id")):
                people[row] = simple
                yield replace(self, case=self.case.among(people))
        for position in plainer(self.case.position, ("id", "title", "period")):
            yield replace(self, case=replace(self.case, position=position))
        for other in plainer(self.other, ("id", "title", "period")):
            yield replace(self, other=other)

    def _without(self, row: int) -> Trial:
        left = [talent for at, talent in enumerate(self.case.pool) if at != row]
        return replace(
            self,
            case=replace(self.case, pool=TalentPool.of(left)),
            rows=tuple(at - (at > row) for at in self.rows if at != row),
            order=tuple(at - (at > row) for at in self.order if at != row),
        )
