"""How sure the ranking is when the weights are a matter of opinion."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dxmatch.explain.ledger import LineName
from dxmatch.models import Lang


@dataclass(frozen=True, slots=True)
class Standing:
    """One talent: the share of all weightings in which they are first, or in the first ``k``.

    Attributes:
        rank: the rank with the weights of the sheet, from 1.
        first, within: 0 to 1; exact, or a count of samples over their number.
    """

    key: str
    rank: int
    first: Fraction
    within: Fraction


@dataclass(frozen=True, slots=True)
class WeightRange:
    """The whole weights of one line, the others as they are, with which the first stays first.

    Attributes:
        low, high: both inclusive; ``high`` is None without an upper end.
        below, above: who is first one step outside; None if there is no such step.
    """

    line: LineName
    low: int
    high: int | None
    below: str | None
    above: str | None

    @property
    def nearest(self) -> tuple[int, str] | None:
        """The nearest weight that puts somebody else first, and whom; None if no weight does."""
        steps = []
        if self.below is not None:
            steps.append((self.line.weight - self.low + 1, self.low - 1, self.below))
        if self.above is not None and self.high is not None:
            steps.append((self.high + 1 - self.line.weight, self.high + 1, self.above))
        if not steps:
            return None
        _, weight, key = min(steps)
        return weight, key


@dataclass(frozen=True, slots=True)
class TieGroup:
    """同点: talents with the same total; only their identity orders them.

    Attributes:
        rank: the rank that they share, that of the first of them.
        size: how many they are.
        keys: at most the first 20 of them, in order of identity.
    """

    rank: int
    total: int
    size: int
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Stability:
    """確かさ: standings, safe weights and ties of one shortlist.

    Attributes:
        k: length of the list that ``within`` speaks of.
        standings: everybody with a share, and the current first ``k``; in order of rank.
        ranges: per want line the weights that keep the first one first; empty if nobody is.
        ties: groups of equal totals that touch the first ``k``, as ties and not as an order.
        samples: how many weightings were drawn; 0 if the shares are exact.
        seed: of the draw.
    """

    k: int
    standings: tuple[Standing, ...]
    ranges: tuple[WeightRange, ...]
    ties: tuple[TieGroup, ...]
    samples: int
    seed: int

    @property
    def exact(self) -> bool:
        """Whether the shares are exact."""
        return not self.samples

    @property
    def smallest_move(self) -> tuple[WeightRange, int, str] | None:
        """The line whose weight has to move least, the new weight, and who is then first."""
        found = [(each, each.nearest) for each in self.ranges]
        moves = [(each, *nearest) for each, nearest in found if nearest is not None]
        return min(moves, key=lambda move: abs(move[1] - move[0].line.weight), default=None)

    def of(self, key: str) -> Standing | None:
        """The standing of ``"vendor:id"``; None if no weighting puts them into the first ``k``."""
        return next((each for each in self.standings if each.key == key), None)

    def text(self, lang: Lang = "ja") -> str:
        """Shares, safe weights and ties in words."""
        ja = lang == "ja"
        lines = [self._how(lang)]
        for each in self.standings:
            first, within = _percent(each.first), _percent(each.within)
            lines.append(
                f"- {each.rank:,} 位 {each.key}: 1位 {first}、上位 {self.k:,} 名以内 {within}"
                if ja
                else f"- {each.rank:,}. {each.key}: first {first}, in the first {self.k:,} {within}"
            )
        lines += [f"- {_span(span, lang)}" for span in self.ranges]
        for tie in self.ties:
            keys = ", ".join(tie.keys) + (" …" if tie.size > len(tie.keys) else "")
            lines.append(
                f"- 同点({tie.rank:,} 位、{tie.total:,} 点、{tie.size:,} 名): {keys}"
                if ja
                else f"- tied at {tie.rank:,} with {tie.total:,} points ({tie.size:,}): {keys}"
            )
        return "\n".join(lines)

    def to_dict(self, lang: Lang = "ja") -> dict[str, Any]:
        """The same as plain values for JSON; shares as numbers from 0 to 1."""
        return {
            "k": self.k,
            "exact": self.exact,
            "samples": self.samples,
            "seed": self.seed,
            "standings": [
                {
                    "talent": each.key,
                    "rank": each.rank,
                    "first": float(each.first),
                    "within": float(each.within),
                    "first_percent": _percent(each.first),
                    "within_percent": _percent(each.within),
                }
                for each in self.standings
            ],
            "ranges": [
                {
                    "line": span.line.key,
                    "weight": span.line.weight,
                    "low": span.low,
                    "high": span.high,
                    "below": span.below,
                    "above": span.above,
                }
                for span in self.ranges
            ],
            "ties": [
                {"rank": t.rank, "total": t.total, "size": t.size, "talents": list(t.keys)}
                for t in self.ties
            ],
            "text": self.text(lang),
        }

    def _how(self, lang: Lang) -> str:
        if self.exact:
            if lang == "ja":
                return "配点を自由に変えたとき(全ての配分を厳密に計算):"
            return "over all ways to weigh the lines (exact):"
        if lang == "ja":
            return (
                f"配点を自由に変えたとき(無作為な {self.samples:,} 通り、乱数の種 {self.seed:,}):"
            )
        return f"over ways to weigh the lines ({self.samples:,} drawn with seed {self.seed:,}):"

    def __str__(self) -> str:
        return self.text("ja")


def _percent(share: Fraction) -> str:
    """Rounded down to a tenth of a percent."""
    tenths = int(share * 1000)
    return f"{tenths // 10}.{tenths % 10}%"


def _span(span: WeightRange, lang: Lang) -> str:
    high = "∞" if span.high is None else f"{span.high:,}"
    name, others = span.line.title.get(lang), [key for key in (span.below, span.above) if key]
    if lang == "ja":
        beyond = f"(外れると {' / '.join(others)})" if others else ""
        return f"{name}: 配点 {span.low:,}〜{high}(現在 {span.line.weight:,})で1位は同じ{beyond}"
    beyond = f" (beyond: {' / '.join(others)})" if others else ""
    kept = f"the first stays first for weights {span.low:,} to {high}"
    return f"{name}: {kept}, now {span.line.weight:,}{beyond}"
