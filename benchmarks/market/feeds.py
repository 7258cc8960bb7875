"""The shipped example feeds as a market: real skill names that stand in for each other, gaps in
what people state, open ends. Copies of a person have another person's price and calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import numpy as np
from numpy.random import Generator
from tests.reference_facts import price

from benchmarks.market.columns import Index, Market, Windows
from benchmarks.market.needs import Choose, Needs
from dxmatch import TalentPool
from dxmatch.examples import EXPORTED, feeds
from dxmatch.io import profiles, read_feed
from dxmatch.models import Availability, Rate, Talent, WorkStyle
from dxmatch.models.pool.coded import Coded
from dxmatch.models.pool.talent_columns import TalentColumns
from dxmatch.models.pool.texts import Texts
from dxmatch.vocabulary import SkillSimilarity

_NEVER, _NO_PRICE = 3_652_060, 2**31 - 1


@cache
def example_talents() -> TalentColumns:
    """Everybody in the example feeds."""
    mappings = profiles()
    return TalentColumns.of(
        [
            talent
            for path, profile in feeds().values()
            for talent in read_feed(path, mappings[profile], as_of=EXPORTED).talents
        ]
    )


def example_pool(size: int, seed: int) -> TalentPool:
    """``size`` talents of the example feeds."""
    base = example_talents()
    copies = base.take(np.arange(size) % len(base))
    parts = dict(copies.parts)
    ids = Texts.of(f"{given}-{row}" for row, given in enumerate(copies.ids))
    order = np.random.default_rng(seed).permutation(size)
    for name in ("rate", "availability"):
        codes = np.array(parts[name].codes)
        codes[len(base) :] = codes[order][len(base) :]
        parts[name] = Coded(parts[name].values, codes)
    return TalentPool.of(TalentColumns(ids, parts, copies.claims, copies.skills))


def market_of(pool: TalentPool) -> Market:
    """What is sure of everybody, read off the models; nothing of the pool's own columns is used."""
    columns = pool.talents
    ids = tuple(sorted({claim.skill for claim in columns.claims}))
    code = {skill: place for place, skill in enumerate(ids)}
    skill = np.array([code[claim.skill] for claim in columns.claims], np.int32)
    level = np.array([claim.level or 0 for claim in columns.claims], np.uint8)
    free, styles = columns.column("availability"), columns.column("work_style")
    return Market(
        skill_ids=ids,
        starts=columns.skills.starts.astype(np.int64),
        skill=skill[columns.skills.codes],
        level=level[columns.skills.codes],
        windows=_windows(free.values),
        pattern=free.codes.astype(np.int32),
        min_share=_column(free, lambda said: said.min_share if said else 0).astype(np.uint8),
        price=_column(columns.column("rate"), _price).astype(np.int32),
        onsite=_column(styles, lambda style: style.onsite_days or 0).astype(np.uint8),
        reach=_column(styles, _reach),
    )


def _column(column: Coded[Any], number: Any) -> Index:
    return np.array([number(value) for value in column.values], np.int64)[column.codes]


def _price(rate: Rate | None) -> int:
    sure = price(Talent(vendor="v", id="i", rate=rate))[1]
    return _NO_PRICE if sure is None else sure


def _reach(style: WorkStyle) -> int:
    home = set() if style.home_prefecture is None else {style.home_prefecture}
    return sum(1 << code for code in home | set(style.prefectures or ()))


def _windows(values: Sequence[Availability | None]) -> Windows:
    """Sure windows only; none for those who work outside of office hours."""
    sure = [
        []
        if said is None or said.outside_office_hours
        else [window for window in said.windows if not window.tentative]
        for said in values
    ]
    flat = [window for windows in sure for window in windows]
    ends = [window.end.toordinal() if window.end else _NEVER for window in flat]
    return Windows(
        starts=np.concatenate([[0], np.cumsum([len(windows) for windows in sure])]),
        first=np.array([window.start.toordinal() for window in flat], np.int32),
        last=np.array(ends, np.int32),
        share=np.array([window.share for window in flat], np.int32),
    )


def example_needs(market: Market, seed: int) -> Needs:
    """Needs for skills that somebody has, the popular ones more often; similar skills count."""
    holders = np.bincount(market.skill, minlength=len(market.skill_ids))
    return Needs(seed, _chooser(market, holders / holders.sum()), date(2022, 8, 1))


def _chooser(market: Market, share: np.ndarray[Any, np.dtype[np.float64]]) -> Choose:
    similarity = SkillSimilarity.default()
    code = {skill: place for place, skill in enumerate(market.skill_ids)}

    def choose(rng: Generator, count: int) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
        found = rng.choice(len(code), count, replace=False, p=share).tolist()
        return [
            (skill, tuple((code[have], near) for have, near in near_by if have in code))
            for skill in (market.skill_ids[place] for place in found)
            for near_by in [similarity.neighbours(skill)]
        ]

    return choose
