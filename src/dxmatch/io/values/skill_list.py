"""Skills out of a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dxmatch.io.parsed import Parsed
from dxmatch.models import Evidence, SkillClaim
from dxmatch.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class SkillMention:
    """One skill as written: its name and what is said about it."""

    name: str
    years: float | None = None
    idle_years: float | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SkillList:
    """Claims on known skills, and the names that the vocabulary does not have."""

    claims: tuple[SkillClaim, ...] = ()
    unresolved: tuple[str, ...] = field(default=(), repr=False)


def split_skills(raw: str, *, separators: tuple[str, ...] = ()) -> tuple[SkillMention, ...]:
    """The skills that a text lists; ``separators`` replace the usual ones."""
    raise NotImplementedError


def parse_skills(
    raw: str,
    vocabulary: Vocabulary,
    *,
    as_of: date | None = None,
    levels: Mapping[str, int] | None = None,
    separators: tuple[str, ...] = (),
    evidence: Evidence = Evidence.SELF,
) -> Parsed[SkillList]:
    """Claims on canonical skills."""
    raise NotImplementedError
