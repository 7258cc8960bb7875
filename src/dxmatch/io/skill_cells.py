"""Skills of one cell: names in a text, or a list of objects with levels, years and days."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dxmatch.io.listed_cells import joined, objects
from dxmatch.io.parsed import Parsed
from dxmatch.io.reading import Reading
from dxmatch.io.values import YearRange, parse_date, parse_level, parse_skills, parse_years
from dxmatch.models import Evidence, SkillClaim

Claims = tuple[SkillClaim, ...]


@lru_cache(maxsize=65_536)
def shared_claim(
    skill: str,
    level: int | None,
    years: float | None,
    last_used: date | None,
    evidence: Evidence = Evidence.SELF,
) -> SkillClaim:
    """One instance for equal claims: a feed repeats few of them very often.

    Raises:
        ValidationError: a level outside 1 to 7, years outside 0 to 60.
    """
    return SkillClaim(skill=skill, level=level, years=years, last_used=last_used, evidence=evidence)


def parse_skill_cell(raw: str, reading: Reading) -> Parsed[Claims]:
    """Claims of one cell; an object has ``name``, perhaps ``level``, ``years``, ``last_used``."""
    items = objects(raw)
    if items is None:
        return _named(joined(raw), reading)
    parts = [_object(item, reading) for item in items]
    claims = tuple([claim for part in parts for claim in part.value or ()])
    return Parsed(claims or None, tuple(dict.fromkeys(c for part in parts for c in part.issues)))


def _named(text: str, reading: Reading) -> Parsed[Claims]:
    options = reading.options
    found = parse_skills(
        text,
        reading.vocabulary,
        as_of=reading.as_of,
        levels=options.levels,
        separators=options.separators,
    )
    if found.value is None:
        return Parsed(None, found.issues)
    claims = tuple(
        [
            shared_claim(c.skill, c.level, c.years, c.last_used, c.evidence)
            for c in found.value.claims
        ]
    )
    return Parsed(claims or None, found.issues)


def _object(item: dict[str, str], reading: Reading) -> Parsed[Claims]:
    name, level, years, used = (item.get(k, "") for k in ("name", "level", "years", "last_used"))
    key = (name, level, years, used)
    known = reading.known.get(key)
    if known is None:
        known = reading.known[key] = _read_object(name, level, years, used, reading)
    return known


def _read_object(name: str, level: str, years: str, used: str, reading: Reading) -> Parsed[Claims]:
    options = reading.options
    found = _named(name, reading)
    at_level: Parsed[int] = parse_level(level, options.levels) if level else Parsed(None)
    for_years: Parsed[YearRange] = parse_years(years) if years else Parsed(None)
    last_used: Parsed[date] = (
        parse_date(used, as_of=reading.as_of, order=options.date_order) if used else Parsed(None)
    )
    claims = tuple(
        shared_claim(
            claim.skill,
            at_level.value or claim.level,
            claim.years if for_years.value is None else for_years.value.low,
            last_used.value or claim.last_used,
        )
        for claim in found.value or ()
    )
    issues = (*found.issues, *at_level.issues, *for_years.issues, *last_used.issues)
    return Parsed(claims or None, issues)
