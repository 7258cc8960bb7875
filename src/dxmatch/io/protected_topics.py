"""What must not be used about a person, by topic, with the rule behind each.

Sources: 職業安定法 3条・5条の5; the 14 items of 公正な採用選考 (Ministry of Health, Labour and
Welfare); 個人情報保護法 2条; the words stand in ``data/protected_columns.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dxmatch.models import Text


class ProtectedTopic(StrEnum):
    """What a column or a phrase is about."""

    IDENTITY = "identity"
    CONTACT = "contact"
    SEX = "sex"
    AGE = "age"
    AGE_PROXY = "age_proxy"
    NATIONALITY = "nationality"
    ORIGIN = "origin"
    FAMILY = "family"
    HOUSING = "housing"
    RELIGION = "religion"
    POLITICS = "politics"
    THOUGHT = "thought"
    UNION = "union"
    READING = "reading"
    BACKGROUND_CHECK = "background_check"
    HEALTH = "health"
    CRIME = "crime"

    @property
    def label(self) -> Text:
        """The topic in words."""
        return _words()[self].label

    @property
    def source(self) -> Text:
        """The rule that protects it."""
        return _words()[self].source


PERSONAL = frozenset({ProtectedTopic.IDENTITY, ProtectedTopic.CONTACT})
"""Who somebody is and where they are; all other topics may not be used to choose either."""


@dataclass(frozen=True, slots=True)
class _Words:
    label: Text
    source: Text


def topic_table(name: str) -> dict[str, Any]:
    """A packaged table of words about topics."""
    return tomllib.loads(files("dxmatch.io").joinpath("data", name).read_text("utf-8"))


@lru_cache(maxsize=1)
def _words() -> dict[ProtectedTopic, _Words]:
    return {
        ProtectedTopic(topic): _Words(
            Text(ja=row["ja"], en=row["en"]), Text(ja=row["source_ja"], en=row["source_en"])
        )
        for topic, row in topic_table("protected_columns.toml")["topics"].items()
    }
