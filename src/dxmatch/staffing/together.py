"""Requirements that a team meets together: what each member brings, per seat."""

from __future__ import annotations

import numpy as np

from dxmatch.models import (
    CertificateRequirement,
    ExperienceRequirement,
    LanguageRequirement,
    Requirement,
    SkillRequirement,
)
from dxmatch.models.pool import ALL
from dxmatch.models.pool.rows import Bytes
from dxmatch.scoring.refusal import refused_parameter
from dxmatch.scoring.requirements import requirement_verdicts
from dxmatch.staffing.bench import OPEN, Bench, Teams

_KINDS = (SkillRequirement, CertificateRequirement, LanguageRequirement, ExperienceRequirement)


def checked_requirements(owner: object) -> None:
    """``owner.requirements`` is a tuple of one requirement or more.

    Raises:
        InvalidStrategy: it is not.
    """
    asked = getattr(owner, "requirements", None)
    if not isinstance(asked, tuple) or not asked or not all(isinstance(a, _KINDS) for a in asked):
        raise refused_parameter(
            type(owner).__name__,
            "requirements",
            "a tuple of one requirement or more",
            " 1 件以上の要件のタプル",
        )


def member_verdicts(bench: Bench, requirement: Requirement) -> Bytes:
    """Verdict per row of the pool. What is dated must hold when the first seat starts."""

    def make() -> Bytes:
        # One day for all seats: who covers a skill does not depend on the seat they take.
        first = min(bench.seats, key=lambda seat: (seat.period.start, seat.id))
        return requirement_verdicts(requirement, first, bench.pool, ALL)

    return bench.keep(("member_verdicts", requirement), make)


def best_member(bench: Bench, requirement: Requirement, teams: Teams) -> Bytes:
    """The best verdict in each team; `OPEN` seats bring nothing."""
    brought = member_verdicts(bench, requirement)[teams]
    return np.asarray(np.where(teams == OPEN, 0, brought).max(axis=1), np.uint8)
