"""TF-IDF over characters once more, in plain Python."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from dxmatch.models import Position, Talent
from dxmatch.scoring.labels import requirement_label, skill_label


def cosines(position: Position, talents: Sequence[Talent]) -> list[float]:
    """Cosine of every talent's text with the position's, weights fitted on the talents."""
    texts = [_of_talent(talent) for talent in talents]
    fitted_on = texts if any(text.strip() for text in texts) else ["-"]
    holders = Counter(gram for text in fitted_on for gram in set(_grams(text)))
    rarity = {g: math.log((1 + len(fitted_on)) / (1 + n)) + 1 for g, n in holders.items()}
    wanted = _vector(_of_position(position), rarity)
    return [_dot(_vector(text, rarity), wanted) for text in texts]


def _of_talent(talent: Talent) -> str:
    names = [skill_label(claim.skill) for claim in talent.skills]
    return " ".join([talent.headline, talent.summary, *(f"{n.ja} {n.en}" for n in names)])


def _of_position(position: Position) -> str:
    names = [requirement_label(item) for item in (*position.must, *position.want)]
    return " ".join([position.title, position.description, *(f"{n.ja} {n.en}" for n in names)])


def _grams(text: str) -> list[str]:
    """Single characters and pairs within words; a word has a blank on either side."""
    padded = [f" {word} " for word in text.lower().split()]
    return [word[at : at + n] for word in padded for n in (1, 2) for at in range(len(word) - n + 1)]


def _vector(text: str, rarity: dict[str, float]) -> dict[str, float]:
    counts = Counter(gram for gram in _grams(text) if gram in rarity)
    raw = {gram: (1 + math.log(count)) * rarity[gram] for gram, count in counts.items()}
    length = math.sqrt(math.fsum(x * x for x in raw.values()))
    return {gram: x / length for gram, x in raw.items()}


def _dot(a: dict[str, float], b: dict[str, float]) -> float:
    return math.fsum(x * b[gram] for gram, x in a.items() if gram in b)
