"""Who offers talents, and what the talents agreed to."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from dxmatch.models.base import Model, ShortText, Slug, Sorted


class Vendor(Model):
    """会員企業: a firm that offers talents."""

    id: Slug
    name: ShortText


class Purpose(StrEnum):
    """What personal data may be used for (職業安定法 5条の5, 個人情報保護法 17条)."""

    MATCHING = "matching"
    SHARING = "sharing"
    STATISTICS = "statistics"


class Consent(Model):
    """本人同意: what the talent agreed to, from ``granted`` to the day before ``expires``."""

    purposes: Annotated[frozenset[Purpose], Sorted] = Field(min_length=1)
    granted: date | None = None
    expires: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.granted and self.expires and self.expires <= self.granted:
            raise ValueError("consent expires before it was granted (同意の期限が同意日より前です)")
        return self
