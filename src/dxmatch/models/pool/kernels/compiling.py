"""How the twins are compiled: they release the GIL and are kept on disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numba

F = TypeVar("F", bound=Callable[..., Any])

_njit: Any = numba.njit

allocating: Callable[[F], F] = _njit(nogil=True, cache=True, boundscheck=False)
"""For functions that make arrays, or give back parts of some."""

borrowing: Callable[[F], F] = _njit(nogil=True, cache=True, boundscheck=False, _nrt=False)
"""For functions that only use the arrays that are lent to them, and give back numbers.

Their references are not counted: at every call of a small function that took up to a quarter of
the time of a search.
"""
