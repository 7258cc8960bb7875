"""What a column label says about its field: exact names, names inside longer ones, look-alikes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from importlib.resources import files
from typing import Final

from dxmatch.io.labels import JOINT, label_key

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BRACKETS = re.compile(r"[(（\[［][^)）\]］]*[)）\]］]")
_JOINTS = re.compile(r"[_\-.\s‐–—]+")
_PARTS = re.compile(r"[・、,，&＆+＋／]|および|及び|または|または")
_NUMBERED = re.compile(r"(?<=[^0-9])[0-9]{1,2}$")
_PREFIX = re.compile(
    r"^(?:ご?希望の?|ご|主な|主要な?|メイン|サブ|現在の|可能な|本人の?|その他の?|最新の?|"
    r"desired|expected|current|main|primary|preferred)(?=..)"
)
_LONGEST: Final = 80
_EXACT, _LEAF, _VARIED, _COMPOUND, _INSIDE, _ALIKE = 1.0, 0.9, 0.95, 0.85, 0.6, 0.7
_CLOSE: Final = 0.85


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The table of labels, by key: the fields that a label names, in full or by a part."""

    exact: dict[str, tuple[str, ...]]
    within: tuple[tuple[str, str], ...]
    fieldless: frozenset[str]


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The shipped table, read once."""
    text = files("dxmatch.io.proposal").joinpath("data/labels.toml").read_text("utf-8")
    table = tomllib.loads(text)
    exact: dict[str, tuple[str, ...]] = {}
    within: list[tuple[str, str]] = []
    for field, words in table["fields"].items():
        for label in dict.fromkeys(map(_key, words["labels"])):
            exact[label] = (*exact.get(label, ()), field)
        within += [(_key(part), field) for part in words["within"]]
    within.sort(key=lambda pair: -len(pair[0]))
    return Knowledge(exact, tuple(within), frozenset(map(_key, table["none"]["labels"])))


def label_scores(label: str) -> dict[str, float]:
    """Field → 0 … 1, how clearly the label names it; no entry: not at all."""
    known, scores = knowledge(), dict[str, float]()
    for key, weight in _spellings(label[:_LONGEST]):
        for field in known.exact.get(key, ()):
            scores[field] = max(scores.get(field, 0.0), weight)
    if _is_fieldless(label) and max(scores.values(), default=0.0) < _EXACT:
        return {}
    sure = max(scores.values(), default=0.0) >= _COMPOUND
    for field, score in _weaker(_key(_leaf(label[:_LONGEST])), known):
        scores[field] = max(scores.get(field, 0.0), score / 2 if sure else score)
    return scores


def is_known_label(label: str) -> bool:
    """Whether a label is one of the table: of a field, or known to have none."""
    return _is_fieldless(label) or max(label_scores(label).values(), default=0.0) >= _COMPOUND


def is_fieldless(label: str) -> bool:
    """Whether a label is known and means no field (最寄駅, 商流)."""
    return _is_fieldless(label) and not label_scores(label)


def _is_fieldless(label: str) -> bool:
    return any(key in knowledge().fieldless for key, _ in _spellings(label[:_LONGEST]))


def _key(label: str) -> str:
    return _JOINTS.sub("", label_key(_CAMEL.sub("_", label)))


def _leaf(label: str) -> str:
    return _BRACKETS.sub("", label).rpartition(JOINT)[2].rpartition(".")[2] or label


def _spellings(label: str) -> Iterator[tuple[str, float]]:
    """The keys under which a label may be known, each with how much it then counts."""
    bare = _BRACKETS.sub("", label) or label
    yield _key(label), _EXACT
    yield _key(bare), _EXACT
    for joint, weight in ((JOINT, _EXACT), (".", _LEAF)):
        parts = [part for part in bare.split(joint) if part.strip()]
        for start in range(1, len(parts)):
            yield _key("".join(f"{part}_" for part in parts[start:])), weight
    leaf = _key(_leaf(label))
    unnumbered = _NUMBERED.sub("", leaf)
    yield unnumbered, _VARIED
    yield _PREFIX.sub("", unnumbered), _VARIED
    pieces = [_key(piece) for piece in _PARTS.split(bare.rpartition(JOINT)[2]) if piece.strip()]
    if len(pieces) > 1:
        yield from ((piece, _COMPOUND) for piece in pieces)


def _weaker(key: str, known: Knowledge) -> Iterator[tuple[str, float]]:
    for part, field in known.within:
        if len(part) > 1 and part in key and part != key:
            yield field, _INSIDE + 0.15 * len(part) / len(key) + 0.05 * key.endswith(part)
    if len(key) > 5 and key.isascii():
        for other, fields in known.exact.items():
            if abs(len(other) - len(key)) < 3 and other.isascii():
                ratio = SequenceMatcher(None, key, other).ratio()
                if ratio >= _CLOSE:
                    yield from ((field, _ALIKE * ratio) for field in fields)
