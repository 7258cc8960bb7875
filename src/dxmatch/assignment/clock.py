"""The time that is left for a search."""

from __future__ import annotations

from time import monotonic

_NEVER = 1e9


class Clock:
    """Starts when it is made.

    Args:
        seconds: the limit; None for none.
    """

    def __init__(self, seconds: float | None) -> None:
        self._end = None if seconds is None else monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds left, from 0."""
        return _NEVER if self._end is None else max(0.0, self._end - monotonic())

    @property
    def over(self) -> bool:
        """Whether no time is left."""
        return self.left <= 0
