"""The twins compiled by numba (extra ``fast``): they release the GIL and are kept on disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import numba
import numpy as np
from numba import carray  # type: ignore[attr-defined]
from numba.core import cgutils, types
from numba.extending import intrinsic
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.column_tests import AT_LEAST, SERVED, Column, Step
from dxmatch.models.pool.kernels.plan import Plan
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Bools, Bytes, Ints, Longs

_compile = numba.njit(nogil=True, cache=True, boundscheck=False)

WINDOW = 1 << 14
"""Rows whose sums are added up at a time, so that they stay in the nearest caches."""

_LARGE = 1 << 18
"""Rows from which on twice as many are taken at a time: fewer steps from one place to another."""

RowIds: TypeAlias = NDArray[np.uint32]


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
    columns = columns_of(steps)
    _allowed(numbers_of(steps, columns), flags)
    return flags.view(np.bool_)


def holders(plan: Plan, steps: Sequence[Step], size: int) -> tuple[RowIds, Ints, int]:
    """See `choice.holders`; the sums are not divided yet."""
    columns = columns_of(steps)
    rows, sums, eligible = _holders(plan, numbers_of(steps, columns), size)
    return rows, sums, eligible


_Pair: TypeAlias = tuple[Codes, Codes | None]


def columns_of(steps: Sequence[Step]) -> list[_Pair]:
    """The columns of each step without gaps; they have to live as long as their addresses."""
    whole = np.ascontiguousarray
    return [(whole(step.column), None if step.less is None else whole(step.less)) for step in steps]


def numbers_of(steps: Sequence[Step], columns: Sequence[_Pair]) -> Longs:
    """Each step as kind, bytes of a number of its columns, their addresses, and its number."""
    numbers = [
        (step.kind, column.itemsize, address_of(column), address_of(less), step.number)
        for step, (column, less) in zip(steps, columns, strict=True)
    ]
    return np.array(numbers, np.int64).reshape(-1, 5)


def address_of(column: Codes | None) -> int:
    """Where the numbers of a column without gaps begin; 0 if there is none."""
    return 0 if column is None else int(column.__array_interface__["data"][0])


def _pointer_code(_context: Any, address: Any) -> Any:
    """An address as a pointer, so that one compiled loop serves any number of columns."""

    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.inttoptr(arguments[0], cgutils.voidptr_t)

    return types.voidptr(address), generate


pointer: Any = intrinsic(_pointer_code)


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


class Window(NamedTuple):
    """What one search adds up in: sums, the most points of one need, places of entries, rows.

    ``points`` are (sources, codes), credit × weight; ``place`` is the next entry of each source.
    """

    total: Ints
    most: Longs
    held: RowIds
    fresh: RowIds
    points: Ints
    place: Longs


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
        fresh = window.fresh[: add_window(plan, allowed, start, size - start, window)]
        if found + fresh.size > rows.size:
            room = 2 * (found + fresh.size)
            rows, sums = _longer(rows[:found], room), _longer(sums[:found], room)
        for row in fresh:
            rows[found], sums[found] = row + np.uint32(start), window.total[row]
            window.total[row] = 0
            found += 1
    return rows[:found], sums[:found], eligible


@_compile
def window_of(plan: Plan, size: int) -> Window:
    """Room for the first window."""
    width = min(WINDOW if size < _LARGE else 2 * WINDOW, size)
    return Window(
        np.zeros(width, np.int32),
        np.zeros(width if _several(plan.first_source) else 0, np.int64),
        np.empty(width, np.uint32),
        # One more than there are rows: the next free place is written to before it is known.
        np.empty(width + 1, np.uint32),
        _points(plan),
        plan.begin.copy(),
    )


@_compile
def count(flags: Bytes) -> int:
    """How many flags are set."""
    number = 0
    for flag in flags:
        number += flag
    return number


@_compile
def _several(first_source: Longs) -> bool:
    """Whether some need has more than one source."""
    for need in range(first_source.size - 1):
        if first_source[need + 1] - first_source[need] > 1:
            return True
    return False


@_compile
def _points(plan: Plan) -> Ints:
    points = np.empty_like(plan.credit)
    for need in range(plan.weight.size):
        for source in range(plan.first_source[need], plan.first_source[need + 1]):
            points[source] = plan.credit[source] * plan.weight[need]
    return points


@_compile
def _longer(array: NDArray[Any], size: int) -> NDArray[Any]:
    longer = np.empty(size, array.dtype)
    longer[: array.size] = array
    return longer


@_compile
def add_window(plan: Plan, allowed: Bytes, start: int, left: int, window: Window) -> int:
    """Add up the rows of one window; put those that have a sum into `fresh`, and count them.

    ``left`` are the rows from ``start`` to the end of the pool.
    """
    found = 0
    turn = start // window.total.size * plan.weight.size
    for need in range(plan.weight.size):
        first, after = plan.first_source[need], plan.first_source[need + 1]
        # So nothing that an earlier need or window wrote is above the points of this one.
        ground = (turn + need) << 32
        for source in range(first, after):
            entry, stop = window.place[source], plan.end[source]
            if left > allowed.size:
                guess = (stop - entry) * allowed.size // left
                stop = entry + _before(
                    plan.rows[entry:stop], np.uint32(start + allowed.size), guess
                )
            window.place[source] = stop
            rows, codes = plan.rows[entry:stop], plan.codes[entry:stop]
            held = window.held[: _hold(rows, np.uint32(start), allowed, window.held)]
            for at in held:
                row = rows[at] - np.uint32(start)
                points = window.points[source, codes[at]]
                if after - first > 1:
                    most = max(window.most[row], ground)
                    window.most[row] = max(most, ground + points)
                    points = np.int32(window.most[row] - most)
                window.fresh[found] = row
                found += (window.total[row] == 0) & (points > 0)
                window.total[row] += points
    return found


@_compile
def _before(rows: RowIds, end: np.uint32, guess: int) -> int:
    """How many of some ascending rows lie before ``end``, looked for around a guess."""
    low, high, step = 0, rows.size, 16
    if guess < rows.size and rows[guess] < end:
        low = guess + 1
        while low + step < rows.size and rows[low + step] < end:
            low += step + 1
            step *= 2
        high = min(rows.size, low + step)
    else:
        high = min(guess, rows.size)
        while high - step >= 0 and rows[high - step] >= end:
            high -= step
            step *= 2
        low = max(0, high - step)
    return low + int(np.searchsorted(rows[low:high], end))


@_compile
def _hold(rows: RowIds, start: np.uint32, allowed: Bytes, held: RowIds) -> int:
    """Put the places of the allowed ones of some rows to the front of ``held``."""
    count = np.uint64(0)
    for at in range(np.uint64(rows.size)):
        held[count] = at
        count += np.uint64(allowed[rows[at] - start])
    return int(count)
