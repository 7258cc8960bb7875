"""How one field is to be read: what the vendor's text leaves open, stated once as data."""

from __future__ import annotations

from collections.abc import Mapping as Table
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from dxmatch.models import Model, Purpose, TaxBasis
from dxmatch.models.base import Sorted
from dxmatch.models.skill_claim import Level


class Scale(StrEnum):
    """What a bare amount counts: yen, thousands of yen, 万円, or what its size suggests."""

    AUTO = "auto"
    YEN = "yen"
    THOUSAND = "thousand"
    MAN = "man"


class Unit(StrEnum):
    """What a bare amount of money is for, or what a bare amount of work counts."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    PERSON_MONTH = "person_month"
    YEAR = "year"
    DAYS_PER_WEEK = "days_per_week"
    DAYS_PER_MONTH = "days_per_month"
    HOURS_PER_WEEK = "hours_per_week"
    HOURS_PER_MONTH = "hours_per_month"
    PERCENT = "percent"


class DateOrder(StrEnum):
    """The order of the parts of a day written with numbers only."""

    YMD = "ymd"
    MDY = "mdy"
    DMY = "dmy"


class FieldOptions(Model):
    """The table ``[fields.NAME]`` of a mapping; which options a field takes depends on it."""

    default: str | None = Field(default=None, description="text for an empty cell or no column")
    optional: bool = Field(default=False, description="the column may be missing")
    scale: Scale = Field(default=Scale.AUTO, description="what a bare amount counts")
    unit: Unit | None = Field(default=None, description="of a bare amount or workload")
    tax: TaxBasis = Field(default=TaxBasis.UNKNOWN, description="if the text does not say")
    fiscal: bool = Field(default=True, description="quarters are those of the fiscal year")
    date_order: DateOrder = DateOrder.YMD
    levels: Table[str, Level] | None = Field(
        default=None, description='marks to levels 1 to 7, for example "◎" = 5'
    )
    separators: tuple[Annotated[str, Field(min_length=1, max_length=3)], ...] = ()
    purposes: Annotated[frozenset[Purpose], Sorted] = Field(
        default=frozenset({Purpose.MATCHING}),
        min_length=1,
        description="what a plain yes agrees to",
    )
