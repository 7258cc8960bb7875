"""A talent as JSON Resume 1.2, without name or contact, for other programs and for ours.

The schema has a place for headline, summary, skills with levels, certificates with a date, and
languages. It has none for vendor and id, years, last use and evidence of a skill, expiry and
status of a certificate, availability, rate, work style, engagement forms, industries, talent types,
consent and the day of the update: all that stands in the block ``x-dxmatch``, as the whole talent.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dxmatch.io.talents import in_order
from dxmatch.io.talents.resume_block import BLOCK, SECTIONS, WHOLE, sections_digest
from dxmatch.models import LanguageLevel, Talent
from dxmatch.vocabulary import Vocabulary


def resume_of(talent: Talent) -> dict[str, Any]:
    """The resume as plain values; equal talents give equal ones."""
    resume: dict[str, Any] = {
        "basics": {"label": talent.headline, "summary": talent.summary},
        "skills": [
            _stated(name=_name(claim.skill), level=claim.level and str(claim.level))
            for claim in talent.skills
        ],
        "certificates": [
            _stated(name=_name(held.certificate), date=held.issued and held.issued.isoformat())
            for held in talent.certifications
        ],
        "languages": [
            {"language": claim.language, "fluency": LanguageLevel(claim.level).name.lower()}
            for claim in talent.languages
        ],
    }
    block = {WHOLE: talent.model_dump(mode="json"), SECTIONS: sections_digest(resume)}
    return resume | {BLOCK: block}


def _stated(**facts: Any) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value is not None}


def resume_files(talents: Iterable[Talent]) -> dict[str, dict[str, Any]]:
    """Name of the file → resume, in order of vendor and id; names hold a number only."""
    ordered = in_order(talents)
    width = max(6, len(str(len(ordered))))
    return {
        f"talent-{number:0{width}}.json": resume_of(talent)
        for number, talent in enumerate(ordered, start=1)
    }


def _name(identifier: str) -> str:
    """The name in the vocabulary, which other programs know; else the identifier."""
    skill = Vocabulary.default().get(identifier)
    return identifier if skill is None else skill.en
