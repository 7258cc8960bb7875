"""Searches one after the other as arrays, so that one compiled run serves them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, Generic, NamedTuple

import numpy as np

from dxmatch.models.pool.kernels.asked import Asked, Choices, Made, Numbers
from dxmatch.models.pool.kernels.column_tests import PASSED, ColumnTest
from dxmatch.models.pool.kernels.column_values import ColumnValue
from dxmatch.models.pool.kernels.compiled import NO_STEP, step_numbers, words_of
from dxmatch.models.pool.kernels.compiled_addresses import Addresses
from dxmatch.models.pool.kernels.compiled_plans import PlanArrays, plan_arrays
from dxmatch.models.pool.kernels.compiled_values import NO_VALUE, value_numbers
from dxmatch.models.pool.kernels.plans import Plans
from dxmatch.models.pool.kernels.searches import Searches
from dxmatch.models.pool.rows import Longs


class SearchArrays(NamedTuple):
    """The plans, steps and values of some searches.

    Attributes:
        plans: all plans, one after the other.
        first_need: of each search, and at last how many there are.
        total_weight: of each search, Σ weight of its needs.
        weight: of the coverage.
        steps: (searches, steps, 5), see `compiled.step_numbers`.
        values: (searches, lines, 6), see `compiled_values.value_numbers`.
    """

    plans: PlanArrays
    first_need: Longs
    total_weight: Longs
    weight: np.int64
    steps: Longs
    values: Longs


def arrays_of(searches: Searches, addresses: Addresses, size: int) -> SearchArrays:
    """Some searches of ``size`` rows as arrays, as long as all three live."""
    plans, tests = searches.plans, [(searches.least, line) for line in searches.tests]
    return SearchArrays(
        plan_arrays(plans, addresses),
        np.array(plans.first_need, np.int64),
        np.array(plans.total_weight, np.int64),
        np.int64(searches.weight),
        _beside(tests, _Rows(_steps, partial(_passed, size), len(NO_STEP)), plans, addresses),
        _beside(searches.others, _Rows(_value, _values, len(NO_VALUE)), plans, addresses),
    )


class _Rows(NamedTuple, Generic[Asked]):
    """How to say a test or a value in rows of numbers.

    Attributes:
        now: for one position, as long as the addresses live.
        kept: for many searches.
        width: numbers of a row.
    """

    now: Callable[[Asked | None, int, Addresses], list[Numbers]]
    kept: Callable[[int, Sequence[Asked | None]], Made]
    width: int


def _beside(
    lines: Sequence[tuple[int, Choices[Asked]]],
    rows: _Rows[Asked],
    plans: Plans,
    addresses: Addresses,
) -> Longs:
    """The rows of all lines, position by position; each line with what else they depend on."""
    if not any(line.kept for _, line in lines):
        found = [
            [row for how, line in lines for row in rows.now(line.of(place), how, addresses)]
            for place in range(len(plans))
        ]
        return np.array(found, np.int64).reshape(len(plans), -1, rows.width)
    return np.concatenate([_column(how, line, rows, addresses) for how, line in lines], axis=1)


def _column(how: int, line: Choices[Asked], rows: _Rows[Asked], addresses: Addresses) -> Longs:
    if line.kept is None:
        numbers = np.array([rows.now(each, how, addresses) for each in line.asked], np.int64)
    else:
        numbers = line.kept.of(line.asked, how, partial(rows.kept, how))
    return numbers.take(np.array(line.codes, np.intp), axis=0)


_MOST: Final = 2
"""Steps of a test."""


def _steps(test: ColumnTest | None, least: int, addresses: Addresses) -> list[Numbers]:
    own = [] if test is None else step_numbers(test.steps(least), addresses)
    return own + [NO_STEP] * (_MOST - len(own))


def _passed(size: int, least: int, tests: Sequence[ColumnTest | None]) -> Made:
    """Who passes each test, as bits, and the step that reads them."""
    steps, alive = [], []
    for test in tests:
        step = NO_STEP
        if test is not None:
            words = words_of(test.steps(least), size)
            step = (PASSED, words.itemsize, int(words.ctypes.data), 0, 0)
            alive.append(words)
        steps.append([step])
    return Made(steps, alive)


def _value(value: ColumnValue | None, weight: int, addresses: Addresses) -> list[Numbers]:
    return [NO_VALUE if value is None else value_numbers(value, weight, addresses)]


def _values(weight: int, values: Sequence[ColumnValue | None]) -> Made:
    addresses = Addresses()
    return Made([_value(value, weight, addresses) for value in values], addresses)
