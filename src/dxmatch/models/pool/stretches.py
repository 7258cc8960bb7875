"""Windows that meet, as one stretch of days."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dxmatch.models.pool.lists import Lists
from dxmatch.models.pool.rows import Bools, Ints, Longs

FOREVER = 3_652_060
"""The ordinal after 9999-12-31: the end of an open window, and "never" as a first day."""


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """Of each window that is large enough, the first day of the stretch that it is a part of.

    Attributes:
        starts: where the windows of each availability begin, and after the last their number.
        heads: of each window that first day as an ordinal; `FOREVER` if it is not large enough.
        lasts: of each window, the day after its last.
    """

    starts: Longs
    heads: Ints
    lasts: Ints

    @classmethod
    def build(cls, lists: Lists, first_day: Ints, last_day: Ints, large: Bools) -> Stretches:
        """From the windows of each availability, in their order."""
        first, last, large = first_day[lists.codes], last_day[lists.codes], large[lists.codes]
        follows = np.zeros(large.size, np.bool_)
        follows[1:] = large[1:] & large[:-1] & (last[:-1] == first[1:])
        follows[lists.starts[:-1][lists.sizes > 0]] = False
        head = np.maximum.accumulate(np.where(follows, 0, np.arange(large.size)))
        heads = np.where(large, first[head], np.int32(FOREVER))
        return cls(lists.starts.astype(np.int64), heads, np.ascontiguousarray(last))

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        return self.starts.nbytes + self.heads.nbytes + self.lasts.nbytes

    def of(self, row: int) -> slice:
        """The windows of one availability."""
        return slice(int(self.starts[row]), int(self.starts[row + 1]))
