"""Columns by their address, so that one compiled loop serves any number of them."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numba.core import cgutils, types
from numba.extending import intrinsic
from numpy.typing import NDArray

_compile = numba.njit(nogil=True, cache=True, boundscheck=False)


class Addresses:
    """Where columns begin; they live as long as this object."""

    def __init__(self) -> None:
        self._columns: list[NDArray[Any]] = []
        self._known: dict[int, int] = {}

    def of(self, column: NDArray[Any] | None) -> int:
        """Where the numbers of a column begin, without gaps; 0 if there is none."""
        if column is None:
            return 0
        known = self._known.get(id(column))
        if known is None:
            flat = np.ascontiguousarray(column)
            self._columns += [column, flat]
            known = self._known[id(column)] = int(_address(flat))
        return known


@_compile
def _address(column: NDArray[Any]) -> int:
    # Several times faster than to ask numpy.
    return int(column.ctypes.data)


def _pointer_code(_context: Any, address: Any) -> Any:
    """An address as a pointer."""

    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.inttoptr(arguments[0], cgutils.voidptr_t)

    return types.voidptr(address), generate


pointer: Any = intrinsic(_pointer_code)
