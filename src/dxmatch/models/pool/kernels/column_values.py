"""What want lines read off the columns, in a form that a kernel works out row by row."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np

from dxmatch.models.pool.kernels.column_tests import Span
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


class Share(NamedTuple):
    """What is served, of a ``whole`` that is below 2**16, on the scale of 0 … SCALE."""

    span: Span
    whole: int

    def at(self, rows: Rows) -> Ints:
        """The values of some rows."""
        until, before = self.span
        served = (until[rows] - before[rows]).astype(np.int32)
        return np.asarray(served * SCALE // self.whole, np.int32)


ColumnValue: TypeAlias = LookedUp | Share
