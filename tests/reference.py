"""The whole evaluation once more: slow, in plain Python, one talent at a time, without numpy.

Written from the docstrings of the lines. Days are walked one by one, prices are fractions,
skills are compared pair by pair. `tests/properties/test_against_reference.py` holds dxmatch to it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dxmatch.models import Position, Talent
from dxmatch.scoring.algebra import AnyOf, Constraint, Not, OnUnknown, Scorer, Strategy
from dxmatch.scoring.constraints import (
    Consented,
    FormAllowed,
    MustHave,
    PlaceReachable,
    ScheduleFits,
    WithinBudget,
)
from dxmatch.scoring.scorers import (
    Experience,
    LeadTime,
    RateFit,
    RuleScore,
    ScheduleSlack,
    SkillCoverage,
    TfidfText,
    WorkStyleFit,
)
from tests.reference_facts import FULL, NO, UNKNOWN, YES
from tests.reference_must import (
    consented,
    form_allowed,
    place_reachable,
    requirement,
    schedule,
    within_budget,
)
from tests.reference_text import cosines
from tests.reference_want import (
    coverage,
    experience,
    lead_time,
    rate_fit,
    rules,
    slack,
    work_style,
)


def verdict(line: Constraint, position: Position, talent: Talent) -> int:
    match line:
        case AnyOf():
            return max(verdict(part, position, talent) for part in line.of)
        case Not():
            return YES - verdict(line.of, position, talent)
        case ScheduleFits():
            return schedule(line, position, talent)
        case WithinBudget():
            return within_budget(position, talent)
        case FormAllowed():
            return form_allowed(position, talent)
        case PlaceReachable():
            return place_reachable(position, talent)
        case MustHave():
            return min((requirement(r, position, talent) for r in position.must), default=YES)
        case Consented():
            return consented(line, position, talent)
    raise NotImplementedError(type(line).__name__)


def value(line: Scorer, position: Position, talent: Talent) -> int:
    match line:
        case SkillCoverage():
            return coverage(line, position, talent)
        case Experience():
            return experience(line, position, talent)
        case RateFit():
            return rate_fit(line, position, talent)
        case ScheduleSlack():
            return slack(position, talent)
        case LeadTime():
            return lead_time(line, position, talent)
        case WorkStyleFit():
            return work_style(position, talent)
        case RuleScore():
            return rules(line, talent)
    raise NotImplementedError(type(line).__name__)


def values(line: Scorer, position: Position, talents: Sequence[Talent]) -> list[int]:
    if isinstance(line, TfidfText):
        return [math.floor(cos * FULL + 0.5) for cos in cosines(position, talents)]
    return [value(line, position, talent) for talent in talents]


@dataclass(frozen=True)
class Ranked:
    """The full ranking: ``vendor:id`` with total, best first; the funnel; who is open."""

    ranking: tuple[tuple[str, int], ...]
    funnel: tuple[tuple[int, int, int], ...]
    needs_review: frozenset[str]


def evaluate(strategy: Strategy, position: Position, talents: Sequence[Talent]) -> Ranked:
    least = YES if strategy.on_unknown is OnUnknown.EXCLUDE else UNKNOWN
    overall, funnel = [YES] * len(talents), []
    for line in strategy.must:
        told = [verdict(line, position, talent) for talent in talents]
        overall = [min(pair) for pair in zip(overall, told, strict=True)]
        funnel.append((told.count(NO), told.count(UNKNOWN), sum(v >= least for v in overall)))
    totals = [0] * len(talents)
    for weight, scorer in strategy.want:
        told = values(scorer, position, talents)
        totals = [total + weight * v for total, v in zip(totals, told, strict=True)]
    people = zip(talents, totals, overall, strict=True)
    left = [(-total, t.vendor, t.id, v) for t, total, v in people if v >= least]
    return Ranked(
        ranking=tuple((f"{vendor}:{id_}", -total) for total, vendor, id_, _ in sorted(left)),
        funnel=tuple(funnel),
        needs_review=frozenset(f"{vendor}:{id_}" for _, vendor, id_, v in left if v == UNKNOWN),
    )
