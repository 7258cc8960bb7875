"""The must lines once more: slow, one talent at a time, written from their docstrings."""

from __future__ import annotations

from fractions import Fraction

from dxmatch.models import (
    ANYWHERE,
    CertificateRequirement,
    CertificationStatus,
    LanguageRequirement,
    Position,
    Requirement,
    SkillClaim,
    SkillRequirement,
    Talent,
)
from dxmatch.scoring.constraints import Consented, ScheduleFits
from tests.reference_facts import (
    FULL,
    NO,
    UNKNOWN,
    YES,
    budget_limit,
    in_months,
    likeness,
    price,
    served,
    unknown_time,
)


def schedule(line: ScheduleFits, position: Position, talent: Talent) -> int:
    share, free = position.workload.percent, talent.availability
    need = Fraction(share * position.period.days * line.percent, 100)
    too_small = free is not None and free.min_share > share
    if too_small and not (free and free.negotiable):
        return NO
    if served(talent, position, share, sure=False) < need:
        return NO
    open_ = too_small or unknown_time(talent) or (free is not None and free.outside_office_hours)
    return YES if not open_ and served(talent, position, share, sure=True) >= need else UNKNOWN


def within_budget(position: Position, talent: Talent) -> int:
    limit, (least, sure) = budget_limit(position), price(talent)
    if limit is None or (sure is not None and sure <= limit):
        return YES
    return UNKNOWN if least <= limit else NO


def form_allowed(position: Position, talent: Talent) -> int:
    if not position.forms:
        return YES
    if talent.forms is None:
        return UNKNOWN
    return YES if position.forms & talent.forms else NO


def place_reachable(position: Position, talent: Talent) -> int:
    style, days = talent.work_style, position.onsite_days
    if days == 0:
        return YES
    home = set() if style.home_prefecture is None else {style.home_prefecture}
    often = UNKNOWN if style.onsite_days is None else YES if style.onsite_days >= days else NO
    if position.prefecture is None:
        near = YES if (style.prefectures or frozenset()) | home == ANYWHERE else UNKNOWN
    elif position.prefecture in (style.prefectures or frozenset()) | home:
        near = YES
    else:
        near = UNKNOWN if style.prefectures is None else NO
    return min(often, near)


def consented(line: Consented, position: Position, talent: Talent) -> int:
    consent, day = talent.consent, position.as_of
    if consent is None:
        return UNKNOWN
    if line.purpose not in consent.purposes:
        return NO
    if consent.granted is None and consent.expires is None:
        return YES
    if day is None:
        return UNKNOWN
    begun = consent.granted is None or consent.granted <= day
    return YES if begun and (consent.expires is None or day < consent.expires) else NO


def requirement(item: Requirement, position: Position, talent: Talent) -> int:
    if isinstance(item, SkillRequirement):
        claims = [claim for claim in talent.skills if likeness(claim.skill, item.skill) == FULL]
        best = max((claim_verdict(item, claim) for claim in claims), default=NO)
        return best if talent.skills else UNKNOWN
    if isinstance(item, CertificateRequirement):
        start = position.period.start
        valid = [
            held
            for held in talent.certifications
            if held.certificate == item.certificate
            and (held.expires is None or held.expires > start)
        ]
        if not valid:
            return NO
        registered = any(held.status is CertificationStatus.REGISTERED for held in valid)
        return YES if registered or not item.registered else UNKNOWN
    if isinstance(item, LanguageRequirement):
        levels = [claim.level for claim in talent.languages if claim.language == item.language]
        if not levels:
            return UNKNOWN
        return YES if max(levels) >= item.level else NO
    if any(likeness(known, item.industry) == FULL for known in talent.industries):
        return YES
    return NO if talent.industries else UNKNOWN


def claim_verdict(item: SkillRequirement, claim: SkillClaim) -> int:
    level_ok, years_ok = YES, YES
    if item.level:
        level_ok = UNKNOWN if claim.level is None else YES if claim.level >= item.level else NO
    if wanted := in_months(item.years):
        known = in_months(claim.years)
        years_ok = UNKNOWN if known is None else YES if known >= wanted else NO
    return min(level_ok, years_ok)
