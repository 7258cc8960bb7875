"""Conditions that fair recruitment forbids."""

from __future__ import annotations

from enum import StrEnum


class ProtectedTopic(StrEnum):
    """What a forbidden condition is about."""

    ORIGIN = "origin"
    NATIONALITY = "nationality"
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
    SEX = "sex"
    AGE = "age"


def find_protected(raw: str) -> tuple[ProtectedTopic, ...]:
    """The forbidden topics that a text touches, each once."""
    raise NotImplementedError
