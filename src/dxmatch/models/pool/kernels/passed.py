"""Who passes a test of columns, kept while many searches ask for the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.column_tests import PASSED, ColumnTest, Step, TestKey

_ROOM = 256 * 2**20


class Answer(NamedTuple):
    """A bit for each row that passes a test.

    Attributes:
        step: the numbers of a step (see `compiled.step_numbers`) that reads the bits where they
            stand as long as this lives.
        words: the bits.
        test: the test, whose columns live as long.
    """

    step: tuple[int, int, int, int, int]
    words: NDArray[np.uint64]
    test: ColumnTest


class Passed:
    """The answers to the tests that searches of one pool asked so far; safe under threads.

    The columns of a test are known by their place in memory, so they live as long as its answers.
    All is forgotten when bits and columns take more than 256 MiB (a column counts for each test).
    """

    def __init__(self) -> None:
        self._known: dict[TestKey, Answer] = {}
        self._bytes = 0

    def answer(
        self, test: ColumnTest, least: int, make: Callable[[Sequence[Step]], NDArray[np.uint64]]
    ) -> Answer:
        """Who gets a verdict of at least ``least`` (1 or 2), by ``make``."""
        key = test.key(least)
        known = self._known.get(key)
        if known is None:
            steps = test.steps(least)
            words = make(steps)
            step = (PASSED, words.itemsize, int(words.ctypes.data), 0, 0)
            known = Answer(step, words, test)
            columns = [column for step in steps for column in (step.column, step.less)]
            self._bytes += words.nbytes + sum(c.nbytes for c in columns if c is not None)
            if self._bytes > _ROOM:
                self._known, self._bytes = {}, 0
            self._known[key] = known
        return known
