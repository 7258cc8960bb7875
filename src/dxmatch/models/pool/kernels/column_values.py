"""What want lines read off the columns, in a form that a kernel works out row by row."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np

from dxmatch.models.pool.kernels.column_tests import DAYS, PLACES, Span, is_column
from dxmatch.models.pool.narrow import Codes
from dxmatch.models.pool.rows import Ints, Rows
from dxmatch.models.verdict import SCALE

LOOKED_UP, SHARE = range(2)


class LookedUp(NamedTuple):
    """``table[places]``: a value (0 … SCALE) for each place."""

    places: Codes
    table: Ints

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


ColumnValue: TypeAlias = LookedUp | Share
