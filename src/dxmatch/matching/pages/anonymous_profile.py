"""Who a candidate is without saying who: bands and requirements that enough others share.

A value is shown only where at least ``smallest`` eligible talents have the same combination of all
values that are shown of this candidate (k-anonymity among the eligible).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.matching.pages.setup import Setup
from dxmatch.matching.pages.words import Words
from dxmatch.models import Position, Verdict
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.money import NO_LIMIT
from dxmatch.models.pool.rows import Index
from dxmatch.scoring.labels import requirement_label
from dxmatch.scoring.requirements import requirement_verdicts

Codes = NDArray[np.int64]

YEARS: Final = (3, 5, 10, 20)
MAN_YEN: Final = (40, 60, 80, 100, 120)
"""Where bands begin: years of experience, and 10,000 yen for a full-time month."""
_NOT_STATED: Final = -1


@dataclass(frozen=True, eq=False)
class Attribute:
    """One thing that could be said of everybody: a code for each eligible row, and its words."""

    name: str
    codes: Codes
    labels: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """What may be said of one candidate; ``hidden`` of ``all`` values are withheld."""

    facts: tuple[tuple[str, str], ...]
    hidden: int
    all: int


def profiles(
    position: Position, pool: TalentPool, eligible: Index, rows: Sequence[int], setup: Setup
) -> tuple[Profile, ...]:
    """What may be said of some eligible rows."""
    attributes = _attributes(position, pool, eligible, setup.words)
    table = np.column_stack([attribute.codes for attribute in attributes])
    kinds, counts = np.unique(table, axis=0, return_counts=True)
    found = []
    for row in rows:
        mine = table[int(np.searchsorted(eligible, row))]
        shown = safe_to_show(mine, kinds, counts, setup.smallest)
        found.append(_profile(attributes, mine, shown, setup.words))
    return tuple(found)


def safe_to_show(mine: Codes, kinds: Codes, counts: Codes, smallest: int) -> tuple[int, ...]:
    """Attributes that at least ``smallest`` people share with ``mine``, all of them together.

    As long as too few do, the attribute without which most people share the rest is left out.
    """
    shown = tuple(range(mine.size))
    while shown and _sharing(mine, kinds, counts, shown) < smallest:
        fewer = [tuple(at for at in shown if at != out) for out in shown]
        shown = max(fewer, key=lambda some: _sharing(mine, kinds, counts, some))
    return shown


def _sharing(mine: Codes, kinds: Codes, counts: Codes, shown: Sequence[int]) -> int:
    same = (kinds[:, list(shown)] == mine[list(shown)]).all(axis=1)
    return int(counts[same].sum())


def _profile(
    attributes: Sequence[Attribute], mine: Codes, shown: Iterable[int], words: Words
) -> Profile:
    told = set(shown)
    facts = tuple(
        (each.name, each.labels[int(mine[at])] if at in told else words("hidden"))
        for at, each in enumerate(attributes)
    )
    return Profile(facts, len(attributes) - len(told), len(attributes))


def _attributes(
    position: Position, pool: TalentPool, eligible: Index, words: Words
) -> list[Attribute]:
    years, price = pool.facts.months[eligible], pool.money.surely(eligible)
    price = np.where(price == NO_LIMIT, _NOT_STATED, price)
    found = [
        _banded(words("years_band"), years, [12 * year for year in YEARS], _years(words)),
        _banded(words("rate_band"), price, [10_000 * man for man in MAN_YEN], _yen(words)),
    ]
    verdicts = {verdict.value: words(verdict.name.lower()) for verdict in Verdict}
    for requirement in dict.fromkeys((*position.must, *position.want)):
        told = requirement_verdicts(requirement, position, pool, eligible)
        name = requirement_label(requirement).get(words.lang)
        found.append(Attribute(name, told.astype(np.int64), verdicts))
    return found


def _banded(
    name: str, values: NDArray[np.integer[Any]], starts: Sequence[int], labels: Mapping[int, str]
) -> Attribute:
    bands = np.searchsorted(np.array(starts), values, side="right")
    return Attribute(name, np.where(values < 0, _NOT_STATED, bands).astype(np.int64), labels)


def _years(words: Words) -> Mapping[int, str]:
    return band_labels([words("years_are", years=year) for year in YEARS], words)


def _yen(words: Words) -> Mapping[int, str]:
    ends = [words("band_yen", man=man, yen=f"{man * 10_000:,}") for man in MAN_YEN]
    return band_labels(ends, words)


def band_labels(ends: Sequence[str], words: Words) -> Mapping[int, str]:
    """Words for what lies below, between and from these ends on; -1 is not stated."""
    between = [words("band_between", low=low, high=high) for low, high in pairwise(ends)]
    labels = [
        words("band_below", high=ends[0]), *between, words("band_from", low=ends[-1])
    ]  # fmt: skip
    return {_NOT_STATED: words("not_stated"), **dict(enumerate(labels))}
