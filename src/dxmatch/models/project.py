"""案件とポジション: what a municipality needs."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from dxmatch.models.availability import DAYS_PER_WEEK
from dxmatch.models.base import LongText, Model, ShortText, Slug, Sorted
from dxmatch.models.engagement import EngagementForm, ProgrammeRef, TalentType
from dxmatch.models.municipality import MunicipalityCode
from dxmatch.models.period import Period
from dxmatch.models.rate import Rate
from dxmatch.models.requirement import Requirement
from dxmatch.models.work_style import Collaboration, OnsiteDays, Prefecture


class Workload(Model):
    """How much of a person is needed: days per week, or a share of full time in percent."""

    days_per_week: Annotated[float, Field(gt=0, le=7)] | None = None
    share: Annotated[int, Field(ge=1, le=100)] | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if (self.days_per_week is None) == (self.share is None):
            raise ValueError("give either days_per_week or share (どちらか一方を指定してください)")
        return self

    @property
    def percent(self) -> int:
        """Share of full time in percent, 1 to 100 (5 days a week are 100)."""
        if self.share is not None:
            return self.share
        days = self.days_per_week or 0.0
        return max(1, min(100, round(days * 100 / DAYS_PER_WEEK)))


class Position(Model):
    """ポジション: one kind of seat of a project. This is what `match` takes.

    ``forms`` empty means any form. ``as_of`` is the day on which the need is judged; the clock
    is never read.
    """

    id: Slug
    title: ShortText
    description: LongText = ""
    headcount: Annotated[int, Field(ge=1, le=1000)] = 1
    talent_types: Annotated[frozenset[TalentType], Sorted] = frozenset()
    must: tuple[Requirement, ...] = ()
    want: tuple[Requirement, ...] = ()
    period: Period
    workload: Workload = Workload(share=100)
    budget: Rate | None = None
    prefecture: Prefecture | None = None
    onsite_days: OnsiteDays = 0
    forms: Annotated[frozenset[EngagementForm], Sorted] = frozenset()
    collaboration: Collaboration = Collaboration()
    as_of: date | None = None


class Project(Model):
    """案件: a municipality, a purpose, and one or more positions."""

    id: Slug
    title: ShortText
    municipality: MunicipalityCode
    purpose: LongText = ""
    programmes: tuple[ProgrammeRef, ...] = ()
    positions: tuple[Position, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _distinct_positions(self) -> Self:
        ids = [position.id for position in self.positions]
        if len(set(ids)) != len(ids):
            raise ValueError("two positions have the same id (ポジションの id が重複しています)")
        return self

    def placed_positions(self) -> tuple[Position, ...]:
        """The positions, each with the municipality's prefecture unless it states its own."""
        here = int(self.municipality[:2])
        return tuple(
            position
            if position.prefecture is not None
            else position.model_copy(update={"prefecture": here})
            for position in self.positions
        )
