"""A small store of the values used last, safe under threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Keeps the ``size`` values used last; a value is a pure function of its key."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    @property
    def size(self) -> int:
        """How many values are kept."""
        return self._size

    def __getstate__(self) -> tuple[int]:
        """A copy in another process begins empty."""
        return (self._size,)

    def __setstate__(self, state: tuple[int]) -> None:
        Recent.__init__(self, *state)

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of ``key``, made now if it is not kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        value = make()
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return value
