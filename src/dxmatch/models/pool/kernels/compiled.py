"""The twins compiled by numba (extra ``fast``): they release the GIL and are kept on disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.asked import Numbers
from dxmatch.models.pool.kernels.column_tests import AT_LEAST, PASSED, SERVED, Step
from dxmatch.models.pool.kernels.compiled_addresses import Addresses, load_64, number_at
from dxmatch.models.pool.kernels.compiled_bits import (
    LANES,
    Words,
    at_least,
    below_8,
    below_16,
    below_32,
    bits_of,
    clear,
    served,
    words_for,
)
from dxmatch.models.pool.kernels.compiled_plans import PlanArrays, plan_arrays
from dxmatch.models.pool.kernels.compiled_sums import add_window
from dxmatch.models.pool.kernels.compiled_window import RowIds, room_for, window_of
from dxmatch.models.pool.kernels.compiling import allocating, borrowing
from dxmatch.models.pool.kernels.plan import Plan
from dxmatch.models.pool.kernels.plans import Plans
from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Bools, Index, Ints, Longs


def gather(table: NDArray[Any], codes: Codes) -> NDArray[Any]:
    """See `choice.gather`."""
    column = np.empty(codes.size, table.dtype)
    _gather(table, codes, column)
    return column


@borrowing
def _gather(table: NDArray[Any], codes: Codes, column: NDArray[Any]) -> None:
    for row in range(column.size):
        column[row] = table[codes[row]]


def turned(
    lists: Lists, token: Index, code: Codes, tokens: int
) -> tuple[Index, NDArray[np.uint32], Codes]:
    """See `choice.turned`; a pass to count and a pass to put each entry in its place."""
    items, own = lists.codes.astype(np.uint32, copy=False), token.astype(np.uint32)
    starts = np.zeros(tokens + 1, np.intp)
    rows, codes = np.empty(items.size, np.uint32), np.empty(items.size, code.dtype)
    bounds = lists.starts.astype(np.intp, copy=False)
    # Lists of a file that nobody verified; the loop does not look where an array ends.
    whole = bounds[0] == 0 and bounds[-1] == items.size and bool((np.diff(bounds) >= 0).all())
    if not whole or int(items.max(initial=0)) >= max(token.size, 1):
        raise IndexError("lists whose items are not there")
    _turn(bounds, items, own, np.ascontiguousarray(code), starts, rows, codes)
    return starts, rows, codes


@borrowing
def _turn(
    bounds: Index,
    items: NDArray[np.uint32],
    token: NDArray[np.uint32],
    code: Codes,
    starts: Index,
    rows: NDArray[np.uint32],
    codes: Codes,
) -> None:
    for at in range(items.size):
        starts[token[items[at]]] += 1
    before = 0
    for place in range(starts.size):  # where the next entry of each token goes
        before, starts[place] = before + starts[place], before
    for row in range(bounds.size - 1):
        for at in range(bounds[row], bounds[row + 1]):
            place = starts[token[items[at]]]
            rows[place], codes[place] = row, code[items[at]]
            starts[token[items[at]]] = place + 1
    for place in range(starts.size - 1, 0, -1):
        starts[place] = starts[place - 1]
    starts[0] = 0


def allowed(steps: Sequence[Step], size: int) -> Bools:
    """See `choice.allowed`."""
    flags = words_of(steps, size).astype("<u8", copy=False).view(np.uint8)
    return np.unpackbits(flags, count=size, bitorder="little").view(np.bool_)


def words_of(steps: Sequence[Step], size: int) -> Words:
    """A bit for each of ``size`` rows that passes all steps."""
    words, addresses = np.empty(words_for(size), np.uint64), Addresses()
    pass_window(as_steps(step_numbers(steps, addresses)), 0, size, words)
    return words


def holders(plan: Plan, steps: Sequence[Step], size: int) -> tuple[RowIds, Ints, int]:
    """See `choice.holders`; the sums are not divided yet."""
    addresses = Addresses()
    rows, sums, eligible = _holders(
        plan_arrays(Plans.of([plan]), addresses), as_steps(step_numbers(steps, addresses)), size
    )
    return rows, sums, eligible


NO_STEP: Final[Numbers] = (-1, 0, 0, 0, 0)
"""In the place of a step: everybody passes."""


def step_numbers(steps: Sequence[Step], addresses: Addresses) -> list[Numbers]:
    """Each step as kind, bytes of a number of its columns, their addresses, and its number."""
    of = addresses.of
    return [
        (step.kind, step.column.itemsize, of(step.column), of(step.less), step.number)
        for step in steps
    ]


def as_steps(numbers: Sequence[Numbers]) -> Longs:
    """The steps as one array."""
    return np.array(numbers, np.int64).reshape(-1, 5)


@borrowing
def pass_window(steps: Longs, start: int, size: int, words: Words) -> None:
    """A bit for each of ``size`` rows from ``start`` on that passes all steps."""
    whole, rest = size // LANES, size % LANES
    begin = 0
    if steps.shape[0] and steps[0, 0] == PASSED:
        # No bit behind the last row is set there, so nothing has to be cleared.
        begin, column = 1, steps[0, 2]
        for place in range(words_for(size)):
            words[place] = np.uint64(load_64(column + start // LANES * 8 + place * 8))
    else:
        words[:whole] = ~np.uint64(0)
        if rest:
            words[whole] = (np.uint64(1) << np.uint64(rest)) - np.uint64(1)
    for step in range(begin, steps.shape[0]):
        kind, width, column, less, number = steps[step]
        if kind < 0:
            continue
        if kind == PASSED:
            for place in range(words_for(size)):
                words[place] &= np.uint64(load_64(column + start // LANES * 8 + place * 8))
            continue
        first, before = column + start * width, less + start * width
        _pass_words(kind, width, first, before, number, words[:whole])
        for row in range(whole * LANES, size):
            if not _passes(kind, width, first, before, number, row):
                clear(words, np.uint32(row))


@borrowing
def _pass_words(kind: int, width: int, column: int, less: int, number: int, words: Words) -> None:
    """One step for 64 rows at a time."""
    stride = width * LANES
    if kind == SERVED:
        for word in range(words.size):
            words[word] &= served(column + word * stride, less + word * stride, number)
    elif kind == AT_LEAST:
        for word in range(words.size):
            words[word] &= at_least(column + word * stride, number)
    elif width == 1:
        for word in range(words.size):
            words[word] &= below_8(column + word * stride, number)
    elif width == 2:
        for word in range(words.size):
            words[word] &= below_16(column + word * stride, number)
    else:
        for word in range(words.size):
            words[word] &= below_32(column + word * stride, number)


@borrowing
def _passes(kind: int, width: int, column: int, less: int, number: int, row: int) -> bool:
    """The same for one row."""
    found = number_at(column, width, row)
    if kind == SERVED:
        return bool((found - number_at(less, width, row)) % 65_536 >= number)
    return bool(found >= number if kind == AT_LEAST else found < number)


@borrowing
def count(words: Words, size: int) -> int:
    """How many of the first ``size`` bits are set; no later bit of their last word is."""
    number = np.uint64(0)
    for place in range(words_for(size)):
        number += bits_of(words[place])
    return int(number)


@allocating
def _holders(plan: PlanArrays, steps: Longs, size: int) -> tuple[RowIds, Ints, int]:
    room = room_for(plan, size)
    window, width = window_of(plan, room, size), room.total.size
    rows, sums = np.empty(1024, np.uint32), np.empty(1024, np.int32)
    found = eligible = 0
    for start in range(0, size, width):
        part = min(width, size - start)
        pass_window(steps, start, part, room.allowed)
        eligible += count(room.allowed, part)
        fresh = room.fresh[: add_window(plan, window, start, part, 0)[0]]
        if found + fresh.size > rows.size:
            longer = 2 * (found + fresh.size)
            rows, sums = _longer(rows[:found], longer), _longer(sums[:found], longer)
        for row in fresh:
            rows[found], sums[found] = row + np.uint32(start), room.total[row]
            room.total[row] = 0
            found += 1
    return rows[:found], sums[:found], eligible


@allocating
def _longer(array: NDArray[Any], size: int) -> NDArray[Any]:
    longer = np.empty(size, array.dtype)
    longer[: array.size] = array
    return longer
