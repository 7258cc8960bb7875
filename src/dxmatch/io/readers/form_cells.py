"""A form on a sheet: labels, and the values that stand beside or below them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from dxmatch.io.labels import label_key
from dxmatch.io.protected_columns import is_protected_label
from dxmatch.io.readers.workbook import WorkbookSheet
from dxmatch.io.table import column_letter

Place = tuple[int, int]
"""Row and column of a cell, both from 0."""

_LONGEST_LABEL: Final = 30
_BRACKETS: Final = re.compile(r"[(（\[［【][^)）\]］】]*[)）\]］】]\s*$")
_INLINE: Final = re.compile(r"\s*([^:：\n]{1,30}?)\s*[:：]\s*(\S.*)", re.S)


def address(place: Place) -> str:
    """The cell as a spreadsheet shows it: (0, 0) is A1."""
    return f"{column_letter(place[1])}{place[0] + 1}"


@dataclass(frozen=True, slots=True)
class FormValue:
    """What stands beside one label: the label as written, the texts, and where each stood."""

    label: str
    texts: tuple[str, ...] = field(repr=False)
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels that are looked for; those of protected columns always are."""

    wanted: frozenset[str]

    @classmethod
    def of(cls, labels: Iterable[str]) -> Labels:
        """Labels as a mapping writes them."""
        return cls(frozenset(map(label_key, labels)))

    def key(self, text: str) -> str | None:
        """The key of a cell that is a label; what stands in brackets behind it is left out."""
        text = text.strip()
        if not text or len(text) > _LONGEST_LABEL:
            return None
        key = label_key(text)
        bare = label_key(_BRACKETS.sub("", text))
        found = next((each for each in (key, bare) if each in self.wanted), None)
        return found or (key if is_protected_label(text) else None)


def read_form(
    sheet: WorkbookSheet, labels: Labels, free: Callable[[int], bool]
) -> tuple[list[FormValue], set[Place]]:
    """All labels with their values, row by row, and the cells that were used.

    A value stands in the same cell behind a colon, or to the right up to the next label (of a
    label that is merged over several rows: in all of them), or else directly below.

    Args:
        sheet: the grid and its merged areas.
        labels: what is a label.
        free: whether a row (from 0) belongs to the form.
    """
    heights = {(top, left): bottom for top, left, bottom, _ in sheet.merged}
    found: list[FormValue] = []
    used: set[Place] = set()
    for row, cells in enumerate(sheet.grid):
        if not free(row):
            continue
        for column, text in enumerate(cells):
            if (row, column) in used or not text.strip():
                continue
            inline = _INLINE.fullmatch(text)
            if inline and labels.key(inline[1]) is not None:
                found.append(FormValue(inline[1], (inline[2].strip(),), ((row, column),)))
            elif labels.key(text) is not None:
                bottom = max(row, heights.get((row, column), row))
                places = list(_values(sheet.grid, labels, (row, column), bottom, free))
                texts = tuple(sheet.grid[r][c].strip() for r, c in places)
                found.append(FormValue(text.strip(), texts, tuple(places)))
                used.update(places)
            else:
                continue
            used.add((row, column))
    return found, used


def _values(
    grid: tuple[tuple[str, ...], ...],
    labels: Labels,
    at: Place,
    bottom: int,
    free: Callable[[int], bool],
) -> Iterator[Place]:
    row, column = at
    beside = [
        (line, place)
        for line in range(row, min(bottom + 1, len(grid)))
        for place in _up_to_label(grid[line], labels, column + 1)
    ]
    yield from beside
    below = row + 1
    if not beside and below < len(grid) and free(below):
        text = grid[below][column]
        if text.strip() and not _is_label(text, labels):
            yield below, column


def _up_to_label(cells: tuple[str, ...], labels: Labels, start: int) -> Iterator[int]:
    for place in range(start, len(cells)):
        if _is_label(cells[place], labels):
            return
        if cells[place].strip():
            yield place


def _is_label(text: str, labels: Labels) -> bool:
    inline = _INLINE.fullmatch(text)
    return labels.key(inline[1] if inline else text) is not None
