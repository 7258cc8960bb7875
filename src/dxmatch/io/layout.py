"""How a vendor lays out a file: its kind, where the header stands, how it is separated."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from dxmatch.models import Model


class FeedKind(StrEnum):
    """The kinds of files that can be read."""

    CSV = "csv"
    TSV = "tsv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    ARROW = "arrow"
    JSON = "json"
    JSON_LINES = "jsonl"
    JSON_RESUME = "json-resume"
    SKILL_SHEET = "skill-sheet"


class History(Model):
    """The labels of the project history (案件経歴) of a skill sheet; of each list any may occur."""

    period: tuple[str, ...] = Field(default=(), description="from when to when")
    skills: tuple[str, ...] = Field(default=(), description="languages, databases, tools …")
    summary: tuple[str, ...] = Field(default=(), description="what was done, in which role")


class Layout(Model):
    """The ``[format]`` of a mapping; what is left out is taken from the file itself."""

    kind: FeedKind | None = Field(default=None, description="kind of file; None: by its content")
    encoding: str | None = Field(default=None, description="of CSV and JSON; None: found out")
    delimiter: str | None = Field(default=None, min_length=1, max_length=1)
    sheet: str | None = Field(default=None, description="XLSX; None: the first visible sheet")
    skip_rows: Annotated[int, Field(ge=0, le=1000)] = 0
    header_rows: Annotated[int, Field(ge=1, le=5)] = 1
    history: History | None = Field(
        default=None, description="skill sheets; None: the labels of the shipped template"
    )
    records: str = Field(default="", description="JSON: dotted path to the list of records")

    @model_validator(mode="after")
    def _separator_is_no_quote(self) -> Self:
        if self.delimiter in {'"', "\n", "\r"}:
            raise ValueError("this cannot separate columns (区切り文字に使えません)")
        return self
