"""Small stores of what was used last, safe under threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, Protocol, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Keeps the ``size`` values used last; a value is a pure function of its key, never None."""

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
        kept = self._kept.get(key)
        if kept is not None:
            # Another thread may have dropped it meanwhile; the value is as good.
            try:  # noqa: SIM105 - as a context it takes longer than the rest
                self._kept.move_to_end(key)
            except KeyError:
                pass
            return kept
        value = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = value
                self._weigh(value, 1)
                while self._full():
                    self._weigh(self._kept.popitem(last=False)[1], -1)
        return value

    def _weigh(self, value: V, sign: int) -> None:
        """Take note that a value comes or goes."""

    def _full(self) -> bool:
        return len(self._kept) > self.size


class Sized(Protocol):
    """What tells its size in bytes, as arrays do."""

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        ...


ColumnT = TypeVar("ColumnT", bound=Sized)

_ROOM = 256 * 2**20
_LEAST = 16


class RecentColumns(Recent[K, ColumnT]):
    """Keeps the columns used last: at least ``size``, and more while they take at most 256 MiB."""

    def __init__(self, size: int = _LEAST) -> None:
        super().__init__(size)
        self._nbytes = 0

    def __setstate__(self, state: tuple[int]) -> None:
        RecentColumns.__init__(self, *state)

    def _weigh(self, value: ColumnT, sign: int) -> None:
        self._nbytes += sign * value.nbytes

    def _full(self) -> bool:
        return len(self._kept) > self.size and self._nbytes > _ROOM

    @property
    def nbytes(self) -> int:
        """Bytes of the columns that are kept."""
        return self._nbytes
