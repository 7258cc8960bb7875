"""Every built-in line, with parameters off their defaults where it has some."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from dxmatch.models import Purpose, Side
from dxmatch.scoring.algebra import AnyOf, Constraint, Line, Not, Scorer
from dxmatch.scoring.catalogue import line_class, line_name, line_names
from dxmatch.scoring.constraints import Consented, MustHave, ScheduleFits, WithinBudget
from dxmatch.scoring.rarity import Rarity
from dxmatch.scoring.scorers import (
    Experience,
    LeadTime,
    RateFit,
    RuleScore,
    SkillCoverage,
    TfidfText,
)
from dxmatch.scoring.scorers.rule_score import Compare, Field, Rule

RULES = (
    Rule(Field.YEARS, Compare.AT_LEAST, 3, points=2),
    Rule(Field.PRICE, Compare.AT_MOST, 700_000),
    Rule(Field.ONSITE_DAYS, Compare.AT_LEAST, 2),
    Rule(Field.SKILLS, Compare.AT_MOST, 3),
    Rule(Field.CERTIFICATES, Compare.AT_LEAST, 1, points=3),
    Rule(Field.MUNICIPAL_YEARS, Compare.AT_MOST, 2.5),
)
_NEEDED: dict[type[Line], dict[str, Any]] = {
    RuleScore: {"rules": RULES},
    AnyOf: {"of": (WithinBudget(), MustHave())},
    Not: {"of": WithinBudget()},
}
_MORE: tuple[Line, ...] = (
    ScheduleFits(percent=60),
    Consented(purpose=Purpose.SHARING),
    Not(of=AnyOf(of=(MustHave(), Not(of=ScheduleFits())))),
    Experience(years=2, municipal_years=1),
    LeadTime(days=7),
    RateFit(comfortable=0, too_much=200),
    SkillCoverage(rarity=Rarity((("java", 150), ("python", 420)), unseen=500)),
)


def _all(side: Side) -> tuple[Line, ...]:
    """From the catalogue, so that a new line is under every law at once."""
    classes = [line_class(side, name) for name in line_names(side)]
    return tuple(cls(**_NEEDED.get(cls, {})) for cls in classes)


CONSTRAINTS: tuple[Constraint, ...] = tuple(
    line for line in (*_all(Side.MUST), *_MORE) if isinstance(line, Constraint)
)
SCORERS: tuple[Scorer, ...] = tuple(
    line for line in (*_all(Side.WANT), *_MORE) if isinstance(line, Scorer)
)
QUICK_SCORERS: tuple[Scorer, ...] = tuple(s for s in SCORERS if not isinstance(s, TfidfText))


def named(lines: Sequence[Line]) -> list[Any]:
    """For `pytest.mark.parametrize`, under the name of each line."""
    return [pytest.param(line, id=f"{line_name(line)}-{i}") for i, line in enumerate(lines)]
