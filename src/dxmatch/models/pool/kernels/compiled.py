"""The twins compiled by numba (extra ``fast``): they release the GIL and are kept on disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numba
import numpy as np
from numba import carray  # type: ignore[attr-defined]
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.column_tests import AT_LEAST, SERVED, Column, Step
from dxmatch.models.pool.kernels.compiled_addresses import Addresses, pointer
from dxmatch.models.pool.kernels.compiled_sums import WINDOW, RowIds, add_window, window_of
from dxmatch.models.pool.kernels.plan import Plan
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Bools, Bytes, Ints, Longs

_compile = numba.njit(nogil=True, cache=True, boundscheck=False)


def gather(table: NDArray[Any], codes: Codes) -> NDArray[Any]:
    """See `choice.gather`."""
    column = np.empty(codes.size, table.dtype)
    _gather(table, codes, column)
    return column


@_compile
def _gather(table: NDArray[Any], codes: Codes, column: NDArray[Any]) -> None:
    for row in range(column.size):
        column[row] = table[codes[row]]


def allowed(steps: Sequence[Step], size: int) -> Bools:
    """See `choice.allowed`."""
    flags = np.empty(size, np.uint8)
    addresses = Addresses()
    _allowed(as_steps(step_numbers(steps, addresses)), flags)
    return flags.view(np.bool_)


def holders(plan: Plan, steps: Sequence[Step], size: int) -> tuple[RowIds, Ints, int]:
    """See `choice.holders`; the sums are not divided yet."""
    addresses = Addresses()
    rows, sums, eligible = _holders(plan, as_steps(step_numbers(steps, addresses)), size)
    return rows, sums, eligible


StepNumbers: TypeAlias = tuple[int, int, int, int, int]


def step_numbers(steps: Sequence[Step], addresses: Addresses) -> list[StepNumbers]:
    """Each step as kind, bytes of a number of its columns, their addresses, and its number."""
    of = addresses.of
    return [
        (step.kind, step.column.itemsize, of(step.column), of(step.less), step.number)
        for step in steps
    ]


def as_steps(numbers: Sequence[StepNumbers]) -> Longs:
    """The steps as one array."""
    return np.array(numbers, np.int64).reshape(-1, 5)


@_compile
def _allowed(steps: Longs, flags: Bytes) -> None:
    for start in range(0, flags.size, WINDOW):
        pass_window(steps, start, flags[start : start + WINDOW])


@_compile
def pass_window(steps: Longs, start: int, flags: Bytes) -> None:
    """1 for the rows of one window that pass all steps, else 0."""
    flags[:] = 1
    for step in range(steps.shape[0]):
        kind, width, address, less, number = steps[step]
        column, size = pointer(address + start * width), flags.size
        if kind == SERVED:
            before = carray(pointer(less + start * width), size, np.uint16)
            _pass_served(carray(column, size, np.uint16), before, np.uint16(number), flags)
        elif kind == AT_LEAST:
            _pass_at_least(carray(column, size, np.uint8), np.uint8(number), flags)
        elif width == 1:
            _pass_below(carray(column, size, np.uint8), np.uint8(number), flags)
        elif width == 2:
            _pass_below(carray(column, size, np.uint16), np.uint16(number), flags)
        else:
            _pass_below(carray(column, size, np.uint32), np.uint32(number), flags)


# Without branches these loops run on many rows at a time.
@_compile
def _pass_served(until: Column, before: Column, enough: np.uint16, flags: Bytes) -> None:
    for row in range(flags.size):
        flags[row] &= np.uint8(np.uint16(until[row] - before[row]) >= enough)


@_compile
def _pass_below(places: Codes, end: np.integer[Any], flags: Bytes) -> None:
    for row in range(flags.size):
        flags[row] &= np.uint8(places[row] < end)


@_compile
def _pass_at_least(verdicts: Bytes, least: np.uint8, flags: Bytes) -> None:
    for row in range(flags.size):
        flags[row] &= np.uint8(verdicts[row] >= least)


@_compile
def count(flags: Bytes) -> int:
    """How many flags are set."""
    number = 0
    for flag in flags:
        number += flag
    return number


@_compile
def _holders(plan: Plan, steps: Longs, size: int) -> tuple[RowIds, Ints, int]:
    window = window_of(plan, size)
    width = window.total.size
    flags = np.empty(width, np.uint8)
    rows, sums = np.empty(1024, np.uint32), np.empty(1024, np.int32)
    found = eligible = 0
    for start in range(0, size, width):
        allowed = flags[: min(width, size - start)]
        pass_window(steps, start, allowed)
        eligible += count(allowed)
        fresh = window.fresh[: add_window(plan, allowed, start, window, 0)[0]]
        if found + fresh.size > rows.size:
            room = 2 * (found + fresh.size)
            rows, sums = _longer(rows[:found], room), _longer(sums[:found], room)
        for row in fresh:
            rows[found], sums[found] = row + np.uint32(start), window.total[row]
            window.total[row] = 0
            found += 1
    return rows[:found], sums[:found], eligible


@_compile
def _longer(array: NDArray[Any], size: int) -> NDArray[Any]:
    longer = np.empty(size, array.dtype)
    longer[: array.size] = array
    return longer
