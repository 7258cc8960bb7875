"""絞り込み内訳 of one search: a tuple of steps that shows itself as a table."""

from __future__ import annotations

from collections.abc import Iterable

from dxmatch.matching.html import funnel_html
from dxmatch.scoring.evaluate import FunnelStep


class Funnel(tuple[FunnelStep, ...]):
    """One `FunnelStep` per must line, in the order of the sheet.

    Attributes:
        pool: how many talents were judged.
    """

    pool: int

    def __new__(cls, steps: Iterable[FunnelStep], pool: int) -> Funnel:
        """Some steps, and how many talents were judged."""
        made = super().__new__(cls, steps)
        made.pool = pool
        return made

    def _repr_html_(self) -> str:
        return funnel_html(self, self.pool)
