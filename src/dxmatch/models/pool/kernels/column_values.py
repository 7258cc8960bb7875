"""What want lines read off the columns, in a form that a kernel works out row by row."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np

from dxmatch.models.pool.kernels.column_tests import (
    DAYS,
    PLACES,
    Columns,
    Span,
    is_column,
)
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Index, Ints, Longs, Rows
from dxmatch.models.verdict import SCALE

LOOKED_UP, SHARE, EARLY = range(3)

_NEVER = 2**31 - 1
"""As a first day."""

_ITSELF = np.arange(SCALE + 1, dtype=np.int32)


class LookedUp(NamedTuple):
    """``table[places]``: a value (0 … SCALE) for each place."""

    places: Codes
    table: Ints

    @classmethod
    def itself(cls, values: Codes) -> LookedUp:
        """From a column of the values, uint16."""
        return cls(values, _ITSELF)

    @property
    def columns(self) -> Columns:
        """The arrays that it reads."""
        return self.places, self.table

    def at(self, rows: Rows) -> Ints:
        """The values of some rows."""
        return self.table[self.places[rows]]

    def fault(self, size: int) -> str:
        """What is wrong with it for a pool of ``size`` talents; empty if nothing is."""
        table = self.table
        if not is_column(self.places, size, PLACES):
            return f"LookedUp with places that are not ({size},) without sign, of at most 32 bits"
        whole = is_column(table, np.size(table), (np.dtype(np.int32),))
        if not whole or int(self.places.max(initial=0)) >= table.size:
            return "LookedUp without an int32 for every place"
        inside = 0 <= int(table.min()) <= int(table.max()) <= SCALE
        return "" if inside else f"LookedUp with a value outside 0 … {SCALE}"


class Share(NamedTuple):
    """What is served, of a ``whole`` that is below 2**16, on the scale of 0 … SCALE."""

    span: Span
    whole: int

    @property
    def columns(self) -> Columns:
        """See `LookedUp.columns`."""
        return self.span

    def at(self, rows: Rows) -> Ints:
        """The values of some rows."""
        until, before = self.span
        served = (until[rows] - before[rows]).astype(np.int32)
        return np.asarray(served * SCALE // self.whole, np.int32)

    def fault(self, size: int) -> str:
        """See `LookedUp.fault`."""
        if not all(is_column(column, size, DAYS) for column in self.span):
            return f"Share with columns that are not ({size},) of uint16"
        until, before = self.span
        if not 1 <= self.whole < 2**16 or int((until - before).max(initial=0)) > self.whole:
            return "Share with a whole that is not below 2**16, or is less than what is served"
        return ""


class Early(NamedTuple):
    """How early before ``day`` the first free stretch begins: ``span`` days or more give SCALE, as
    many late 0, and the days between a share.

    Attributes:
        codes: of each row, the number of its windows in ``starts``.
        starts: where the windows of each number begin, and after the last their number.
        heads: of each window, the first day of the stretch that it is a part of.
        lasts: of each window, the day after its last; whatever ends by ``day`` does not count.
    """

    codes: Codes
    starts: Longs
    heads: Ints
    lasts: Ints
    day: int
    span: int

    @property
    def columns(self) -> Columns:
        """See `LookedUp.columns`."""
        return self.codes, self.starts, self.heads, self.lasts

    def at(self, rows: Rows) -> Ints:
        """See `LookedUp.at`."""
        codes = self.codes[rows].astype(np.intp)
        if codes.size < self.starts.size:
            return self._of(codes)
        return self._of(np.arange(self.starts.size - 1))[codes]

    def _of(self, codes: Index) -> Ints:
        """The values of some codes."""
        begin = self.starts[codes]
        sizes = self.starts[codes + 1] - begin
        first = np.cumsum(sizes) - sizes
        windows = np.arange(int(sizes.sum())) + np.repeat(begin - first, sizes)
        usable = np.where(self.lasts[windows] > self.day, self.heads[windows], np.int32(_NEVER))
        free, filled = np.full(codes.size, _NEVER, np.int64), np.flatnonzero(sizes)
        if filled.size:
            free[filled] = np.minimum.reduceat(usable, first[filled])
        early = np.clip(self.day - free, -self.span, self.span)
        return np.asarray((early + self.span) * SCALE // (2 * self.span), np.int32)

    def fault(self, size: int) -> str:
        """See `LookedUp.fault`."""
        starts, count = self.starts, np.size(self.heads)
        if not is_column(self.codes, size, PLACES):
            return f"Early with codes that are not ({size},) without sign, of at most 32 bits"
        if not is_column(starts, np.size(starts), (np.dtype(np.int64),)) or not starts.size:
            return "Early with starts that are not of int64"
        whole = starts[0] == 0 and starts[-1] == count and bool((np.diff(starts) >= 0).all())
        if not whole or int(self.codes.max(initial=0)) >= starts.size - 1:
            return "Early without windows for every code"
        days = (np.dtype(np.int32),)
        if not (is_column(self.heads, count, days) and is_column(self.lasts, count, days)):
            return "Early with days that are not of int32"
        inside = 0 < self.span < _NEVER and abs(self.day) < _NEVER
        return "" if inside else "Early without a span of days"


ColumnValue: TypeAlias = LookedUp | Share | Early
