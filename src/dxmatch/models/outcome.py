"""参画と結果: what became of a proposal."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from dxmatch.models.base import LongText, Model, Slug
from dxmatch.models.engagement import EngagementForm
from dxmatch.models.talent import TalentId


class OutcomeKind(StrEnum):
    """The stages of an engagement."""

    PROPOSED = "proposed"
    INTERVIEWED = "interviewed"
    DECLINED = "declined"
    PLACED = "placed"
    RENEWED = "renewed"
    CONVERTED = "converted"
    ENDED = "ended"


class Outcome(Model):
    """One event in the life of an engagement, with the form that it had from then on."""

    vendor: Slug
    talent: TalentId
    project: Slug
    position: Slug
    kind: OutcomeKind
    on: date
    form: EngagementForm | None = None
    note: LongText = ""
