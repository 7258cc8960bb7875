"""Skills of one cell: names in a text, or a list of objects with levels, years and days."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from dxmatch.io.listed_cells import joined, objects
from dxmatch.io.parsed import Parsed
from dxmatch.io.protected_phrases import noted_if_forbidden
from dxmatch.io.reading import Reading
from dxmatch.io.values import YearRange, parse_date, parse_level, parse_skills, parse_years
from dxmatch.models import Evidence, SkillClaim

Claims = tuple[SkillClaim, ...]

_PIECE = re.compile(r"(?:[^、\n(（\[【［]|[(（\[【［][^)）\]】］\n]*[)）\]】］]?)+")
_NESTED = re.compile(r"[(（\[【［][^)）\]】］\n]*[(（\[【［]")
LONGEST_IN_PIECES = 2000
"""A longer cell is judged as a whole."""


@lru_cache(maxsize=65_536)
def shared_claim(
    skill: str,
    level: int | None,
    years: float | None,
    last_used: date | None,
    evidence: Evidence,
) -> SkillClaim:
    """One instance for equal claims: a feed repeats few of them very often.

    Raises:
        ValidationError: a level outside 1 to 7, years outside 0 to 60.
    """
    return SkillClaim(skill=skill, level=level, years=years, last_used=last_used, evidence=evidence)


def parse_skill_cell(raw: str, reading: Reading) -> Parsed[Claims]:
    """Claims of one cell; an object has ``name``, perhaps ``level``, ``years``, ``last_used``."""
    text = raw
    if "[" in raw:
        items = objects(raw)
        if items is not None:
            return _gathered([_object(item, reading) for item in items])
        text = joined(raw)
    if reading.options.separators or len(text) > LONGEST_IN_PIECES or _NESTED.search(text):
        return _named(text, reading)
    return _gathered([_piece(piece, reading) for piece in pieces(text)])


def pieces(text: str) -> list[str]:
    """The text cut at 、 and line ends that stand outside brackets.

    A feed repeats ``Java(5年)`` many times in ever new company, so its pieces are worth keeping.
    """
    return [piece for piece in _PIECE.findall(text) if not piece.isspace()]


def _gathered(parts: list[Parsed[Claims]]) -> Parsed[Claims]:
    claims = tuple([claim for part in parts if part.value for claim in part.value])
    issues = dict.fromkeys([code for part in parts if part.issues for code in part.issues])
    return Parsed(claims or None, tuple(issues))


def _piece(text: str, reading: Reading) -> Parsed[Claims]:
    known = reading.known.get(text)
    if known is None:
        known = reading.known[text] = _named(text, reading)
    return known


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
    claims = [
        shared_claim(c.skill, c.level, c.years, c.last_used, c.evidence) for c in found.value.claims
    ]
    said = Parsed(tuple(claims) or None, found.issues)
    return noted_if_forbidden(text, said) if found.value.unresolved else said


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
            claim.evidence,
        )
        for claim in found.value or ()
    )
    issues = (*found.issues, *at_level.issues, *for_years.issues, *last_used.issues)
    return Parsed(claims or None, issues)
