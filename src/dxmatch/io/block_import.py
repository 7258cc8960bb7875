"""Many rows at once, column by column; what needs care goes the way of a single row.

The result is that of `RowImport` alone. A row is taken with its block if it has an id that no
other row has, no fault, no note of the reader, no error, and parts that go together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.io.block_ids import read_ids
from dxmatch.io.block_parts import REFUSED, PartNumbers
from dxmatch.io.block_skills import BlockSkills, Noticed, no_skills
from dxmatch.io.block_texts import text_columns
from dxmatch.io.column_values import MOST_KNOWN, ColumnValues, Mark, Numbers
from dxmatch.io.row_import import RowImport
from dxmatch.io.table_rows import Block
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.talent_columns import PARTS

_FEW: Final = 8
"""So many rows alone are not worth a block."""

Noted = list[tuple[Any, ...]]
"""Row, place of the column in the plan, and the codes of what was noticed there."""


def takes_blocks(rows: RowImport) -> bool:
    """Whether rows under this mapping can be taken in blocks."""
    fields = [known.column.field for known in rows.columns]
    identities = [known for known in rows.columns if known.column.field == "id"]
    return (
        len(identities) == 1
        and identities[0].column.index is not None
        and identities[0].reading.options.default is None
        and fields.count("skills") <= 1
        and "level" not in fields
    )


@dataclass(frozen=True, slots=True)
class _Ready:
    """What was read of a block: ids, numbers of parts and claims, what was noticed, what is odd."""

    ids: list[str]
    parts: dict[str, Numbers]
    skills: Lists
    noted: Noted
    odd: NDArray[np.bool_]


class BlockImport:
    """Takes blocks of rows; talents, issues and quarantine are those of the `RowImport`."""

    def __init__(self, rows: RowImport) -> None:
        self._rows = rows
        self._id = next(known for known in rows.columns if known.column.field == "id")
        self._plain = [c for c in rows.columns if c.column.field not in {"id", "skills"}]
        self._parts = [PartNumbers(n, self._plain, rows.assembly, rows.talents) for n in PARTS]
        found = text_columns(self._plain, self._parts, rows.talents)
        self._texts = {id(texts.column): texts for texts in found}
        column = next((c for c in rows.columns if c.column.field == "skills"), None)
        self._skills = None if column is None else BlockSkills(column, rows.talents.claims)

    def take(self, block: Block) -> None:
        """Import some rows, in their order."""
        size = block.size
        if len(block.odd) * 2 > size:
            for place in range(size):
                self._rows.take(block.row(place))
            return
        ready = self._read(block)
        for start, stop, whole in _runs(ready.odd):
            if whole:
                self._keep(block, ready, start, stop)
            else:
                for place in range(start, stop):
                    self._rows.take(block.row(place))

    def _read(self, block: Block) -> _Ready:
        self._forget()
        size, odd = block.size, np.zeros(block.size, np.bool_)

        def texts(known: ColumnValues) -> Sequence[str]:
            place = known.column.index
            return [""] * size if place is None else block.columns[place]

        ids, not_plain = read_ids(self._id, texts(self._id), self._rows.ids)
        odd[[*block.odd, *not_plain]] = True
        noted: Noted = []
        numbers: dict[int, Numbers] = {}
        parts: dict[str, Numbers] = {}
        skills = no_skills(size)
        for place, known in enumerate(self._rows.columns):
            found: Noticed = []
            own = self._texts.get(id(known))
            read = own and own.read(texts(known))
            if own and read:
                parts[own.part.name], found, wrong = read
            elif self._skills is not None and known is self._skills.column:
                skills, found, wrong = self._skills.read(texts(known))
            elif known is not self._id:
                cells = numbers[id(known)] = known.numbers(texts(known))
                marks = np.array(known.marks, np.uint8)[cells]
                wrong = marks == Mark.WRONG
                rows = np.flatnonzero(marks == Mark.NOTED).tolist()
                found = [(row, known.issues[cells[row]]) for row in rows]
            else:
                continue
            odd |= wrong
            noted += [(row, place, codes) for row, codes in found]
        for part in self._parts:
            if part.name not in parts:
                parts[part.name] = part.numbers(numbers, size)
            odd |= parts[part.name] == REFUSED
        return _Ready(ids, parts, skills, sorted(noted), odd)

    def _keep(self, block: Block, ready: _Ready, start: int, stop: int) -> None:
        rows, skills = self._rows, ready.skills
        ids = ready.ids[start:stop]
        starts = skills.starts[start : stop + 1]
        own = Lists(starts - starts[0], skills.codes[starts[0] : starts[-1]])
        rows.talents.extend(ids, {n: codes[start:stop] for n, codes in ready.parts.items()}, own)
        rows.ids.update(ids)
        first, last = bisect_left(ready.noted, (start,)), bisect_left(ready.noted, (stop,))
        number = block.numbering()
        rows.issues.note(
            [
                (number(row), place, code)
                for row, place, codes in ready.noted[first:last]
                for code in codes
            ]
        )

    def _forget(self) -> None:
        """Start anew with columns of which too many different texts are known."""
        full = [known for known in self._rows.columns if len(known) > MOST_KNOWN]
        for known in full:
            known.forget()
        for part in self._parts:
            part.forget(full)


def _runs(odd: NDArray[np.bool_]) -> Iterator[tuple[int, int, bool]]:
    """Start and stop of rows to take at once (True), or one by one."""
    start = 0
    for stop in [*np.flatnonzero(odd).tolist(), odd.size]:
        if stop > start:
            yield start, stop, stop - start > _FEW
        if stop < odd.size:
            yield stop, stop + 1, False
        start = stop + 1
