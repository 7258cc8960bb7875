"""所見と候補: the columns of a sheet read across, for one talent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

import numpy as np

from dxmatch.explain.close_up import CloseUp
from dxmatch.explain.why import points_text, verdict_text
from dxmatch.matching.html import match_html
from dxmatch.models import SCALE, Lang, Position, Side, Talent, Text, Verdict
from dxmatch.models.pool import TalentPool
from dxmatch.models.pool.rows import Bytes, Ints, Longs
from dxmatch.scoring.algebra import Constraint, Scorer, Strategy
from dxmatch.scoring.asking import checked, scored
from dxmatch.scoring.catalogue import line_name
from dxmatch.scoring.reason import Reason


@dataclass(frozen=True, eq=False)
class Finding:
    """所見: what one line says of one talent. The reason is worked out when it is read.

    Attributes:
        line: the name of the line.
        side: must or want.
        verdict: of a must line, else None.
        value: of a want line, 0 … SCALE, else None.
        weight: 配点 of a want line; 0 on the must side.
    """

    line: str
    title: Text
    side: Side
    verdict: Verdict | None
    value: int | None
    weight: int
    _source: Constraint | Scorer = field(repr=False)
    _position: Position = field(repr=False)
    _people: CloseUp = field(repr=False)
    _row: int = field(repr=False)

    @property
    def points(self) -> int:
        """得点: weight × value; the points of all want lines add up to the total."""
        return self.weight * (self.value or 0)

    @cached_property
    def reason(self) -> Reason:
        """Code, facts and words."""
        return self._source.why(self._position, *self._people.of(self._source, self._row))

    def text(self, lang: Lang = "ja") -> str:
        """The line in words: verdict or calculation, reason, and the source of a rule."""
        if self.verdict is not None:
            return verdict_text(self.title, self.verdict, self.reason, lang)
        return points_text(self.title, self.value or 0, self.weight, self.reason, lang)


@dataclass(frozen=True, eq=False)
class Judged:
    """The columns of a sheet for some rows, from which findings are read across."""

    strategy: Strategy
    position: Position
    pool: TalentPool
    rows: Sequence[int]
    verdicts: tuple[Bytes, ...]
    values: tuple[Ints, ...]

    @classmethod
    def of(
        cls, strategy: Strategy, position: Position, pool: TalentPool, rows: Sequence[int]
    ) -> Judged:
        """Ask every line once, for all rows."""
        index = np.asarray(rows, np.intp)
        return cls(
            strategy,
            position,
            pool,
            rows,
            tuple(checked(line, position, pool, index) for line in strategy.must),
            tuple(scored(line, position, pool, index) for _, line in strategy.want),
        )

    @cached_property
    def _people(self) -> CloseUp:
        return CloseUp(self.pool, self.rows)

    @property
    def totals(self) -> Longs:
        """Σ weight × value of each row."""
        total = np.zeros(len(self.rows), np.int64)
        for (weight, _), values in zip(self.strategy.want, self.values, strict=True):
            total += np.int64(weight) * values
        return total

    def findings(self, place: int) -> tuple[Finding, ...]:
        """What each line says of one of the rows."""
        told = self.position, self._people, self.rows[place]
        must = [
            Finding(
                line_name(line), line.title, Side.MUST, Verdict(int(verdicts[place])), None, 0,
                line, *told,
            )
            for line, verdicts in zip(self.strategy.must, self.verdicts, strict=True)
        ]  # fmt: skip
        want = [
            Finding(
                line_name(line), line.title, Side.WANT, None, int(values[place]), weight,
                line, *told,
            )
            for (weight, line), values in zip(self.strategy.want, self.values, strict=True)
        ]  # fmt: skip
        return (*must, *want)


@dataclass(frozen=True, eq=False)
class Match:
    """候補: one talent under a sheet. ``rank`` counts from 1; None if excluded.

    The talent and the findings are made when they are first asked for.
    """

    key: str
    rank: int | None
    total: int
    max_total: int
    _judged: Judged = field(repr=False)
    _place: int = field(repr=False)

    @cached_property
    def talent(self) -> Talent:
        """Who it is."""
        return self._judged.pool.talents[self._judged.rows[self._place]]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What each line says: the must lines, then the want lines."""
        return self._judged.findings(self._place)

    @property
    def excluded(self) -> bool:
        """Whether a must line keeps the talent out."""
        return self.rank is None

    @property
    def needs_review(self) -> bool:
        """要確認: some must line does not know."""
        return any(finding.verdict is Verdict.UNKNOWN for finding in self.findings)

    @property
    def score(self) -> Decimal:
        """The total out of 100, rounded down to two decimals: for people to read."""
        return out_of_100(self.total, self.max_total)

    def part(self, points: int) -> Decimal:
        """Some of the points out of 100, as `score` shows all of them."""
        return out_of_100(points, self.max_total)

    def _repr_html_(self) -> str:
        return match_html(self)

    @property
    def must(self) -> tuple[Finding, ...]:
        """What the must lines say."""
        return tuple(f for f in self.findings if f.side is Side.MUST)

    @property
    def want(self) -> tuple[Finding, ...]:
        """What the want lines say."""
        return tuple(f for f in self.findings if f.side is Side.WANT)

    def text(self, lang: Lang = "ja") -> str:
        """Rank, total and every line in words; each number in it is one of a finding."""
        total = f"{self.total:,} / {self.max_total:,}"
        if lang == "ja":
            rank = "対象外" if self.rank is None else f"{self.rank:,} 位"
            head = f"{self.key}: {rank}、総得点 {total}"
        else:
            rank = "kept out" if self.rank is None else f"rank {self.rank:,}"
            head = f"{self.key}: {rank}, total {total}"
        return "\n".join([head, *(f"- {finding.text(lang)}" for finding in self.findings)])


def out_of_100(points: int, max_total: int) -> Decimal:
    """Exact points as 0.00 to 100.00, rounded down."""
    return Decimal(points * SCALE // max_total if max_total else 0).scaleb(-2)


def explain_rows(
    strategy: Strategy,
    position: Position,
    pool: TalentPool,
    rows: Sequence[int],
    ranks: Sequence[int | None],
) -> tuple[Match, ...]:
    """What every line says of some rows, also of excluded ones: one call per line."""
    judged = Judged.of(strategy, position, pool, rows)
    keys, sums = pool.keys(rows), judged.totals.tolist()
    return tuple(
        Match(key, rank, total, strategy.max_total, judged, place)
        for place, (key, rank, total) in enumerate(zip(keys, ranks, sums, strict=True))
    )
