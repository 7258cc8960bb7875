"""All laws on one example, and the smallest example that still breaks one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dxmatch.errors import PluginContractError
from dxmatch.models import Model, Position, Talent
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import Trait
from dxmatch.testing import line_laws
from dxmatch.testing.case import Case


@dataclass(frozen=True)
class Trial:
    """A case, and what the laws need besides: rows, an order of the talents, other talents."""

    case: Case
    rows: tuple[int, ...]
    order: tuple[int, ...]
    others: tuple[Talent, ...]
    skills: tuple[str, ...]

    def check(self) -> None:
        """Raise PluginContractError if a law is broken."""
        case = self.case
        line_laws.row_law(case, np.array(self.rows, np.intp))
        line_laws.determinism(case)
        line_laws.pool_order(case)
        line_laws.identity_blindness(case, self.order)
        line_laws.columns(case)
        line_laws.reasons(case)
        if Trait.POOL_INDEPENDENT in case.line.traits:
            line_laws.pool_independent(case, self.others)
        if Trait.MONOTONE in case.line.traits:
            line_laws.monotone(case, self.skills)

    def broken(self) -> PluginContractError | None:
        """The law that is broken, if any."""
        try:
            self.check()
        except PluginContractError as error:
            return error
        return None

    def smaller(self) -> Iterator[Trial]:
        """The same trial with less in it: a talent fewer, a field left out."""
        for row in range(len(self.case.pool)):
            yield self._without(row)
        if self.others:
            yield replace(self, others=())
        for row, talent in enumerate(self.case.pool):
            people = list(self.case.pool)
            for plainer in _plainer(talent, ("vendor", "id")):
                people[row] = plainer
                yield replace(self, case=self.case.among(people))
        for position in _plainer(self.case.position, ("id", "title", "period")):
            yield replace(self, case=replace(self.case, position=position))

    def _without(self, row: int) -> Trial:
        left = [talent for at, talent in enumerate(self.case.pool) if at != row]
        return replace(
            self,
            case=replace(self.case, pool=TalentPool.of(left)),
            rows=tuple(at - (at > row) for at in self.rows if at != row),
            order=tuple(at - (at > row) for at in self.order if at != row),
        )


def smallest(trial: Trial, error: PluginContractError) -> PluginContractError:
    """Make a failing trial smaller as long as the same law stays broken."""
    for candidate in trial.smaller():
        found = candidate.broken()
        if found is not None and found.code == error.code:
            return smallest(candidate, found)
    return error


def _plainer(record: Talent | Position, kept: tuple[str, ...]) -> Iterator[Any]:
    """The record with one field at its default, or with one element of a tuple left out."""
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if name in kept or value == info.get_default(call_default_factory=True):
            continue
        yield record.model_copy(update={name: info.get_default(call_default_factory=True)})
        if isinstance(value, tuple) and len(value) > 1:
            for at in range(len(value)):
                yield record.model_copy(update={name: value[:at] + value[at + 1 :]})
        elif isinstance(value, Model) and name in ("work_style", "collaboration"):
            yield from (
                record.model_copy(update={name: inner})
                for inner in _plainer(value, ())  # type: ignore[arg-type]
            )
