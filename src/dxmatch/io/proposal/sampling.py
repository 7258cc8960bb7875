"""What is looked at in each column: a bounded number of its different values."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from dxmatch.io.table import Sheet

VALUES = 200
"""Different values that are looked at in a column."""

ROWS = 5_000
"""Rows that are looked at."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One column: its place and label, and what is written in it.

    ``filled`` counts the cells that hold something, ``different`` their different texts.
    """

    index: int
    label: str
    values: tuple[str, ...] = field(repr=False)
    filled: int
    different: int

    @property
    def distinct(self) -> float:
        """Share of cells whose text no other cell has; 0 without values."""
        return self.different / self.filled if self.filled else 0.0


def samples(sheet: Sheet) -> tuple[Sample, ...]:
    """One sample per column of the header, from rows that are whole."""
    texts: list[dict[str, None]] = [{} for _ in sheet.header]
    filled = [0] * len(sheet.header)
    whole = (row for row in sheet.rows if row.fault is None and not row.blank)
    for row in islice(whole, ROWS):
        for place, cell in enumerate(row.cells[: len(filled)]):
            if cell and not cell.isspace():
                filled[place] += 1
                texts[place][cell] = None
    return tuple(
        Sample(place, label, tuple(islice(texts[place], VALUES)), filled[place], len(texts[place]))
        for place, label in enumerate(sheet.header)
    )
