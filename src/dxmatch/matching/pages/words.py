"""The words of the report page, from one table in both languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dxmatch.models import Lang, Text


@dataclass(frozen=True, slots=True)
class Words:
    """The words in one language: ``words("left")``, ``words("rank_is", rank=1)``."""

    lang: Lang

    def __call__(self, key: str, **facts: object) -> str:
        """The words of a key, with facts in their places."""
        return _table()[key].get(self.lang).format(**facts)

    def listed(self, parts: Iterable[str]) -> str:
        """Several names as one text; "none" if there are none."""
        return self("comma").join(parts) or self("none")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Text]:
    raw = (files("dxmatch.matching.pages") / "data" / "words.toml").read_text(encoding="utf-8")
    return {key: Text.model_validate(words) for key, words in tomllib.loads(raw).items()}
