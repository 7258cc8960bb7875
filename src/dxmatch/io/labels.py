"""Column labels as people write them: found again in spite of width, spaces and ornaments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from dxmatch.io.suspicion import unmasked

JOINT = "/"
"""Between the lines of a header of several lines: ``スキル/レベル``."""

_ORNAMENT = re.compile(r"[\s◆◇■□●○★☆※▼▲*【】\[\]「」『』:：*＊]+")


def label_key(label: str) -> str:
    """What two spellings of one label have in common: ``◆氏 名◆`` and ``氏名``."""
    return _ORNAMENT.sub("", unicodedata.normalize("NFKC", unmasked(label))).casefold()


def join_labels(lines: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """One label per column from a header of one or several lines; repeats are said once."""
    width = max(map(len, lines), default=0)
    labels = []
    for column in range(width):
        parts = [line[column].strip() for line in lines if column < len(line)]
        labels.append(JOINT.join(dict.fromkeys(part for part in parts if part)))
    return tuple(labels)


class LabelIndex:
    """Finds the columns of a header by label: in full, or by the last line if that is unique."""

    def __init__(self, header: Sequence[str]) -> None:
        self._full: dict[str, list[int]] = {}
        self._leaf: dict[str, list[int]] = {}
        for column, label in enumerate(header):
            self._full.setdefault(label_key(label), []).append(column)
            leaf = label_key(label.rpartition(JOINT)[2])
            self._leaf.setdefault(leaf, []).append(column)

    def find(self, label: str) -> list[int]:
        """The columns of that label; several if the header repeats it."""
        key = label_key(label)
        return self._full.get(key) or self._leaf.get(key) or []
