"""候補者リスト: the best talents for one position, why they are there, and why others are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from dxmatch.errors import InvalidInput
from dxmatch.explain.relaxations import Relaxations
from dxmatch.explain.relaxing import relax
from dxmatch.explain.why_not_changes import Case
from dxmatch.matching.export import FrameLibrary, to_frame, to_table
from dxmatch.matching.finding import Match, explain_rows
from dxmatch.matching.html import to_html
from dxmatch.matching.why_not import WhyNot
from dxmatch.models import Lang, Position
from dxmatch.models.pool import TalentPool
from dxmatch.scoring.algebra import OnUnknown, Strategy
from dxmatch.scoring.evaluate import FunnelStep, Ranking, Sheet


@dataclass(frozen=True, eq=False, repr=False)
class Shortlist:
    """The result of `match` for one position; iterate it or index it for `Match`es.

    The findings are worked out when they are first asked for.

    Attributes:
        k: how many matches were asked for; there are fewer if fewer are eligible.
    """

    position: Position
    strategy: Strategy
    pool: TalentPool = field(repr=False)
    k: int
    _sheet: Sheet = field(repr=False)
    _ranking: Ranking = field(repr=False)

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The best ``k``, best first; ties in order of (vendor, id)."""
        best = self._ranking.rows.tolist()
        ranks = range(1, len(best) + 1)
        return explain_rows(self.strategy, self.position, self.pool, best, list(ranks))

    @property
    def funnel(self) -> tuple[FunnelStep, ...]:
        """絞り込み内訳: for every must line whom it excludes and who is left."""
        return self._sheet.funnel

    @property
    def eligible(self) -> int:
        """How many talents satisfy the must side, including those to review."""
        return self._sheet.eligible

    def __len__(self) -> int:
        return min(self.k, self.eligible)

    def __iter__(self) -> Iterator[Match]:
        return iter(self.matches)

    def __getitem__(self, index: int) -> Match:
        return self.matches[index]

    def explain(self, key: str) -> Match:
        """What every line says of ``"vendor:id"``, on the list or not.

        Raises:
            UnknownTalent: no such talent in the pool.
        """
        row = self.pool.row(key)
        rank = self._rank(row) if self._sheet.allowed[row] else None
        return explain_rows(self.strategy, self.position, self.pool, [row], [rank])[0]

    def why_not(self, key: str) -> WhyNot:
        """Why ``"vendor:id"`` is not (higher) on the list.

        Raises:
            UnknownTalent: no such talent in the pool.
        """
        found = self.explain(key)
        last = self.matches[-1] if self.matches else None
        ask_all = self.strategy.on_unknown is OnUnknown.EXCLUDE
        case = Case(self.strategy, self.position, self.pool, self.pool.row(key), self.k)
        return WhyNot.of(found, last, case, unknown_excludes=ask_all)

    def relax(self, at_least: int = 1, *, most: int = 20) -> Relaxations:
        """何を緩めれば何名: what must give way so that ``at_least`` talents are eligible.

        Args:
            at_least: how many eligible talents are wanted, at least 1.
            most: how many changes of the position are checked and reported, at least 1.

        Raises:
            InvalidInput: ``at_least`` or ``most`` is no whole number from 1 on.
        """
        return relax(self.strategy, self.position, self.pool, at_least, most)

    def _rank(self, row: int) -> int:
        at = int(self._sheet.rows.searchsorted(row))
        totals, mine = self._sheet.totals, self._sheet.totals[at]
        return 1 + int(np.count_nonzero(totals > mine) + np.count_nonzero(totals[:at] == mine))

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """The documented JSON shape as plain values."""
        return to_table(self, lang)

    def to_json(self, lang: Lang = "ja", *, indent: int | None = 2) -> str:
        """The documented JSON shape; the same bytes for the same input."""
        import json

        return json.dumps(self.to_dict(lang), ensure_ascii=False, indent=indent)

    def to_frame(self, backend: FrameLibrary | None = None) -> Any:
        """One row per match, as a pandas, polars or pyarrow table.

        Args:
            backend: ``"pandas"``, ``"polars"`` or ``"pyarrow"``; the first one installed if None.

        Raises:
            MissingExtra: none of them is installed, or not the one asked for.
        """
        return to_frame(self, backend)

    def __repr__(self) -> str:
        return (
            f"Shortlist({self.position.id!r}: {len(self)} of {self.eligible} eligible "
            f"among {len(self.pool)} talents)"
        )

    def _repr_html_(self) -> str:
        return to_html(self)


def checked_k(k: int) -> int:
    """``k`` if it can be the length of a list.

    Raises:
        InvalidInput: it is not a whole number, or below 1.
    """
    if type(k) is not int or k < 1:
        raise InvalidInput(
            "k must be a whole number, at least 1.",
            ja="k(候補者数)は 1 以上の整数にしてください。",
            hint="For example k=10, or -k 10 on the command line.",
            hint_ja="例: k=10(コマンドラインでは -k 10)",
            code="BAD_K",
        )
    return k
