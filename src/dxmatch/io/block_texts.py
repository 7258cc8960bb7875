"""Free texts of many talents, where hardly one is said twice: they are kept as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.io.block_parts import PartNumbers
from dxmatch.io.block_skills import Noticed
from dxmatch.io.clean_texts import need_care
from dxmatch.io.column_values import ColumnValues, Mark, Numbers
from dxmatch.io.fields import FREE_TEXTS
from dxmatch.models.pool.talent_builder import TalentBuilder

_FEW: Final = 4
"""Where fewer texts than one in so many are different, each is looked up instead."""

_SAMPLE: Final = 128
"""So many tell already, most of the time."""


class BlockTexts:
    """One column of free text that is one part of a talent."""

    def __init__(self, column: ColumnValues, part: PartNumbers, builder: TalentBuilder) -> None:
        self.column = column
        self.part = part
        self._builder = builder
        self._limit = FREE_TEXTS[part.name]

    def read(self, texts: Sequence[str]) -> tuple[Numbers, Noticed, NDArray[np.bool_]] | None:
        """Numbers of the part per row, what was noticed by row, and the rows that need care.

        Returns:
            None if the texts repeat so often that they should be looked up.
        """
        if _repeat(texts[:_SAMPLE]) or _repeat(texts):
            return None
        care = need_care(texts, self._limit)
        clean = list(map(str.strip, texts))
        for place in care.tolist():
            clean[place] = ""
        numbers = np.array(self._builder.codes_of_texts(self.part.name, clean), np.intp)
        wrong = np.zeros(len(texts), np.bool_)
        if not care.size:
            return numbers, [], wrong
        column = self.column
        cells = column.numbers([texts[place] for place in care.tolist()])
        numbers[care] = self.part.numbers({id(column): cells}, care.size)
        marks = np.array(column.marks, np.uint8)[cells]
        wrong[care] = marks == Mark.WRONG
        noted = np.flatnonzero(marks == Mark.NOTED)
        rows, said = care[noted].tolist(), cells[noted].tolist()
        return numbers, [(r, column.issues[n]) for r, n in zip(rows, said, strict=True)], wrong


def _repeat(texts: Sequence[str]) -> bool:
    return len(set(texts)) * _FEW < len(texts)


def text_columns(
    columns: Sequence[ColumnValues], parts: Sequence[PartNumbers], builder: TalentBuilder
) -> list[BlockTexts]:
    """The columns of free text that are a part alone."""
    found = []
    for part in parts:
        own = [column for column in columns if column.column.field == part.name]
        if part.name in FREE_TEXTS and len(own) == 1 and own[0].column.index is not None:
            found.append(BlockTexts(own[0], part, builder))
    return found
