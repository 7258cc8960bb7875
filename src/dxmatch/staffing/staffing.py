"""体制案: the best teams for one project, how sure that is, and why there is none if so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from dxmatch.matching.export import FrameLibrary
from dxmatch.models import Lang, Project
from dxmatch.staffing.conflict import Conflict, find_conflict
from dxmatch.staffing.loss import Loss, losses
from dxmatch.staffing.openings import Openings
from dxmatch.staffing.search import Search
from dxmatch.staffing.staffing_text import staffing_text
from dxmatch.staffing.team import Team


class Status(StrEnum):
    """How sure a result is."""

    PROVEN = "proven"
    """Each team is the best for its rank, and if there are fewer than asked for, no other fits."""
    GAP = "gap"
    """A limit was reached: `Team.bound` says how much better a team could be; if not at all, one
    with as many points may come first by identity."""
    INFEASIBLE = "infeasible"
    """It is proven that there is no team."""


@dataclass(frozen=True, eq=False, repr=False)
class Staffing:
    """The result of `staff`; iterate it or index it for `Team`s, best first.

    Attributes:
        k: how many teams were asked for.
        bound: no team has more points; −1 if there is no team.
        nodes: combinations that were looked at.
    """

    project: Project
    k: int
    status: Status
    bound: int
    nodes: int
    teams: tuple[Team, ...]
    search: Search = field(repr=False)
    _openings: Openings = field(repr=False)

    def __len__(self) -> int:
        return len(self.teams)

    def __iter__(self) -> Iterator[Team]:
        return iter(self.teams)

    def __getitem__(self, index: int) -> Team:
        return self.teams[index]

    @property
    def openings(self) -> Openings:
        """Positions with sheet and pool, as they were judged."""
        return self._openings

    @property
    def gap(self) -> int:
        """By how many points the best team could still be beaten; 0 if none has more."""
        return self.bound - self.teams[0].total if self.teams else max(self.bound, 0)

    @cached_property
    def conflict(self) -> Conflict | None:
        """Why there is no team, and ways out; None if there is one, or if it is not known."""
        return find_conflict(self._openings) if self.status is Status.INFEASIBLE else None

    def irreplaceable(self) -> tuple[Loss, ...]:
        """What the best team loses without each of its members, the dearest first.

        Every member is left out of the whole pool once and the search is made again.
        """
        return losses(self._openings, self.teams[0], self.search) if self.teams else ()

    def text(self, lang: Lang = "ja") -> str:
        """The result in words."""
        return staffing_text(self, lang)

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """The documented JSON shape as plain values."""
        from dxmatch.staffing.tables import staffing_table

        return staffing_table(self, lang)

    def to_json(self, lang: Lang = "ja", *, indent: int | None = 2) -> str:
        """The documented JSON shape; the same bytes for the same input."""
        import json

        return json.dumps(self.to_dict(lang), ensure_ascii=False, indent=indent)

    def to_frame(self, backend: FrameLibrary | None = None) -> Any:
        """One row per seat of each team, as a pandas, polars or pyarrow table.

        Raises:
            MissingExtra: none of them is installed, or not the one asked for.
        """
        from dxmatch.staffing.tables import staffing_frame

        return staffing_frame(self, backend)

    def __str__(self) -> str:
        return self.text("ja")

    def __repr__(self) -> str:
        return f"Staffing({self.project.id!r}: {len(self)} of {self.k} teams, {self.status.value})"

    def _repr_html_(self) -> str:
        from dxmatch.staffing.html import staffing_html

        return staffing_html(self, "ja")
