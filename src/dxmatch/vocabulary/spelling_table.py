"""Similarity by name as a table of pairs: computed, or read from the file that comes along."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from dxmatch.vocabulary.catalogue import Vocabulary
from dxmatch.vocabulary.relations import Pair
from dxmatch.vocabulary.spelling import METHOD, spelling_cosines

FULL_NAME, FLOOR, NEIGHBOURS = 6_000, 2_500, 12
"""Value = 6,000 × cosine²; below 2,500 it is 0; a skill keeps its 12 nearest.

Half-alike names say much less than half, hence the square; and a name, however alike, is no
proof of the skill, hence the 6,000.
"""

PARAMETERS = f"value={FULL_NAME}*cos^2 floor={FLOOR} neighbours={NEIGHBOURS}"

_FILE = "similarity.csv"


def compute_table(vocabulary: Vocabulary) -> dict[Pair, int]:
    """Pairs of skills (ids in order) that are alike by name; value FLOOR … FULL_NAME."""
    table: dict[Pair, int] = {}
    for skill, cosines in spelling_cosines(vocabulary):
        values = [(other, _value(cosine)) for other, cosine in cosines]
        nearest = sorted((v for v in values if v[1] >= FLOOR), key=lambda v: (-v[1], v[0]))
        for other, value in nearest[:NEIGHBOURS]:
            table[min(skill, other), max(skill, other)] = value
    return dict(sorted(table.items()))


def _value(cosine: int) -> int:
    return FULL_NAME * cosine * cosine // 10_000**2


def render_table(table: Mapping[Pair, int], vocabulary: Vocabulary) -> str:
    """The file: a header with digest, method and parameters, then ``a,b,value`` in order."""
    rows = [f"{a},{b},{value}" for (a, b), value in sorted(table.items())]
    return "\n".join([*_head(vocabulary), *rows, ""])


def frozen_table(vocabulary: Vocabulary) -> dict[Pair, int] | None:
    """The table that comes with dxmatch, or None if it was made for another vocabulary."""
    text = (files("dxmatch.vocabulary") / "data" / _FILE).read_text(encoding="utf-8")
    head = _head(vocabulary)
    rows = text.splitlines()
    if rows[: len(head)] != head:
        return None
    cells = (row.split(",") for row in rows[len(head) :])
    return {(a, b): int(value) for a, b, value in cells}


def _head(vocabulary: Vocabulary) -> list[str]:
    return [f"# vocabulary {vocabulary.digest}", f"# {METHOD}; {PARAMETERS}", "a,b,value"]
