"""Columns by their address, so that one compiled loop serves any number of them."""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic
from numpy.typing import NDArray

from dxmatch.models.pool.kernels.compiling import borrowing


class Addresses:
    """Where columns begin; they live as long as this object."""

    def __init__(self) -> None:
        self._kept: list[object] = []
        self._known: dict[int, int] = {}

    def keep(self, columns: object) -> None:
        """Let something live whose address is found by other means."""
        self._kept.append(columns)

    def of(self, column: NDArray[Any] | None) -> int:
        """Where the numbers of a column begin, without gaps; 0 if there is none."""
        if column is None:
            return 0
        known = self._known.get(id(column))
        if known is None:
            flat = np.ascontiguousarray(column)
            self._kept += [column, flat]
            known = self._known[id(column)] = int(_address(flat))
        return known


@borrowing
def _address(column: NDArray[Any]) -> int:
    # Several times faster than to ask numpy.
    return int(column.ctypes.data)


def _loaded(bits: int, *, signed: bool = False) -> Any:
    """Reads the number at an address."""

    def code(_context: Any, _address: Any) -> Any:
        def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
            place = builder.inttoptr(arguments[0], ir.IntType(bits).as_pointer())
            widened = builder.sext if signed else builder.zext
            return widened(builder.load(place), ir.IntType(64))

        return types.int64(types.int64), generate

    return intrinsic(code)


load_8, load_16, load_32 = (_loaded(bits) for bits in (8, 16, 32))
load_int32: Any = _loaded(32, signed=True)
load_64: Any = _loaded(64)


@borrowing
def number_at(address: int, width: int, row: int | np.uint32) -> int:
    """One number of a column of unsigned numbers of so many bytes."""
    place = address + width * np.int64(row)
    if width == 1:
        return int(load_8(place))
    return int(load_16(place) if width == 2 else load_32(place))
