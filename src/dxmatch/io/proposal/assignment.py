"""Which column becomes which field: every pair has a score, and the whole is made best."""

from __future__ import annotations

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dxmatch.io.field_options import FieldOptions
from dxmatch.io.fields import FIELDS
from dxmatch.io.proposal import wording
from dxmatch.io.proposal.evidence import Tester
from dxmatch.io.proposal.label_knowledge import is_fieldless, label_scores
from dxmatch.io.proposal.options import Choice, choose_options
from dxmatch.io.proposal.sampling import Sample
from dxmatch.models import Text

SURE: Final = 0.8
"""From here on a column needs no look."""

LEAST: Final = 0.45
"""Below this a column is not proposed."""

_LABEL_PART: Final = 0.55
_EMPTY: Final = 0.85
_LITTLE: Final = 0.5
_BY_VALUE: Final = {
    "skills": 0.75,
    "certifications": 0.75,
    "rate": 0.7,
    "available_from": 0.6,
    "utilization": 0.65,
    "remote": 0.6,
    "forms": 0.75,
    "home_prefecture": 0.65,
    "prefectures": 0.6,
    "industries": 0.65,
    "id": 0.55,
}
"""Fields that values can show without a label, and the most that they are worth then."""

_SHORT: Final = 60
_FEW_LOOKED: Final = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """One column as one field."""

    field: str
    score: float
    choice: Choice
    by_label: bool

    @property
    def reasons(self) -> tuple[Text, ...]:
        """Why the score is what it is."""
        found = [wording.BY_LABEL if self.by_label else wording.BY_VALUES]
        if self.field == "id" and self.score < SURE and self.by_label:
            found.append(wording.NOT_UNIQUE)
        elif self.choice.trial.read < 0.8 and self.choice.trial.read + self.choice.trial.errors:
            share = self.choice.trial.read
            found.append(
                Text(
                    ja=wording.FEW_READ.ja.format(share=share),
                    en=wording.FEW_READ.en.format(share=share),
                )
            )
        return (*found, *self.choice.doubts)


def pairs_of(sample: Sample, tester: Tester) -> tuple[Pair, ...]:
    """The fields that a column may be, the likeliest first."""
    named = label_scores(sample.label)
    pairs = [_named(sample, field, score, tester) for field, score in named.items()]
    clear = any(pair.score >= SURE for pair in pairs)
    if not clear and sample.values and not is_fieldless(sample.label):
        pairs += [
            pair
            for field, most in _BY_VALUE.items()
            if field not in named and (pair := _guessed(sample, field, most, tester)) is not None
        ]
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.field)))


def _named(sample: Sample, field: str, label: float, tester: Tester) -> Pair:
    choice = choose_options(field, sample.label, sample.values, tester)
    if not sample.values:
        return Pair(field, _EMPTY * label, choice, by_label=True)
    read = choice.trial.read
    if field == "id":
        read *= sample.distinct**4
    score = _LABEL_PART * label + (1 - _LABEL_PART) * read
    return Pair(field, score if read >= 0.3 else score * _LITTLE, choice, by_label=True)


def _guessed(sample: Sample, field: str, most: float, tester: Tester) -> Pair | None:
    """A field whose parser reads nearly all values; long texts and bare numbers show nothing."""
    values = [value for value in sample.values if len(value) <= _SHORT][:_FEW_LOOKED]
    telling = [value for value in values if not value.strip().isdigit() or field == "id"]
    if 2 * len(telling) < len(sample.values[:_FEW_LOOKED]):
        return None
    if field == "id" and (sample.distinct < 1 or sample.filled < 3):
        return None
    trial = tester.trial(field, telling, FieldOptions())
    if trial.read < 0.75:
        return None
    choice = choose_options(field, sample.label, sample.values, tester)
    return Pair(field, most * choice.trial.read, choice, by_label=False)


def assign(columns: Table[int, Sequence[Pair]]) -> dict[int, Pair]:
    """Column → pair, so that the sum of the scores is the largest.

    A field of one column gets one; one of several (skills) as many as are like it.
    """
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    places = list(columns)
    slots = _slots(columns)
    if not slots:
        return {}
    scores = np.zeros((len(places), len(slots)))
    by_field = {(place, pair.field): pair for place, pairs in columns.items() for pair in pairs}
    for line, place in enumerate(places):
        for slot, field in enumerate(slots):
            pair = by_field.get((place, field))
            scores[line, slot] = pair.score if pair and pair.score >= LEAST else 0.0
    found = linear_sum_assignment(scores, maximize=True)
    return {
        places[line]: by_field[places[line], slots[slot]]
        for line, slot in zip(*found, strict=True)
        if scores[line, slot] > 0
    }


def _slots(columns: Table[int, Sequence[Pair]]) -> list[str]:
    """A field once, or once for every column that is like it if it takes several."""
    liked: dict[str, int] = {}
    for pairs in columns.values():
        for pair in pairs:
            if pair.score >= LEAST:
                liked[pair.field] = liked.get(pair.field, 0) + 1
    return [
        field
        for field in sorted(liked)
        for _ in range(liked[field] if FIELDS[field].several else 1)
    ]
