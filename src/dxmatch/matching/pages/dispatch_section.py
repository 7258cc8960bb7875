"""労働者派遣: only skill levels, certificates and years, of nobody in particular."""

from __future__ import annotations

from collections.abc import Sequence

from dxmatch.matching.pages.anonymous_profile import YEARS, band_labels
from dxmatch.matching.pages.setup import Setup
from dxmatch.matching.pages.words import Words
from dxmatch.models import (
    CertificateRequirement,
    EngagementForm,
    Position,
    SkillRequirement,
    Talent,
)
from dxmatch.page import Cell, Note, Section, Table, Tone, number
from dxmatch.scoring.labels import skill_label

_Asked = SkillRequirement | CertificateRequirement


def only_dispatch(position: Position) -> bool:
    """Whether worker dispatch is the only engagement form (DISPATCH_ANON)."""
    return position.forms == {EngagementForm.DISPATCH}


def dispatch_section(position: Position, talents: Sequence[Talent], setup: Setup) -> Section:
    """Skill levels and years of some talents, in an order that depends on nothing else."""
    words = setup.words
    note = Note(words("dispatch_note"), Tone.OPEN)
    if not talents:
        return Section("people", words("people"), (note, Note(words("nobody"), Tone.OPEN)))
    asked = [item for item in (*position.must, *position.want) if isinstance(item, _Asked)]
    told = sorted(tuple(_cells(talent, asked, setup)) for talent in talents)
    names = [skill_label(_token(item)).get(setup.lang) for item in asked]
    rows = [(number(at), *(Cell(text) for text in cells)) for at, cells in enumerate(told, start=1)]
    heads = (words("number"), words("years"), *names)
    table = Table(words("dispatch_caption"), heads, tuple(rows))
    return Section("people", words("dispatch"), (note, table))


def _cells(talent: Talent, asked: Sequence[_Asked], setup: Setup) -> list[str]:
    words = setup.words
    cells = [_years(talent.years, setup)]
    held = {c.certificate for c in talent.certifications}
    claims = {claim.skill: claim for claim in talent.skills}
    for item in asked:
        if isinstance(item, CertificateRequirement):
            cells.append(words("held" if item.certificate in held else "not_held"))
            continue
        claim = claims.get(item.skill)
        if claim is None:
            cells.append(words("not_held"))
        else:
            cells.append(_depth(claim.level, _years(claim.years, setup), claim.years, words))
    return cells


def _depth(level: int | None, years: str, stated: float | None, words: Words) -> str:
    if level is None:
        return words("held") if stated is None else words("years_only", years=years)
    if stated is None:
        return words("level_only", level=level)
    return words("level_years", level=level, years=years)


def _years(years: float | None, setup: Setup) -> str:
    words = setup.words
    if years is None:
        return words("not_stated")
    if not setup.external:
        return words("years_are", years=f"{years:g}")
    labels = band_labels([words("years_are", years=year) for year in YEARS], words)
    return labels[sum(years >= year for year in YEARS)]


def _token(item: _Asked) -> str:
    return item.skill if isinstance(item, SkillRequirement) else item.certificate
