"""Where and how people work: declared, job-related preferences of both sides (相性)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from dxmatch.models.base import Model, Sorted

OnsiteDays = Annotated[int, Field(ge=0, le=31, description="days on site in a month; 20 = always")]
Prefecture = Annotated[int, Field(ge=1, le=47, description="JIS X 0401 code")]
Prefectures = Annotated[frozenset[Prefecture], Sorted]

ANYWHERE: frozenset[int] = frozenset(range(1, 48))
"""All 47 prefectures (全国可)."""


class Channel(StrEnum):
    """How people talk to each other at work."""

    CHAT = "chat"
    VIDEO = "video"
    PHONE = "phone"
    EMAIL = "email"
    IN_PERSON = "in_person"


class Collaboration(Model):
    """Job-related wishes about working together; nothing here is inferred from a person.

    For a talent it says what they offer, for a position what it hopes for.
    """

    meetings_per_week: Annotated[int, Field(ge=0, le=25)] | None = None
    channels: Annotated[frozenset[Channel], Sorted] = frozenset()
    writes_documentation: bool | None = Field(
        default=None, description="leaves an extensible, documented design behind"
    )
    direct_contact: bool | None = Field(
        default=None, description="talks to the municipality directly, without a go-between"
    )


class WorkStyle(Model):
    """Where a talent works: unknown (None) is different from none."""

    onsite_days: OnsiteDays | None = Field(default=None, description="the most they come on site")
    prefectures: Prefectures | None = Field(default=None, description="where they come on site")
    home_prefecture: Prefecture | None = None
    collaboration: Collaboration = Collaboration()
