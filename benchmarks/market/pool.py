"""The market as a `TalentPool`, from columns: no model per talent is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

import numpy as np

from benchmarks.market.columns import Index, Market, Small, Windows
from dxmatch import TalentPool
from dxmatch.models import (
    Availability,
    CapacityWindow,
    Consent,
    EngagementForm,
    Purpose,
    Rate,
    SkillClaim,
    Talent,
    WorkStyle,
)
from dxmatch.models.pool.claim_table import CLAIM, EVIDENCE, ClaimTable
from dxmatch.models.pool.coded import Coded
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.talent_columns import PARTS, TalentColumns, as_part
from dxmatch.models.pool.texts import Texts
from dxmatch.models.skill_claim import Evidence

FORMS = (
    EngagementForm.CONTRACT_QUASI_MANDATE,
    EngagementForm.SPECIAL_PART_TIME,
    EngagementForm.PRO_BONO,
)
_CONSENT = Consent(
    purposes=frozenset({Purpose.MATCHING}), granted=date(2026, 1, 1), expires=date(2029, 1, 1)
)
_LEVELS = 8


def pool_of(market: Market) -> TalentPool:
    """The talents of a synthetic market."""
    kinds, which = _distinct(market.skill.astype(np.int64) * _LEVELS + market.level)
    claims = _claims(market.skill_ids, kinds)
    skills = Lists(market.starts.astype(np.intp), which)
    return TalentPool.of(TalentColumns(ids_of(market), parts_of(market), claims, skills))


class Interned(dict[str, int]):
    """The code of each name, given when it is first seen."""

    def __missing__(self, name: str) -> int:
        return self.setdefault(name, len(self))


def pool_of_names(
    names: Sequence[list[str]], level: Small, ids: Texts, parts: Mapping[str, Coded[Any]]
) -> TalentPool:
    """The same pool from the names of everybody's skills, which text indexes start from too."""
    codes = Interned()
    skill = np.fromiter(map(codes.__getitem__, chain.from_iterable(names)), np.int64)
    kinds, which = _distinct(skill * _LEVELS + level)
    claims = _claims(list(codes), kinds)
    skills = Lists.of_sizes(list(map(len, names)), which)
    return TalentPool.of(TalentColumns(ids, parts, claims, skills))


def _claims(names: Sequence[str], kinds: Index) -> ClaimTable:
    """Skill and level of each kind of claim; every name is checked once."""
    for name in names:
        SkillClaim(skill=name)
    rows = np.zeros(kinds.size, CLAIM)
    rows["skill"], rows["level"] = np.divmod(kinds, _LEVELS)
    rows["years"], rows["evidence"] = np.nan, EVIDENCE.index(Evidence.SELF)
    return ClaimTable(tuple(names), rows)


def _distinct(numbers: Index) -> tuple[Index, Index]:
    """What `np.unique` gives with the inverse, in linear time, for small numbers."""
    held = np.bincount(numbers) > 0
    return np.flatnonzero(held), (np.cumsum(held) - 1)[numbers]


def ids_of(market: Market) -> Texts:
    """An id for everybody, in order."""
    return Texts.of(f"{row:07d}" for row in range(len(market)))


def parts_of(market: Market) -> dict[str, Coded[Any]]:
    """Everything but ids and skills."""
    blank, nothing = Talent(vendor="bench", id="0"), np.zeros(len(market), np.intp)
    parts = {name: as_part(name, Coded([getattr(blank, name)], nothing)) for name in PARTS}
    parts["rate"] = _rates(market)
    parts["work_style"] = _styles(market)
    parts["availability"] = _availability(market)
    parts["forms"] = Coded(
        [frozenset({form}) for form in FORMS], (market.pattern % len(FORMS)).astype(np.intp)
    )
    parts["consent"] = Coded([_CONSENT, None], (market.pattern % 10 == 0).astype(np.intp))
    return parts


def _rates(market: Market) -> Coded[Rate]:
    prices, codes = np.unique(market.price, return_inverse=True)
    return Coded([Rate.exactly(price) for price in prices.tolist()], codes)


def _styles(market: Market) -> Coded[WorkStyle]:
    reaches, reach = np.unique(market.reach, return_inverse=True)
    kinds, codes = np.unique(reach * 32 + market.onsite, return_inverse=True)
    known = [_prefectures(bits) for bits in reaches.tolist()]
    styles = [
        WorkStyle(onsite_days=kind % 32, prefectures=known[kind // 32]) for kind in kinds.tolist()
    ]
    return Coded(styles, codes)


def _prefectures(bits: int) -> frozenset[int]:
    return frozenset(code for code in range(1, 48) if bits >> code & 1)


def _availability(market: Market) -> Coded[Availability]:
    kinds, codes = _distinct(market.pattern.astype(np.int64) * 128 + market.min_share)
    shared: dict[tuple[int, int, int], CapacityWindow] = {}
    values = [
        Availability(windows=_windows(market.windows, kind // 128, shared), min_share=kind % 128)
        for kind in kinds.tolist()
    ]
    return Coded(values, codes)


def _windows(
    windows: Windows, pattern: int, shared: dict[tuple[int, int, int], CapacityWindow]
) -> tuple[CapacityWindow, ...]:
    part = slice(int(windows.starts[pattern]), int(windows.starts[pattern + 1]))
    found = []
    for first, last, share in zip(
        windows.first[part].tolist(),
        windows.last[part].tolist(),
        windows.share[part].tolist(),
        strict=True,
    ):
        key = (first, last, share)
        if key not in shared:
            start, end = date.fromordinal(first), date.fromordinal(last)
            shared[key] = CapacityWindow(start=start, end=end, share=share)
        found.append(shared[key])
    return tuple(found)
