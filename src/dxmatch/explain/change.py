"""変更: one change of a position, as data; its words come from the same facts in both languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dxmatch.models import EngagementForm, Lang, RateUnit, Text
from dxmatch.scoring.reason import Fact, Reason


class ChangeKind(StrEnum):
    """What of the position is changed, and the unit of the amount."""

    START = "start"
    """Days later; the end stays, as it is mostly the end of a fiscal year."""
    BUDGET = "budget"
    """Yen more, in the unit of the budget."""
    ONSITE = "onsite"
    """Days on site a month less."""
    LEVEL = "level"
    """Levels of a required skill less; as many as are asked for: any level."""
    YEARS = "years"
    """Years of a required skill less; as many as are asked for: any years."""
    FORM = "form"
    """1: one more engagement form is offered."""
    WORKLOAD = "workload"
    """Percent of full time less."""
    WISH = "wish"
    """1: a must requirement becomes a want requirement."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a position.

    Attributes:
        kind: what is changed.
        amount: by how much, at least 1, in the unit of the kind.
        reason: code and facts, for the words.
        requirements: which of ``position.must`` (several, if they are equal).
        form: the engagement form that is added.
    """

    kind: ChangeKind
    amount: int
    reason: Reason
    requirements: tuple[int, ...] = ()
    form: EngagementForm | None = None

    def text(self, lang: Lang = "ja") -> str:
        """The change in words."""
        return self.reason.text(lang)

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """Kind, amount, facts and words as plain values."""
        facts = {
            name: fact.get(lang) if isinstance(fact, Text) else fact
            for name, fact in self.reason.facts.items()
        }
        return {
            "kind": self.kind.value,
            "amount": self.amount,
            **facts,
            "text": self.text(lang),
        }


@dataclass(frozen=True, slots=True)
class Wording:
    """The tables of words."""

    templates: Mapping[str, Text]
    units: Mapping[str, Text] = field(default_factory=dict)


def worded(code: str, **facts: Fact) -> Reason:
    """A reason with the words of this package."""
    return Reason(code, MappingProxyType(facts), template=_wording().templates[code])


def unit_label(unit: RateUnit) -> Text:
    """What a budget pays for."""
    return _wording().units[unit.value]


@lru_cache(maxsize=1)
def _wording() -> Wording:
    raw = (files("dxmatch.explain") / "data" / "wording.toml").read_text(encoding="utf-8")
    table = tomllib.loads(raw)
    units = table.pop("unit")
    return Wording(
        {code: Text.model_validate(words) for code, words in table.items()},
        {code: Text.model_validate(words) for code, words in units.items()},
    )
