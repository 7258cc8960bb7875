"""How much memory arrays take: shared ones once, and one member that stands for all as one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from numpy.typing import NDArray


def is_constant(array: NDArray[Any]) -> bool:
    """Whether one member stands for all."""
    return bool(array.size) and not any(array.strides)


def place(array: NDArray[Any]) -> tuple[Any, ...]:
    """What two names of the same array have in common."""
    return array.ctypes.data, array.dtype.str, array.shape, array.strides


def total_bytes(arrays: Iterable[NDArray[Any]]) -> int:
    """Bytes that some arrays take together."""
    kept = {place(a): a.itemsize if is_constant(a) else a.nbytes for a in arrays if a.size}
    return sum(kept.values())
