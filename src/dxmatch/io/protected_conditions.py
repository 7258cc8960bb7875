"""Conditions that a need must not set: by a field of its own, or inside its texts.

The file is refused rather than read without the condition: it is written by hand, one edit
repairs it, and a text that goes out to vendors must not ask for what fair recruitment forbids
(職業安定法 3条; 労働施策総合推進法 9条; 地方公務員法 13条 for appointments).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dxmatch.io.field_check import Problem
from dxmatch.io.protected_columns import protected_topic
from dxmatch.io.protected_phrases import find_protected
from dxmatch.io.protected_topics import PERSONAL, ProtectedTopic
from dxmatch.models import Text

_DEEPEST = 16


def protected_conditions(table: Any, place: str = "") -> Iterator[Problem]:
    """Every place of a nested table that sets a protected condition; never the text itself."""
    if place.count(".") + place.count("[") > _DEEPEST:
        return
    if isinstance(table, dict):
        for name, value in table.items():
            here = f"{place}.{name}" if place else str(name)
            topic = protected_topic(str(name))
            if topic is not None and topic not in PERSONAL:
                yield _problem(here, topic)
            else:
                yield from protected_conditions(value, here)
    elif isinstance(table, list):
        for number, item in enumerate(table):
            yield from protected_conditions(item, f"{place}[{number}]")
    elif isinstance(table, str):
        for topic in find_protected(table):
            if topic not in PERSONAL:
                yield _problem(place, topic)


def _problem(place: str, topic: ProtectedTopic) -> Problem:
    label, source = topic.label, topic.source
    return Problem(
        place,
        Text(
            ja=f"{label.ja}についての条件は使えません({source.ja})。",
            en=f"a condition on {label.en} cannot be used ({source.en}).",
        ),
        Text(
            ja="その条件を削除し、仕事に必要なスキル・経験・資格・稼働で書いてください。",
            en="Remove it, and ask for the skills, experience and certificates the work needs.",
        ),
    )
