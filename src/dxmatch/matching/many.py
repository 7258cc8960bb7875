"""match_many: many positions against one pool, as arrays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dxmatch.errors import InvalidInput
from dxmatch.matching.export import FrameLibrary, frame_of
from dxmatch.matching.matcher import checked_pool, match
from dxmatch.matching.shortlist import Shortlist, checked_k
from dxmatch.models import Position
from dxmatch.models.pool import Bests, TalentPool
from dxmatch.models.pool.rows import Longs
from dxmatch.scoring.algebra import Strategy, StrategyLike, as_strategy
from dxmatch.scoring.batch import Batch
from dxmatch.scoring.presets import default_sheet

Progress = Callable[[int, int], None]
"""Told how many positions are done, and how many there are."""

_CHUNK = 256
"""Positions that are asked about at once, at most."""

_VERDICTS = 64 * 2**20
"""Bytes that the verdicts of one line about a chunk take at most, if it has no better columns, and
if there are not so many talents that even few positions take more."""


@dataclass(frozen=True, eq=False, repr=False)
class Matches:
    """The best of a pool for many positions. Index it for the `Shortlist` of one of them.

    Attributes:
        rows: (positions, k) int64: rows of the pool, best first; −1 where fewer are eligible.
        totals: (positions, k) int64: the total of each; −1 where there is nobody.
        eligible: (positions,) int64: how many satisfy the must side.
    """

    positions: tuple[Position, ...]
    strategy: Strategy
    pool: TalentPool = field(repr=False)
    k: int
    rows: NDArray[np.int64]
    totals: Longs
    eligible: Longs

    def __len__(self) -> int:
        return len(self.positions)

    def __getitem__(self, index: int) -> Shortlist:
        return match(self.positions[index], self.pool, self.strategy, self.k)

    def __iter__(self) -> Iterator[Shortlist]:
        return (self[index] for index in range(len(self)))

    def keys(self, index: int) -> list[str]:
        """``"vendor:id"`` of those listed for one position, best first."""
        rows = self.rows[index]
        return self.pool.keys(rows[rows >= 0].tolist())

    def to_frame(self, backend: FrameLibrary | None = None) -> Any:
        """One row per position and talent: position, rank, talent, total.

        Raises:
            MissingExtra: no frame library is installed, or not the one asked for.
        """
        places, ranks = np.nonzero(self.rows >= 0)
        columns = {
            "position": [self.positions[place].id for place in places.tolist()],
            "rank": (ranks + 1).tolist(),
            "talent": self.pool.keys(self.rows[places, ranks].tolist()),
            "total": self.totals[places, ranks].tolist(),
        }
        return frame_of(columns, backend)

    def __repr__(self) -> str:
        return f"Matches({len(self)} positions, best {self.k} of {len(self.pool)} talents)"


def match_many(
    positions: Iterable[Position],
    pool: TalentPool,
    strategy: StrategyLike | None = None,
    k: int = 10,
    *,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Matches:
    """Rank the talents of one pool for many positions.

    Columns that positions share (dates, places, skills) are worked out once. The result is the
    same for any number of threads, and the same as `match` for each position alone.

    Args:
        positions: e.g. ``project.placed_positions()`` of several projects.
        pool: whom to choose from.
        strategy: a sheet, a constraint or a scorer; the standard sheet if None.
        k: length of each list, at least 1.
        threads: at least 1; as many as there are processors, at most 8, if None.
        progress: called in this thread after every few positions.

    Raises:
        EmptyPool: the pool has no talents.
        InvalidInput: ``k`` or ``threads`` is below 1; something is no position or no pool.
        InvalidStrategy: ``strategy`` is no sheet.
        PluginContractError: a line answered the wrong shape, type or range.

    Example:
        >>> from dxmatch import Period, Talent, WithinBudget
        >>> position = Position(
        ...     id="dev", title="開発者", period=Period(start="2026-12-01", end="2027-04-01")
        ... )
        >>> pool = TalentPool.of([Talent(vendor="v", id="1")])
        >>> match_many([position, position], pool, WithinBudget(), k=3)
        Matches(2 positions, best 3 of 1 talents)
    """
    needs = tuple(positions)
    _check(needs, pool, threads)
    sheet = default_sheet() if strategy is None else as_strategy(strategy)
    checked_k(k)
    batch = Batch(sheet, pool, k)
    rows = np.full((len(needs), k), -1, np.int64)
    sums, eligible = rows.copy(), np.zeros(len(needs), np.int64)
    workers = threads or min(os.cpu_count() or 1, 8)
    size = _chunk(len(needs), workers, len(pool))
    chunks = [needs[at : at + size] for at in range(0, len(needs), size)]
    place = 0
    for found in _in_order(batch.bests, chunks, workers):
        some = slice(place, place + len(found.eligible))
        rows[some], sums[some], eligible[some] = found
        place = some.stop
        if progress is not None:
            progress(place, len(needs))
    return Matches(needs, sheet, pool, k, rows, sums, eligible)


def _chunk(positions: int, threads: int, talents: int) -> int:
    """So many positions that each thread has some chunks, and that their verdicts fit in memory."""
    fair = -(-positions // (4 * threads))
    return max(1, min(_CHUNK, fair, max(_VERDICTS // talents, 16)))


def _in_order(
    work: Callable[[Sequence[Position]], Bests],
    chunks: Sequence[Sequence[Position]],
    threads: int,
) -> Iterator[Bests]:
    count = min(threads, len(chunks))
    if count <= 1:
        yield from map(work, chunks)
        return
    with ThreadPoolExecutor(count) as executor:
        futures: list[Future[Bests]] = [executor.submit(work, chunk) for chunk in chunks]
        try:
            for future in futures:
                yield future.result()
        finally:
            for future in futures:
                future.cancel()


def _check(needs: Sequence[object], pool: object, threads: int | None) -> None:
    checked_pool(pool)
    for need in needs:
        if not isinstance(need, Position):
            found = type(need).__name__
            raise InvalidInput(
                f"match_many takes positions, not {found}.",
                ja=f"match_many には Position を渡してください({found} は使えません)。",
                hint="For a project pass project.placed_positions().",
                hint_ja="案件は project.placed_positions() を渡してください。",
                code="NOT_A_NEED",
            )
    if threads is not None and (type(threads) is not int or threads < 1):
        raise InvalidInput(
            "threads must be a whole number, at least 1.",
            ja="threads は 1 以上の整数にしてください。",
            hint="Leave it out to use all processors.",
            hint_ja="省略するとすべてのプロセッサーを使います。",
            code="BAD_THREADS",
        )
