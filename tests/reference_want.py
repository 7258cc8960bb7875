"""The want lines once more: slow, one talent at a time, written from their docstrings."""

from __future__ import annotations

import math
from fractions import Fraction

from dxmatch.models import ExperienceRequirement, Position, SkillClaim, SkillRequirement, Talent
from dxmatch.scoring.scorers import Experience, LeadTime, RateFit, RuleScore, SkillCoverage
from dxmatch.scoring.scorers.rule_score import Compare, Field, Rule
from tests.reference_facts import FULL, YES, budget_limit, in_months, likeness, price, served
from tests.reference_must import requirement


def credit(item: SkillRequirement, claim: SkillClaim) -> int:
    """Similarity × fit: half of the fit for the skill, half for level and years."""
    parts = []
    if item.level:
        parts.append(min(claim.level or 1, item.level) * 5_000 // item.level)
    if wanted := in_months(item.years):
        parts.append(min(in_months(claim.years) or 0, wanted) * 5_000 // wanted)
    fit = 5_000 + sum(parts) // len(parts) if parts else FULL
    return fit * likeness(claim.skill, item.skill) // FULL


def coverage(line: SkillCoverage, position: Position, talent: Talent) -> int:
    rarity = dict(line.rarity.weights)
    asked = [r for r in (*position.must, *position.want) if isinstance(r, SkillRequirement)]
    if not asked:
        return FULL
    weights = [r.weight * (rarity.get(r.skill, line.rarity.unseen) if rarity else 1) for r in asked]
    best = [max((credit(r, claim) for claim in talent.skills), default=0) for r in asked]
    return sum(w * b for w, b in zip(weights, best, strict=True)) // sum(weights)


def experience(line: Experience, position: Position, talent: Talent) -> int:
    caps = ((talent.years, line.years), (talent.municipal_years, line.municipal_years))
    parts = [min(in_months(y) or 0, cap * 12) * FULL // (cap * 12) for y, cap in caps]
    asked = [r for r in (*position.must, *position.want) if isinstance(r, ExperienceRequirement)]
    if asked:
        met = sum(requirement(item, position, talent) == YES for item in asked)
        parts.append(met * FULL // len(asked))
    return sum(parts) // len(parts)


def rate_fit(line: RateFit, position: Position, talent: Talent) -> int:
    limit, (_, sure) = budget_limit(position), price(talent)
    if limit is None:
        return FULL
    if sure is None:
        return 0
    low, high = Fraction(limit * line.comfortable, 100), Fraction(limit * line.too_much, 100)
    if sure <= low:
        return FULL
    return 0 if sure >= high else math.floor((high - sure) / (high - low) * FULL)


def slack(position: Position, talent: Talent) -> int:
    target = min(100, math.ceil(Fraction(position.workload.percent * 125, 100)))
    room = served(talent, position, target, sure=True)
    return room * FULL // (target * position.period.days)


def lead_time(line: LeadTime, position: Position, talent: Talent) -> int:
    start, share = position.period.start, position.workload.percent
    windows = talent.availability.windows if talent.availability else ()
    free = [
        window
        for window in windows
        if not window.tentative
        and window.share >= share
        and (window.end is None or window.end > start)
    ]
    if not free:
        return 0
    first = min(window.start for window in free)
    # Where one window ends another begins: free all the while.
    for window in reversed(windows):
        if window.end == first and not window.tentative and window.share >= share:
            first = window.start
    early = max(-line.days, min(line.days, (start - first).days))
    return (early + line.days) * FULL // (2 * line.days)


def work_style(position: Position, talent: Talent) -> int:
    asked, told = position.collaboration, talent.work_style.collaboration
    met = []
    if asked.meetings_per_week is not None:
        rhythm = told.meetings_per_week
        met.append(rhythm is not None and rhythm >= asked.meetings_per_week)
    met += [channel in told.channels for channel in asked.channels]
    if asked.writes_documentation:
        met.append(told.writes_documentation is True)
    if asked.direct_contact:
        met.append(told.direct_contact is True)
    return sum(met) * FULL // len(met) if met else FULL


def rule_met(rule: Rule, talent: Talent) -> bool:
    months = {Field.YEARS: talent.years, Field.MUNICIPAL_YEARS: talent.municipal_years}
    known: float | None
    if rule.field in months:
        known, wanted = in_months(months[rule.field]), rule.number * 12
    else:
        wanted = rule.number
        known = {
            Field.ONSITE_DAYS: talent.work_style.onsite_days,
            Field.PRICE: price(talent)[1],
            Field.SKILLS: len(talent.skills) or None,
            Field.CERTIFICATES: len({held.certificate for held in talent.certifications}),
        }[rule.field]
    if known is None:
        return False
    return known >= wanted if rule.compare is Compare.AT_LEAST else known <= wanted


def rules(line: RuleScore, talent: Talent) -> int:
    met = sum(rule.points for rule in line.rules if rule_met(rule, talent))
    return met * FULL // sum(rule.points for rule in line.rules)
