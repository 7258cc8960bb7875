"""Reasons of team lines: codes with facts, and one table of words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from dxmatch.models import Text
from dxmatch.scoring.reason import Fact, Reason


def team_reason(code: str, **facts: Fact) -> Reason:
    """A reason from the table of codes of team lines."""
    return Reason(code, MappingProxyType(facts), template=team_wording()[code])


@lru_cache(maxsize=1)
def team_wording() -> Mapping[str, Text]:
    """The table of codes: Japanese and English words with places for facts."""
    raw = (files("dxmatch.staffing") / "data" / "wording.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {code: Text.model_validate(words) for code, words in tomllib.loads(raw).items()}
    )
