"""候補者リスト: the best talents for one position, why they are there, and why others are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from dxmatch.errors import InvalidInput
from dxmatch.explain.asking import SHOWN, unknowns
from dxmatch.explain.changing import Setting, what_if, with_weights
from dxmatch.explain.comparing import compare_rows
from dxmatch.explain.comparison import Comparison
from dxmatch.explain.overtaking import Overtaking, overtaking
from dxmatch.explain.relaxations import Relaxations
from dxmatch.explain.relaxing import relax
from dxmatch.explain.stability import Stability
from dxmatch.explain.steadiness import SAMPLES, SEED, stability
from dxmatch.explain.unknowns import Question, Unknowns
from dxmatch.explain.what_if import WhatIf
from dxmatch.explain.why_not_changes import Case
from dxmatch.matching.export import FrameLibrary, to_frame, to_table
from dxmatch.matching.finding import Match, explain_rows
from dxmatch.matching.funnel import Funnel
from dxmatch.matching.html import shortlist_html
from dxmatch.matching.pages.setup import SMALLEST, Source, View, checked_setup
from dxmatch.matching.pages.shortlist_page import shortlist_page
from dxmatch.matching.why_not import WhyNot
from dxmatch.models import Lang, Position
from dxmatch.models.pool import TalentPool
from dxmatch.page import Page, document_text
from dxmatch.scoring.algebra import OnUnknown, Strategy, StrategyLike, as_strategy
from dxmatch.scoring.evaluate import Sheet
from dxmatch.scoring.ranking import Ranking


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
    def funnel(self) -> Funnel:
        """絞り込み内訳: for every must line whom it excludes and who is left."""
        return Funnel(self._sheet.funnel, len(self.pool))

    @property
    def eligible(self) -> int:
        """How many talents satisfy the must side, including those to review."""
        return self._ranking.eligible

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

    def compare(self, a: str, b: str) -> Comparison:
        """Why ``a`` ranks above ``b`` (both ``"vendor:id"``), or the other way round.

        Raises:
            UnknownTalent: no such talent in the pool.
        """
        rows = self.pool.row(a), self.pool.row(b)
        return compare_rows(self.strategy, self.position, self.pool, *rows)

    def overtaking(self, a: str, b: str) -> Overtaking:
        """What the one behind of two talents needs to rank above the other.

        Raises:
            UnknownTalent: no such talent in the pool.
        """
        return overtaking(self.strategy, self.compare(a, b))

    def what_if(
        self,
        strategy: StrategyLike | None = None,
        *,
        weights: Mapping[str, int] | None = None,
        position: Position | None = None,
    ) -> WhatIf:
        """How the first ``k`` would change; this shortlist stays as it is.

        Args:
            strategy: another sheet.
            weights: other weights of some want lines, by name: ``{"rate_fit": 30}``.
            position: another position, for example ``position.model_copy(update=…)``.

        Raises:
            InvalidInput: there is no want line of a name.
            InvalidStrategy: ``strategy`` is no sheet, or a weight is no weight.
        """
        sheet = self.strategy if strategy is None else as_strategy(strategy)
        changed = with_weights(sheet, weights or {})
        after = Setting(changed, self.position if position is None else position)
        return what_if(Setting(self.strategy, self.position), after, self.pool, self.k)

    def stability(self, *, samples: int = SAMPLES, seed: int = SEED) -> Stability:
        """In which share of all weightings everybody stays first, or in the first ``k``.

        Exact for one or two want lines with weight (and at most 300 rivals), else ``samples``
        weightings drawn with ``seed``. The safe range of each single weight is always exact.

        Raises:
            InvalidInput: ``samples`` is below 1, or ``seed`` is negative.
        """
        found = (self.strategy, self.position, self.pool, self._sheet)
        return stability(*found, self.k, samples, seed)

    def unknowns(self, *, shown: int = SHOWN) -> Unknowns:
        """What is open and could still change the first ``k``, with at most ``shown`` of each."""
        return unknowns(self.strategy, self.position, self.pool, self._sheet, self.k, shown)

    def next_questions(self, *, shown: int = SHOWN) -> tuple[Question, ...]:
        """Which missing fact to ask of which vendor, largest effect first.

        Empty when no answer could change who the first ``k`` are, or their order.
        """
        return self.unknowns(shown=shown).questions

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

    def to_page(
        self,
        lang: Lang = "ja",
        view: View = View.INTERNAL,
        *,
        smallest: int = SMALLEST,
        sources: Iterable[Source] = (),
    ) -> Page:
        """The report as plain tables and texts; see `to_html`."""
        setup = checked_setup(lang, view, smallest, tuple(sources))
        return shortlist_page(self, self._sheet.rows, setup)

    def to_html(
        self,
        lang: Lang = "ja",
        view: View = View.INTERNAL,
        *,
        smallest: int = SMALLEST,
        sources: Iterable[Source] = (),
    ) -> str:
        """The report as one HTML page that loads nothing; the same bytes for the same input.

        Args:
            lang: ``"ja"`` or ``"en"``.
            view: `View.EXTERNAL` holds no identities, no free text of talents, and bands instead
                of numbers. If worker dispatch is the only engagement form, both views show skill
                levels and years only.
            smallest: groups of fewer people are withheld in the external view, at least 2.
            sources: the files that the pool was read from, to be named with their digests.

        Raises:
            InvalidInput: another language or view, or ``smallest`` is below 2.
        """
        return document_text(self.to_page(lang, view, smallest=smallest, sources=sources))

    def __repr__(self) -> str:
        return (
            f"Shortlist({self.position.id!r}: {len(self)} of {self.eligible} eligible "
            f"among {len(self.pool)} talents)"
        )

    def _repr_html_(self) -> str:
        return shortlist_html(self)


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
