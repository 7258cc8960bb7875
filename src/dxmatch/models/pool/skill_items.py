"""Skill claims as what a search asks of them: skill, level, months of practice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dxmatch.models.pool.claim_table import ClaimTable
from dxmatch.models.pool.facts import UNKNOWN, months
from dxmatch.models.pool.postings import Items
from dxmatch.models.skill_claim import SkillClaim


def skill_items(claims: Sequence[SkillClaim]) -> Items:
    """Skill, level (0 is none) and months (−1 is unknown) of each claim."""
    if not isinstance(claims, ClaimTable):
        return Items.of([(each.skill, each.level or 0, months(each.years)) for each in claims])
    rows = claims.rows
    unknown = np.isnan(rows["years"])
    # As `months` rounds: halves to the even number.
    practised = np.rint(np.where(unknown, 0, rows["years"]) * 12).astype(np.int32)
    return Items(
        claims.skills,
        rows["skill"].astype(np.intp),
        rows["level"].astype(np.int32),
        np.where(unknown, np.int32(UNKNOWN), practised),
    )
