"""Ways in which one talent becomes better, for lines that claim to be monotone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dxmatch.models import SkillClaim, Talent


@dataclass(frozen=True, slots=True)
class Improvement:
    """A talent after one change for the better.

    ``fills_gap``: the change also states something that was unknown before (the first skill of
    a list, a first level). It never lowers a value, but it may turn UNKNOWN into NO: that is
    knowledge, not merit.
    """

    what: str
    talent: Talent
    fills_gap: bool


def improvements(talent: Talent, skills: tuple[str, ...]) -> Iterator[Improvement]:
    """Every skill of ``skills`` more, every level higher, every number of years larger."""
    held = {claim.skill for claim in talent.skills}
    for skill in skills:
        if skill not in held:
            better = talent.with_skills(SkillClaim(skill=skill, level=7, years=20))
            yield Improvement(f"with the skill {skill}", better, not talent.skills)
    for index, claim in enumerate(talent.skills):
        level, years = claim.level or 0, claim.years or 0
        if level < 7:
            higher = _with_claim(talent, index, level=level + 1)
            yield Improvement(f"{claim.skill} one level up", higher, claim.level is None)
        if years < 50:
            longer = _with_claim(talent, index, years=years + 1.5)
            yield Improvement(f"{claim.skill} 1.5 years more", longer, claim.years is None)
    for name in ("years", "municipal_years"):
        known = getattr(talent, name)
        if (known or 0) < 50:
            longer = _changed(talent, **{name: (known or 0) + 1.5})
            yield Improvement(f"1.5 {name} more", longer, known is None)


def _with_claim(talent: Talent, index: int, **change: Any) -> Talent:
    claims = list(talent.skills)
    claims[index] = SkillClaim.model_validate({**dict(claims[index]), **change})
    return _changed(talent, skills=tuple(claims))


def _changed(talent: Talent, **change: Any) -> Talent:
    return Talent.model_validate({**dict(talent), **change})
