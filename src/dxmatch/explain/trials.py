"""What each must line says when some dials are turned: asked once, only of who may be affected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np

from dxmatch.explain.change import Change
from dxmatch.explain.dials import Dial
from dxmatch.explain.must_lines import Requires, fails, must_lines
from dxmatch.explain.patterns import Patterns, patterns
from dxmatch.explain.position_change import changed, requirement_after
from dxmatch.explain.watched_position import FIELDS, fails_and_reads
from dxmatch.models import Position
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Bools, Index
from dxmatch.scoring.algebra import Constraint, Strategy

Cell = tuple[tuple[int, int], ...]
"""Which dials are turned, and to which step (from 1): pairs in order of dial."""


@dataclass(frozen=True, eq=False)
class Trials:
    """Lines × dials over some rows of a pool.

    Attributes:
        closed: per line and row, whether the line keeps the row out of the position as it is.
    """

    strategy: Strategy
    position: Position
    pool: TalentPool
    rows: Index
    dials: Sequence[Dial]
    lines: Sequence[Constraint]
    closed: Bools
    _reads: list[frozenset[str]]
    _own: Sequence[frozenset[int]]
    """Per dial the lines of the requirements that it changes."""
    _let_in: dict[tuple[int, Cell], Bools] = field(default_factory=dict)
    _patterns: dict[tuple[int, tuple[tuple[int, int], ...]], Patterns] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        strategy: Strategy,
        position: Position,
        pool: TalentPool,
        rows: Index,
        dials: Sequence[Dial],
    ) -> Trials:
        """Ask every line about the position as it is."""
        lines, closed, reads = must_lines(strategy, position), [], []
        for line in lines:
            out = fails(strategy, line, position, pool, rows)
            seen, read = fails_and_reads(strategy, line, position, pool, rows)
            closed.append(out)
            # A line that can tell a watched position from a real one is asked each time.
            reads.append(read if np.array_equal(seen, out) else FIELDS)
        every = np.array(closed, np.bool_).reshape(len(lines), rows.size)
        own = [_lines_of(dial, position, lines) for dial in dials]
        return cls(strategy, position, pool, rows, tuple(dials), lines, every, reads, own)

    def only(self, kept: Index) -> Trials:
        """The same trials of some of the rows; what is known of them stays known."""
        return replace(
            self,
            rows=self.rows[kept],
            closed=self.closed[:, kept],
            _reads=list(self._reads),
            _let_in={key: column[kept] for key, column in self._let_in.items()},
            _patterns={},
        )

    def turned(self, cell: Iterable[tuple[int, int]]) -> tuple[Change, ...]:
        """The changes of a cell."""
        return tuple(self.dials[dial].steps[step - 1] for dial, step in cell if step)

    def touches(self, dial: int, line: int) -> bool:
        """Whether turning a dial can change what a line says, as far as is known."""
        reads = self._reads[line]
        return line in self._own[dial] or not self.dials[dial].fields.isdisjoint(reads)

    def axes(self, line: int, among: Iterable[int]) -> tuple[int, ...]:
        """The dials that a line depends on, among some."""
        return tuple(dial for dial in among if self.touches(dial, line))

    def table(
        self, line: int, among: Sequence[int], sizes: Sequence[int]
    ) -> tuple[tuple[int, ...], Patterns | None]:
        """What a line says at all steps (0 … size − 1) of the dials among some that it reads.

        A line may read more fields of a changed position than of the one as it is; then it is
        asked again with those dials too.
        """
        size_of = dict(zip(among, sizes, strict=True))
        while True:
            axes = self.axes(line, among)
            if not axes:
                return axes, None
            key = (line, tuple((dial, size_of[dial]) for dial in axes))
            if key not in self._patterns:
                steps = product(*(range(size_of[dial]) for dial in axes))
                cells = [tuple(zip(axes, each, strict=True)) for each in steps]
                columns = [self.lets_in(line, cell) for cell in cells]
                if self.axes(line, among) != axes:
                    continue
                self._patterns[key] = patterns(columns)
            return axes, self._patterns[key]

    def lets_in(self, line: int, cell: Cell) -> Bools:
        """Whom a line lets in at a cell."""
        cell = tuple((dial, step) for dial, step in cell if step)
        if not cell:
            closed: Bools = self.closed[line]
            return ~closed
        key = (line, cell)
        if key not in self._let_in:
            self._let_in[key] = self._ask(line, self.turned(cell))
        return self._let_in[key]

    def _ask(self, at: int, changes: Sequence[Change]) -> Bools:
        line, position = self.lines[at], changed(self.position, changes)
        if isinstance(line, Requires):
            index = self.position.must.index(line.requirement)
            after = requirement_after(line.requirement, index, changes)
            if after is None:
                return np.ones(self.rows.size, np.bool_)
            line = Requires(requirement=after)
        if self._reads[at] == FIELDS:
            return ~fails(self.strategy, line, position, self.pool, self.rows)
        out, read = fails_and_reads(self.strategy, line, position, self.pool, self.rows)
        self._reads[at] |= read
        return ~out


def _lines_of(dial: Dial, position: Position, lines: Sequence[Constraint]) -> frozenset[int]:
    changed_ones = [position.must[index] for index in dial.requirements]
    return frozenset(
        at
        for at, line in enumerate(lines)
        if isinstance(line, Requires) and line.requirement in changed_ones
    )
