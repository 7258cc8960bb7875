"""Claims on canonical skills out of a cell (rows 51 to 56 and 81)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from dxmatch.io.issues import IssueCode
from dxmatch.io.parsed import Parsed
from dxmatch.io.values.cells import is_missing, strip_urls
from dxmatch.io.values.marks import SIGNS, parse_level
from dxmatch.io.values.plain_text import LONGEST_LIST
from dxmatch.io.values.skill_text import (
    SkillMention,
    lone_skill,
    name_and_years,
    split_skills,
)
from dxmatch.models import Evidence, SkillClaim
from dxmatch.models.skill_claim import merge_claims
from dxmatch.vocabulary import SkillCategory, Vocabulary, normalise
from dxmatch.vocabulary.resolution import nearest_skill

_INNER: Final = re.compile(r"\s*[/・&]\s*|\s\+\s")
_WORDS: Final = re.compile(r"\s+")
_LONGEST_NAME: Final = 100
_DAYS_OF_YEAR: Final = 365.25
_NO_LEVEL: Final[Parsed[int]] = Parsed(None)


@dataclass(frozen=True, slots=True)
class SkillList:
    """Claims on known skills, one per skill, and the names that the vocabulary does not have."""

    claims: tuple[SkillClaim, ...] = ()
    unresolved: tuple[str, ...] = field(default=(), repr=False)


def parse_skills(
    raw: str,
    vocabulary: Vocabulary,
    *,
    as_of: date | None = None,
    levels: Mapping[str, int] | None = None,
    separators: tuple[str, ...] = (),
    evidence: Evidence = Evidence.SELF,
) -> Parsed[SkillList]:
    """Claims on canonical skills; what a name implies is left to the vocabulary.

    Args:
        raw: the text; see `split_skills`.
        vocabulary: resolves the names.
        as_of: the day from which a break (ブランク1年) is counted back.
        levels: the vendor's marks as levels 1 to 7; a mark without it is SCALE_UNKNOWN.
        separators: what stands between skills; the usual signs if empty.
        evidence: where the claims come from.
    """
    alone = None if separators else lone_claim(raw, vocabulary)
    if alone is not None:
        claim = SkillClaim(skill=alone[0], years=alone[1], evidence=evidence)
        return Parsed(SkillList((claim,)), alone[2])
    if is_missing(raw):
        return Parsed(None, (IssueCode.MISSING,))
    if len(raw) > LONGEST_LIST:
        return Parsed(None, (IssueCode.OUT_OF_RANGE,))
    claims: list[SkillClaim] = []
    unresolved: dict[str, None] = {}
    issues = dict.fromkeys(strip_urls(raw).issues)
    for written in split_skills(raw, separators=separators):
        mention = _settled(written, vocabulary)
        level = parse_level(mention.mark, levels) if mention.mark else _NO_LEVEL
        issues |= dict.fromkeys(level.issues)
        for (name, skill, code), own in _skills_of(mention, vocabulary):
            if code:
                issues[code] = None
            if skill is None:
                unresolved[name] = None
            elif own:
                claims.append(_claim(skill, mention, level.value, as_of, evidence))
            else:
                claims.append(SkillClaim(skill=skill, evidence=evidence))
    if not (claims or unresolved or issues):
        issues[IssueCode.MISSING] = None  # ornaments only
    return Parsed(SkillList(merge_claims(tuple(claims)), tuple(unresolved)), tuple(issues))


_Found = tuple[str, str | None, IssueCode | None]


def lone_claim(
    raw: str, vocabulary: Vocabulary
) -> tuple[str, float | None, tuple[IssueCode, ...]] | None:
    """One known name, perhaps with years: by far the most frequent piece of a feed.

    Returns:
        skill, years and what was noticed; None for anything that needs a closer look.
    """
    parts = name_and_years(raw)
    found = None if parts is None else lone_name(parts[0], vocabulary)
    return None if parts is None or found is None else (found[0], parts[1], found[1])


@lru_cache(maxsize=16_384)
def lone_name(name: str, vocabulary: Vocabulary) -> tuple[str, tuple[IssueCode, ...]] | None:
    """The skill that a name alone means, and what was noticed; None if it needs a closer look."""
    found = None if lone_skill(name) is None else _known(name, vocabulary, exactly=True)
    if found is None or found[1] is None:
        return None
    return found[1], () if found[2] is None else (found[2],)


def _settled(mention: SkillMention, vocabulary: Vocabulary) -> SkillMention:
    """A level that belongs to the name is no mark (HTML5 Professional … Level 1)."""
    level = mention.mark and mention.mark not in SIGNS
    if level and _known(mention.marked, vocabulary, exactly=True):
        return replace(mention, name=mention.marked, mark="")
    return mention


def _skills_of(mention: SkillMention, vocabulary: Vocabulary) -> Iterator[tuple[_Found, bool]]:
    """What a mention names; years and level are said of the name, not of its parts."""
    whole = _known(mention.whole, vocabulary, exactly=True) if mention.parts else None
    if whole is not None:
        yield whole, True
        return
    for place, name in enumerate((mention.name, *mention.parts)):
        for found in _resolved(name, vocabulary):
            yield found, place == 0


def _resolved(name: str, vocabulary: Vocabulary) -> Iterator[_Found]:
    """The name as a whole if it is known, else its parts, else a near spelling."""
    exact = _known(name, vocabulary, exactly=True)
    if exact is not None:
        yield exact
        return
    for sign, all_of_them in ((_INNER, False), (_WORDS, True)):
        parts = [part for part in sign.split(name) if part]
        found = [_known(part, vocabulary, exactly=True) for part in parts]
        known = [each for each in found if each is not None]
        if len(parts) > 1 and known and (len(known) == len(parts) or not all_of_them):
            for part, each in zip(parts, found, strict=True):
                yield each or _known(part, vocabulary) or _unknown(part)
            return
    yield _known(name, vocabulary) or _unknown(name)


def _unknown(name: str) -> _Found:
    return name, None, IssueCode.UNKNOWN_SKILL


@lru_cache(maxsize=16_384)
def _known(name: str, vocabulary: Vocabulary, *, exactly: bool = False) -> _Found | None:
    if not name or len(name) > _LONGEST_NAME:
        return None
    if exactly and name.casefold() in vocabulary:
        return name, name.casefold(), _short(name.casefold(), vocabulary)
    skill = vocabulary.keys.get(normalise(name))
    if skill is not None:
        return name, skill, _short(skill, vocabulary)
    near = None if exactly else nearest_skill(name, vocabulary)
    return None if near is None else (name, near, IssueCode.FUZZY_SKILL)


def _short(skill: str, vocabulary: Vocabulary) -> IssueCode | None:
    """SHORT_TOKEN for languages whose name has one or two letters (C, C#, R, Go)."""
    known = vocabulary[skill]
    letters = sum(char.isalpha() for char in known.en)
    short = known.category is SkillCategory.LANGUAGE and letters <= 2
    return IssueCode.SHORT_TOKEN if short else None


def _claim(
    skill: str, mention: SkillMention, level: int | None, as_of: date | None, evidence: Evidence
) -> SkillClaim:
    return SkillClaim(
        skill=skill,
        level=level,
        years=mention.years,
        last_used=_last_used(mention, as_of),
        evidence=evidence,
    )


def _last_used(mention: SkillMention, as_of: date | None) -> date | None:
    if as_of is None or mention.idle_years is None:
        return None
    if mention.idle_years.is_integer() and as_of.year > mention.idle_years:
        year, day = as_of.year - int(mention.idle_years), as_of.day
        return date(year, as_of.month, 28 if (as_of.month, day) == (2, 29) else day)
    days = min(int(mention.idle_years * _DAYS_OF_YEAR), as_of.toordinal() - 1)
    return as_of - timedelta(days=days)
